"""A cluster without workers, or without its scheduler, ends a run instead of letting it wait."""

import signal

import pytest
from dask.distributed import LocalCluster

from autograder.errors import WorkerError
from autograder.grading import cluster as remote
from autograder.grading import pool
from autograder.model import Submission
from tests.support import cluster as clusters


@pytest.fixture
def impatient(monkeypatch):
    """Tell of missing workers at once, and end a run without them soon after."""
    for name, seconds in {"LOOK": 0.1, "NOTICE": 0.2, "PATIENCE": 2.0, "ANSWER": 1.0}.items():
        monkeypatch.setattr(remote, name, seconds)


def without_workers():
    return LocalCluster(n_workers=0, processes=False, protocol="tcp", dashboard_address=None)


def graded_over(address, told):
    """Hand one submission to a scheduler, and return what became of it."""
    one = Submission("lab", "ada", "lab.ipynb", b"{}", "digest")
    with pool.executor(workers=1, scheduler=address, told=told) as executor:
        return [each.graded for each in pool.outcomes([one], student, executor, ahead=1)]


def student(submission):
    return submission.student


@pytest.mark.usefixtures("impatient")
def test_a_run_without_workers_says_so_once_and_ends():
    said = []
    with without_workers() as cluster:
        address = cluster.scheduler_address
        with pytest.raises(WorkerError, match=r"no worker was connected.* the same command again"):
            graded_over(address, said.append)
    (line,) = said
    assert line.startswith(f"No worker is connected to the Dask scheduler {address}.")


@pytest.mark.usefixtures("impatient")
def test_a_worker_that_comes_late_does_the_work():
    with without_workers() as cluster:
        assert graded_over(cluster.scheduler_address, lambda _: cluster.scale(1)) == ["ada"]


@pytest.mark.usefixtures("impatient")
def test_a_lost_scheduler_ends_the_run(tmp_path):
    with (
        clusters.scheduler(tmp_path) as (address, process),
        pytest.raises(WorkerError, match=rf"Dask scheduler {address} (was lost|did not answer)"),
    ):
        graded_over(address, lambda _: process.kill())


@pytest.mark.usefixtures("impatient")
def test_a_frozen_scheduler_ends_the_run(tmp_path):
    with (
        clusters.scheduler(tmp_path) as (address, process),
        pytest.raises(WorkerError, match=rf"scheduler {address} did not answer within 1 s"),
    ):
        graded_over(address, lambda _: process.send_signal(signal.SIGSTOP))
