"""A Dask cluster of two workers on loopback, which takes nobody without its key."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dask
import distributed
import pytest
import yaml
from distributed.security import Security

from tests.support.grading import ROOT

LOOPBACK = ("--host", "127.0.0.1", "--port", "0")


@contextlib.contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen]]]:
    """Start a scheduler and two workers; yield its address and the workers' processes.

    Args:
        folder: where the scheduler writes its address.
    """
    address, settings = folder / "scheduler.json", _with_keys(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASK_CONFIG", str(settings))  # for commands that a test starts, too
        yield from _running(address, settings)


@contextlib.contextmanager
def scheduler(folder: Path) -> Iterator[tuple[str, subprocess.Popen]]:
    """Start a scheduler without workers and without keys; yield its address and its process."""
    address = folder / "scheduler.json"
    process = _start("scheduler", address, "--protocol", "tcp", *LOOPBACK)
    try:
        with distributed.Client(scheduler_file=str(address), timeout=60) as client:
            reached = client.scheduler.address
        yield reached, process
    finally:
        _end(process)


def _running(address, settings):
    scheduler = _start("scheduler", address, "--protocol", "tls", *LOOPBACK)
    workers = [_start("worker", address, "--nthreads", "1", "--no-nanny") for _ in range(2)]
    try:
        with (
            dask.config.set(dask.config.merge(dask.config.config, _read(settings))),
            distributed.Client(scheduler_file=str(address), timeout=60) as client,
        ):
            client.wait_for_workers(2, timeout=60)
            yield client.scheduler.address, workers
    finally:
        _end(*workers, scheduler)


def _start(what, address, *options):
    return subprocess.Popen(
        [sys.executable, "-m", "dask", what, "--scheduler-file", str(address), "--no-dashboard",
         *options],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _end(*processes):
    for process in processes:
        process.kill()
        process.wait()


def _read(settings):
    return yaml.safe_load(settings.read_text(encoding="utf-8"))


def _with_keys(folder):
    """Return deploy/cluster/dask.yaml with new keys in a folder in place of those in state/."""
    keys = Security.temporary()
    (folder / "certificate.pem").write_text(keys.tls_ca_file)
    (folder / "key.pem").write_text(keys.tls_scheduler_key)
    text = (ROOT / "deploy" / "cluster" / "dask.yaml").read_text(encoding="utf-8")
    (folder / "dask.yaml").write_text(text.replace("state/cluster/", f"{folder}/"))
    return folder / "dask.yaml"
