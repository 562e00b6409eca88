"""How processes are made where nothing can be forked: a fresh Python each, on any system.

The grading process starts a checker, and the checker a learner's process; each is one end of a
loopback connection, and closing that ends the process, with what it has started. One process of
each kind is started ahead, so that its imports are done when it is needed.

There is no sandbox here. Time is limited, and so is the memory of a learner's process, which is
polled many times a second. Its disk, its threads and the processes that it has detached are not.
"""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil

from autograder.errors import WorkerError
from autograder.wire import loopback
from autograder.wire.channel import Channel

ISOLATION = "none: a process of its own, with the rights of whoever runs the grader"
FORCED = "AUTOGRADER_SPAWN"  # set it to make processes like this on Linux too
ROOT = Path(__file__).resolve().parents[3]
START_SECONDS = 120.0  # a first start may build matplotlib's list of fonts, under a virus scanner
MEMORY_POLL_SECONDS = 0.1
CHECKER, LEARNER = (
    "autograder.engine.processes.spawned_checker",
    "autograder.inside.spawned_learner",
)
_SINGLE = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows, where it also keeps Ctrl+C away


def is_needed() -> bool:
    """Whether processes are made in this way here, if there are no walls."""
    return sys.platform != "linux" or bool(os.environ.get(FORCED))


class Process:
    """A fresh Python process that runs the `main` of a module, in an empty folder of its own."""

    def __init__(self, module: str, folder: Path | None = None):
        """Start it; `connected` waits for it.

        Args:
            module: with a function `main`.
            folder: where its own folder is made; by default the system's for temporary files.
        """
        self._folder = tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115, read if the start fails
        self._door, self._ending = loopback.Door(), threading.Lock()
        self.ended = False
        self._process = subprocess.Popen(
            [sys.executable, "-c", _start(module)], cwd=self._folder.name,
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=self._errors,
            env=os.environ | _SINGLE | _environment(self._folder.name),
            start_new_session=True, creationflags=_NO_WINDOW,
        )  # fmt: skip
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):  # it has ended: `connected` says why
            self._door.invite(self._process.stdin)  # pyright: ignore[reportArgumentType]

    def connected(self, after: Callable[["Connection"], object] = lambda end: None) -> "Connection":
        """Wait until it has imported everything, and return the connection.

        Args:
            after: is called when the connection was closed and the process has ended.

        Raises:
            WorkerError: it did not start; the message has its last words.
        """
        try:
            end, number = self._door.opened(START_SECONDS, lambda: self._process.poll() is None)
        except OSError as error:
            said = self._last_words()
            self.end()
            raise WorkerError(f"a process of the grader did not start: {error}. {said}") from error
        return Connection(end, self, number, after)

    def end(self) -> None:
        """Kill it, with all that it has started, and remove its folder."""
        with self._ending:
            if self.ended:
                return
            self.ended = True
            _kill(self._process)
            self._door.close()
            self._errors.close()
            self._folder.cleanup()

    def _last_words(self):
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        return f"Its last words: {lines[-1][:300]}" if lines else "It said nothing."


class Connection(socket.socket):
    """One end of the connection to a started process; closing it ends that process."""

    def __init__(self, end: socket.socket, process: Process, number: int, after: Callable):
        """Args: number: the id of the process at the other end; after: see `connected`."""
        super().__init__(fileno=end.detach())
        self._process, self._number, self._after = process, number, after

    def close(self) -> None:
        """Hang up, and end the process."""
        super().close()
        if not self._process.ended:
            self._process.end()
            self._after(self)

    def limit_memory(self, megabytes: int) -> None:
        """Kill the process once it uses so much more memory than it does now."""
        threading.Thread(target=self._watch, args=(megabytes * 2**20,), daemon=True).start()

    def _watch(self, most):
        pause = threading.Event()
        with contextlib.suppress(psutil.Error):  # it has ended by itself
            other = psutil.Process(self._number)
            most += other.memory_info().rss
            while not self._process.ended:
                if other.memory_info().rss > most:
                    other.kill()
                pause.wait(MEMORY_POLL_SECONDS)


class Ahead:
    """Hands out processes of one kind, of which one is started before it is asked for."""

    def __init__(self, module: str, folder: Path | None = None):
        self._kind = module, folder
        self._lock, self._closed = threading.Lock(), False
        self._ready: Process | None = None
        self.start()

    def start(self) -> None:
        """Start one for the next time, if none is waiting."""
        with self._lock:
            if self._ready is None and not self._closed:
                self._ready = Process(*self._kind)

    def take(self) -> Process:
        """Return the one that was started ahead, or else a new one."""
        with self._lock:
            taken, self._ready = self._ready, None
        return taken or Process(*self._kind)

    def close(self) -> None:
        """End the one that nobody took, and start no more."""
        with self._lock:
            taken, self._ready, self._closed = self._ready, None, True
        if taken:
            taken.end()


class Learners:
    """Makes the processes of one learner, as `sandbox.learner_processes.Box` does behind walls."""

    def __init__(self):
        self._ahead = Ahead(LEARNER, Path.cwd())

    def ask(self, request: dict, copies: Sequence[socket.socket] = ()) -> socket.socket:
        """Return a connection to a new process of the learner, which makes no copies of itself."""
        end = self._ahead.take().connected()
        Channel(end).send(request)
        end.limit_memory(request["limits"]["memory_mb"])
        return end


class Spawns:
    """Makes the checkers of an engine, as `Forks` does on Linux."""

    isolation = ISOLATION

    def __init__(self):
        self.probes: list[str] = []  # there are no walls to try
        self._running: set[Connection] = set()

    def start(self) -> None:
        """Start a checker ahead, which starts a learner's process ahead."""
        self._ahead = Ahead(CHECKER)

    def checker(self) -> socket.socket:
        """Return a connection to a new checker; closing it ends the checker."""
        end = self._ahead.take().connected(self._done)
        self._running.add(end)
        return end

    def lives(self) -> bool:
        """Return True: no process here serves more than one notebook."""
        return True

    def close(self) -> None:
        """End all processes."""
        self._ahead.close()
        for end in list(self._running):
            end.close()

    def _done(self, end):
        self._running.discard(end)
        self._ahead.start()  # for the next notebook


def _start(module):
    """Return the program of a process: it finds the course, and not what lies in its folder."""
    return (
        # imports leave little garbage, so none is collected until `main` enables it again
        f"import gc, sys; gc.disable(); sys.path.insert(0, {str(ROOT)!r}); "
        f"from importlib import import_module; import_module({module!r}).main()"
    )


def _environment(folder):
    """Return what is the same on every machine: text in UTF-8, no settings of IPython's."""
    return {
        "IPYTHONDIR": str(Path(folder, "ipython")),
        "MPLBACKEND": "Agg",
        "PYTHONUTF8": "1",
    }


def _kill(process):
    """Kill a process with its descendants, and reap it."""
    family = []
    with contextlib.suppress(psutil.Error):
        family = psutil.Process(process.pid).children(recursive=True)
    with contextlib.suppress(AttributeError, OSError):  # only POSIX has groups, and it may be empty
        os.killpg(process.pid, 9)
    for each in [process, *family]:
        with contextlib.suppress(psutil.Error, OSError):
            each.kill()
    process.wait()
    psutil.wait_procs(family, timeout=2)  # else Windows would not remove the folder
    with contextlib.suppress(OSError):
        process.stdin.close()
