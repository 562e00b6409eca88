"""Grades many submissions on any concurrent.futures Executor: local, or a Dask cluster's.

Only a few submissions are in flight at a time, so memory does not grow with the class. A submission
whose worker was lost is submitted again, a few times; Dask reassigns its work by itself.
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
from pathlib import Path

from autograder.errors import AutograderError, WorkerError
from autograder.files.distrusted import UnreadableError
from autograder.grading import cluster, grader
from autograder.grading.changed_points import Change
from autograder.grading.grader import Graded
from autograder.model import Limits, Submission
from autograder.text import foreign

OWN = AutograderError | UnreadableError  # the grader's own errors
LIVES = 3  # after so many lost workers, a submission is reported without a result


@dataclass(frozen=True)
class Outcome:
    """A graded submission, or why it has no result (a fault of the grader, not of the learner).

    `change` is what grading it again has changed, if it was, and `kept_in` the file that says so.
    `limits` are those within which it ran, once it is entered.
    """

    submission: Submission
    graded: Graded | None
    fault: str = ""
    change: Change | None = None
    kept_in: Path | None = None
    limits: Limits | None = None


def outcomes(
    submissions: Iterable[Submission],
    function: Callable[[Submission], Graded],
    executor: Executor,
    *,
    ahead: int,
) -> Iterator[Outcome]:
    """Grade submissions, and yield each as it finishes, in any order.

    Args:
        submissions: read one by one.
        function: grades one; for a cluster, it and its result must be picklable.
        executor: runs it.
        ahead: how many submissions are in flight at a time.

    Raises:
        AutograderError: an error that affects every submission, such as no sandbox.
    """
    waiting, flying, lives = iter(submissions), {}, {}
    try:
        while True:
            while len(flying) < ahead and (one := next(waiting, None)) is not None:
                flying[_submit(executor, function, one)] = one
            if not flying:
                return
            for future in _first_done(executor, flying):
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
def executor(
    *, workers: int, scheduler: str = "", told: Callable[[str], object] = lambda line: None
) -> Iterator[Executor]:
    """Provide this machine's workers, or those of a Dask cluster.

    Args:
        workers: how many submissions run in parallel on this machine. Threads suffice: each
            waits for a process that the engine has forked. Ctrl-C ends these processes at once.
        scheduler: the address of a Dask scheduler, such as "tls://10.0.0.5:8786"; "" for none.
            Dask's configuration names the keys.
        told: is called with what somebody should know about a cluster while the work goes on.

    Raises:
        WorkerError: dask.distributed is not installed, or no scheduler answers.
    """
    if scheduler:
        with cluster.connected(scheduler, told) as remote:
            yield remote
        return
    local = ThreadPoolExecutor(workers, thread_name_prefix="grader")
    try:
        yield local
    except KeyboardInterrupt:
        grader.stop()
        raise
    finally:
        local.shutdown(cancel_futures=True)


def _first_done(executor, futures):
    if isinstance(executor, cluster.Cluster):
        return executor.first_done(futures)
    return wait(futures, return_when=FIRST_COMPLETED).done


def _submit(executor, function, one):
    try:
        return executor.submit(function, one)
    except (BrokenExecutor, RuntimeError) as error:
        raise WorkerError(
            f"the workers were lost: {error}; run the same command again to continue"
        ) from error


def _worker_died(future):
    if future.cancelled():  # by Dask, when it lost its scheduler for a moment
        return True
    error = future.exception()
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
    except Exception as error:  # a submission that breaks the grader must not stop the class
        return Outcome(one, None, named(error))


def named(error: BaseException) -> str:
    """Return an exception as cleaned text, because it may quote a learner.

    The grader's own errors are shown without the name of their class.
    """
    if isinstance(error, OWN):
        return foreign.clean(str(error), 1_000)
    return foreign.clean(f"{type(error).__name__}: {error}".removesuffix(": "), 1_000)
