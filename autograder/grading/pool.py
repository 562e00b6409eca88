"""Many submissions over any concurrent.futures Executor: this machine's, or a Dask cluster's.

Only a few submissions are in flight at a time, so memory does not grow with the class. Dask gives
the work of a lost worker to another by itself; here a broken pool is replaced, a few times.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    ThreadPoolExecutor,
    wait,
)
from contextlib import contextmanager
from dataclasses import dataclass

from autograder.errors import AutograderError, WorkerError
from autograder.files.distrusted import UnreadableError
from autograder.grading.grader import Graded
from autograder.model import Submission
from autograder.text import foreign

OWN = AutograderError | UnreadableError  # what the grader says itself
LIVES = 3  # a submission whose worker died this often is left without a result, and named


@dataclass(frozen=True)
class Outcome:
    """A graded submission, or why it has no result (a fault of the grader, not of the learner)."""

    submission: Submission
    graded: Graded | None
    fault: str = ""


def outcomes(
    submissions: Iterable[Submission],
    function: Callable[[Submission], Graded],
    executor: Executor,
    *,
    ahead: int,
) -> Iterator[Outcome]:
    """Grade submissions and yield each as it ends, in any order.

    Args:
        submissions: read one by one, `ahead` of them in flight.
        function: what a worker does with one; it and its answer can be pickled for a cluster.
        executor: runs it.
        ahead: how many are in flight.

    Raises:
        AutograderError: what stops every submission, such as a machine without a sandbox.
    """
    waiting, flying, lives = iter(submissions), {}, {}
    try:
        while True:
            while len(flying) < ahead and (one := next(waiting, None)) is not None:
                flying[_submit(executor, function, one)] = one
            if not flying:
                return
            for future in wait(flying, return_when=FIRST_COMPLETED).done:
                one = flying.pop(future)
                if _worker_died(future) and lives.setdefault(one.student, 1) < LIVES:
                    lives[one.student] += 1
                    flying[_submit(executor, function, one)] = one
                else:
                    yield _outcome(one, future)
    finally:
        for future in flying:
            future.cancel()


@contextmanager
def executor(*, workers: int, scheduler: str = "") -> Iterator[Executor]:
    """Open this machine's workers, or those of a Dask cluster.

    Args:
        workers: how many submissions run side by side on this machine. Threads are enough: each
            waits for a process that the warm engine forked.
        scheduler: the address of a Dask scheduler, such as "tcp://10.0.0.5:8786"; "" for none.

    Raises:
        WorkerError: dask.distributed is not installed, or no scheduler answers.
    """
    if scheduler:
        with _cluster(scheduler) as client:
            yield client.get_executor(pure=False, retries=2)
        return
    local = ThreadPoolExecutor(workers, thread_name_prefix="grader")
    try:
        yield local
    finally:
        local.shutdown(cancel_futures=True)


@contextmanager
def _cluster(scheduler):
    try:
        from dask.distributed import Client
    except ImportError:
        raise WorkerError(
            "--scheduler needs dask.distributed, which is not installed; "
            "get it with: pip install -e '.[cluster]'"
        ) from None
    try:
        client = Client(scheduler, timeout=10)
    except (OSError, ValueError) as error:
        raise WorkerError(
            f"no Dask scheduler answers at {scheduler} ({error}); start one with `dask scheduler` "
            "and give the address that it prints"
        ) from error
    with client:
        yield client


def _submit(executor, function, one):
    try:
        return executor.submit(function, one)
    except (BrokenExecutor, RuntimeError) as error:
        raise WorkerError(
            f"the workers are gone: {error}; run the same command again to go on"
        ) from error


def _worker_died(future):
    error = None if future.cancelled() else future.exception()
    return isinstance(error, WorkerError) or type(error).__name__ == "KilledWorker"


def _outcome(one, future):
    try:
        return Outcome(one, future.result())
    except (WorkerError, CancelledError) as error:
        return Outcome(
            one, None, f"its worker died: {foreign.clean(str(error)) or type(error).__name__}"
        )
    except (AutograderError, BrokenExecutor):
        raise
    except Exception as error:  # one submission that breaks the grader must not stop the class
        return Outcome(one, None, named(error))


def named(error: BaseException) -> str:
    """Return an exception as text that can be shown: it may quote a learner.

    What the grader says itself needs no name of a class before it.
    """
    if isinstance(error, OWN):
        return foreign.clean(str(error), 1_000)
    return foreign.clean(f"{type(error).__name__}: {error}".removesuffix(": "), 1_000)
