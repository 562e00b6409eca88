"""A Dask cluster as an Executor that does not wait for ever: for workers, or for its scheduler."""

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import contextmanager
from typing import TYPE_CHECKING

from autograder.errors import WorkerError

if TYPE_CHECKING:
    from dask.distributed import Client

LOOK = 5.0  # seconds between two looks at a cluster that has finished nothing in the meantime
NOTICE = 10.0  # seconds without a worker until somebody is told, and until the run ends
PATIENCE = 600.0
ANSWER = 30.0  # seconds in which a scheduler says who works for it; a frozen one never does
NOBODY = (
    "No worker is connected to the Dask scheduler {scheduler}. Start one: dask worker {scheduler} "
    "--nthreads 2. This run waits for {minutes:.0f} minutes; Ctrl-C ends it, and keeps what is "
    "graded."
)
NOBODY_CAME = (
    "no worker was connected to the Dask scheduler {scheduler} for {minutes:.0f} minutes. Start "
    "some, and run the same command again to continue: what is graded is kept."
)
LOST = (
    "the connection to the Dask scheduler {scheduler} was lost. Check whether it runs, and run "
    "the same command again to continue: what is graded is kept."
)
SILENT = (
    "the Dask scheduler {scheduler} did not answer within {seconds:g} s. Check whether it hangs, "
    "or start it again, and run the same command again to continue: what is graded is kept."
)


class Cluster(Executor):
    """Hands work to the workers of a Dask cluster."""

    def __init__(self, client: "Client", scheduler: str, told: Callable[[str], object]):
        """Hand work to a client's cluster.

        Args:
            client: is connected.
            scheduler: its address, for messages.
            told: is called with what somebody should know while the work goes on.
        """
        self._client, self._scheduler, self._told = client, scheduler, told
        self._executor = client.get_executor(pure=False, retries=2)
        self._alone: float | None = None  # since when no worker is seen
        self._said = False  # whether somebody was told

    def submit(self, fn: Callable, /, *args: object, **kwargs: object) -> Future:
        """Hand over a call; Dask gives it to another worker when its own is lost."""
        return self._executor.submit(fn, *args, **kwargs)

    def first_done(self, futures: Iterable[Future]) -> set[Future]:
        """Wait until some of the futures are done, and return these.

        Dask cancels them when it loses its scheduler; then it may find it again, or give up.

        Raises:
            WorkerError: they never will be done: no worker came, or the scheduler is gone.
        """
        while not (done := wait(futures, LOOK, FIRST_COMPLETED).done):
            self._require_scheduler()
            self._require_workers()
        self._require_scheduler()
        return done

    def _require_scheduler(self):
        if self._client.status in ("closing", "closed"):
            raise WorkerError(LOST.format(scheduler=self._scheduler))

    def _require_workers(self):
        if self._has_workers():
            self._alone = None
            return
        now = time.monotonic()
        if self._alone is None:
            self._alone, self._said = now, False
        said = {"scheduler": self._scheduler, "minutes": PATIENCE / 60}
        if now - self._alone >= PATIENCE:
            raise WorkerError(NOBODY_CAME.format(**said))
        if now - self._alone >= NOTICE and not self._said:
            self._said = True
            self._told(NOBODY.format(**said))

    def _has_workers(self):
        if (scheduler := self._client.scheduler) is None:
            return True
        try:  # as `nthreads` does, which would wait for ever
            asked = self._client.sync(scheduler.ncores, workers=None, callback_timeout=ANSWER)
            return bool(asked)
        except TimeoutError as error:
            if self._client.status != "running":  # it looks for its scheduler, and gives up itself
                return True
            said = SILENT.format(scheduler=self._scheduler, seconds=ANSWER)
            raise WorkerError(said) from error
        except (OSError, AttributeError):  # while it looks for its scheduler, or has given up
            return True


@contextmanager
def connected(scheduler: str, told: Callable[[str], object]) -> Iterator[Cluster]:
    """Connect to a scheduler.

    Args:
        scheduler: its address, such as "tls://10.0.0.5:8786"; Dask's configuration names the keys.
        told: is called with what somebody should know while the work goes on.

    Raises:
        WorkerError: dask.distributed is not installed, or no scheduler answers.
    """
    with _client(scheduler) as client:
        yield Cluster(client, scheduler, told)


def _client(scheduler):
    try:
        from dask.distributed import Client
    except ImportError:
        raise WorkerError(
            "--scheduler needs dask.distributed, which is not installed; "
            "install it with: pip install -e '.[cluster]'"
        ) from None
    try:
        return _started(Client, scheduler)
    except (TypeError, FileNotFoundError) as error:  # a connection with TLS, but without its keys
        raise WorkerError(
            f"Dask found no usable key for {scheduler} ({error}). In the course's folder, make the "
            "keys and set DASK_CONFIG=deploy/cluster/dask.yaml: deploy/cluster/README.md"
        ) from error
    except (OSError, ValueError) as error:
        raise WorkerError(
            f"no Dask scheduler answers at {scheduler} ({error}); start one with `dask scheduler` "
            "and give the address that it prints"
        ) from error


def _started(kind, scheduler):
    """Return a client. One that cannot connect is closed.

    Dask would close it when it is collected: while another starts, both would wait for ever.
    """
    client = kind.__new__(kind)
    try:
        client.__init__(scheduler, timeout=10)
    except BaseException:
        client.close()
        raise
    return client
