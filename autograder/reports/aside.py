"""Calls that may take too long, in a process beside this one, which is killed when they do.

A thread cannot be stopped, and a regular expression that went astray does not look at a clock; a
process can be killed on every system. It is started once, and again only after it was killed.
"""

import contextlib
import io
import pickle
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from typing import IO, Any, cast

START = "from autograder.reports.aside import serve; serve()"


class TookTooLongError(RuntimeError):
    """The call was not done within its time, or its process was lost."""


class CallError(RuntimeError):
    """The call raised; the message is its traceback."""


class Aside:
    """One process beside this one; `call` runs a function there."""

    def __init__(self, seconds: float):
        self._seconds = seconds
        self._process: subprocess.Popen | None = None

    def call(self, function: Callable, *arguments: Any, **named: Any) -> Any:
        """Run a function of a module there, and return what it returns.

        Raises:
            TookTooLongError: it was not done within `seconds`, so its process was killed.
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
                with contextlib.suppress(OSError):  # what was not yet written is not wanted either
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
def beside(seconds: float) -> Iterator[Aside]:
    """Have a process for calls of at most so many seconds."""
    aside = Aside(seconds)
    try:
        yield aside
    finally:
        aside.close()


def serve() -> None:
    """Answer calls on standard input until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asks decides when this ends
    calls, answers = cast(io.BufferedReader, sys.stdin.buffer), sys.stdout.buffer
    sys.stdout = sys.stderr
    while calls.peek(1):
        function, arguments, named = pickle.load(calls)
        pickle.dump(_done(function, arguments, named), answers)
        answers.flush()


def _done(function, arguments, named):
    try:
        return True, function(*arguments, **named)
    except Exception:  # it is raised again by the process that asked
        return False, traceback.format_exc()
