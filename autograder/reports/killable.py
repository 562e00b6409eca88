"""Runs calls that may take too long in a helper process, which is killed if they do.

A thread cannot be stopped, and a runaway regular expression checks no clock; a process can be
killed on every system. It is started once, and restarted only after it was killed.
"""

import contextlib
import io
import pickle
import queue
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from typing import IO, Any, cast

START = "from autograder.reports.killable import serve; serve()"


class TookTooLongError(RuntimeError):
    """The call did not finish in time, or its process was lost."""


class CallError(RuntimeError):
    """The call raised; the message is its traceback."""


class Helper:
    """One helper process; `call` runs a function in it."""

    def __init__(self, seconds: float):
        self._seconds = seconds
        self._process: subprocess.Popen | None = None

    def call(self, function: Callable, *arguments: Any, **named: Any) -> Any:
        """Run a module's function there, and return its result.

        Raises:
            TookTooLongError: it did not finish within `seconds`, so its process was killed.
            CallError: it raised.
        """
        process = self._running()
        calls, answers = _pipes(process)
        timer = threading.Timer(self._seconds, process.kill)
        timer.start()
        try:
            pickle.dump((function, arguments, named), calls)
            calls.flush()
            done, value = pickle.load(answers)
        except (EOFError, OSError, pickle.UnpicklingError):
            self.close()
            raise TookTooLongError(f"not done within {self._seconds:g} seconds") from None
        finally:
            timer.cancel()
        if not done:
            raise CallError(value)
        return value

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            process, self._process = self._process, None
            process.kill()
            for pipe in _pipes(process):
                with contextlib.suppress(OSError):  # unwritten data is not needed any more
                    pipe.close()
            process.wait()

    def _running(self):
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                [sys.executable, "-c", START], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        return self._process


def _pipes(process: subprocess.Popen) -> tuple[IO[bytes], IO[bytes]]:
    """Return the pipes that calls go into and answers come out of; `_running` asked for both."""
    assert process.stdin is not None and process.stdout is not None
    return process.stdin, process.stdout


@contextlib.contextmanager
def helper_process(seconds: float) -> Iterator[Helper]:
    """Provide a helper process for calls of at most `seconds` each."""
    helper = Helper(seconds)
    try:
        yield helper
    finally:
        helper.close()


@contextlib.contextmanager
def helper_processes(
    seconds: float, count: int
) -> Iterator[Callable[[], contextlib.AbstractContextManager[Helper]]]:
    """Provide helper processes; each call of what is yielded lends one to one thread."""
    with contextlib.ExitStack() as stack:
        free: queue.SimpleQueue[Helper] = queue.SimpleQueue()
        for _ in range(count):
            free.put(stack.enter_context(helper_process(seconds)))

        @contextlib.contextmanager
        def lent() -> Iterator[Helper]:
            helper = free.get()
            try:
                yield helper
            finally:
                free.put(helper)

        yield lent


def serve() -> None:
    """Answer calls on standard input until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the calling process decides when this one ends
    calls, answers = cast(io.BufferedReader, sys.stdin.buffer), sys.stdout.buffer
    sys.stdout = sys.stderr
    while calls.peek(1):
        function, arguments, named = pickle.load(calls)
        pickle.dump(_done(function, arguments, named), answers)
        answers.flush()


def _done(function, arguments, named):
    try:
        return True, function(*arguments, **named)
    except Exception:  # the calling process raises it again
        return False, traceback.format_exc()
