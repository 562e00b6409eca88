"""A Dask cluster of two workers on loopback."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import distributed

from tests.support.grading import ROOT


@contextlib.contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen]]]:
    """Start a scheduler and two workers; yield its address and the workers' processes.

    Args:
        folder: where the scheduler writes its address.
    """
    address = folder / "scheduler.json"
    quiet = {"cwd": ROOT, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m", "dask"]
    options = ["--scheduler-file", str(address), "--no-dashboard"]
    scheduler = subprocess.Popen(
        [*dask, "scheduler", *options, "--host", "127.0.0.1", "--port", "0"], **quiet
    )
    workers = [
        subprocess.Popen([*dask, "worker", *options, "--nthreads", "1", "--no-nanny"], **quiet)
        for _ in range(2)
    ]
    try:
        with distributed.Client(scheduler_file=str(address), timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
            yield client.scheduler.address, workers
    finally:
        for process in [*workers, scheduler]:
            process.kill()
            process.wait()
