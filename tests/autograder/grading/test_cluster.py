"""Some answers of the bank over a Dask cluster with TLS, with one of its two workers killed."""

import gc
import os

import dask
import pytest
from dask.distributed import Client

from autograder.errors import WorkerError
from autograder.gradebook import course as gradebook
from autograder.grading import batch, pool
from autograder.grading.grader import grade
from tests.support import cluster as clusters
from tests.support.grading import ROOT
from tests.support.hands import classes, promised, write_submission

QUIZ = "concept_quiz"  # graded in a moment


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Start a cluster; one test kills one of its workers, and no other needs them."""
    with clusters.cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


def test_nobody_without_the_key_is_let_in(cluster):
    address, _ = cluster
    keys = ("tls.ca-file", "tls.client.cert", "tls.client.key", "require-encryption")
    with dask.config.set({f"distributed.comm.{key}": None for key in keys}):
        for open_to, said in (
            (address, "no usable key"),
            (address.replace("tls", "tcp"), "answers"),
        ):
            with (
                pytest.raises(WorkerError, match=said),
                pool.executor(workers=1, scheduler=open_to),
            ):
                pass
            # closed while the next one starts, it would wait for a lock that this one holds
            clients = [each for each in gc.get_objects() if isinstance(each, Client)]
            assert "connecting" not in [each.status for each in clients]


def signed_work(submission, source, settings):
    """Grade in the worker's own sandbox, and say which worker it was."""
    graded = grade(submission, source, settings)
    graded.report.review.append(f"by {os.getpid()}")
    return graded


def test_a_killed_worker_loses_nobody(cluster, tmp_path, monkeypatch):
    address, workers = cluster
    assert address.startswith("tls://")
    running = {worker.pid: worker for worker in workers}
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path / "state"))
    course = gradebook.course(ROOT)
    hands = classes(QUIZ, most=5)
    for student, hand in hands.items():
        write_submission(hand, course.submitted / student / QUIZ)
    graded = {}
    with pool.executor(workers=1, scheduler=address) as executor:
        # when the fourth is known, four more at most are begun: the last four are the other's
        plan = batch.Plan(course, QUIZ, ahead=4)
        for outcome in batch.run(plan, executor, work=signed_work):
            assert outcome.fault == ""
            graded[outcome.submission.student] = outcome.graded.report
            if len(graded) == 4:  # one that works: on a busy machine the other may still start
                running[worker_of(graded[outcome.submission.student])].kill()
    assert graded.keys() == hands.keys()
    for student, report in graded.items():
        points = {result.grade_id: result.points for result in report.exercises}
        assert points == promised(QUIZ, student), student
    assert len(set(map(worker_of, graded.values()))) == 2  # both had a part


def worker_of(report):
    """Return the process that signed a report."""
    return int(report.review[-1].removeprefix("by "))
