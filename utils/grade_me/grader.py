"""Runs the grader as a separate process next to the notebook; it ends with the kernel.

Requests are lines of JSON on its standard input; answers are lines of JSON on its standard output.
"""

import contextlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

NOT_STARTED = (
    "The grader could not be started: {error}. Restart the kernel (Kernel, Restart Kernel), and "
    "run this cell again."
)
NO_ANSWER = "The grader said {line!r} instead of an answer; press the button again."
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows, else a console would appear
_SECRET = re.compile(
    "TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|COOKIE|(API|ACCESS|PRIVATE)_?KEY", re.I
)


class GraderError(Exception):
    """The grader gave no answer; the message says why and what to do."""


class Grader:
    """A running grader. One notebook at a time."""

    def __init__(self, course: Path, *, anyway: bool = False):
        """Start the grader early, so that its imports are done before the first request.

        Args:
            course: the folder whose source/ or release/ has the tests.
            anyway: whether to go on without a sandbox where this machine has none.

        Raises:
            GraderError: it cannot be started.
        """
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115, read when the grader has ended
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "autograder", "serve", *(["--anyway"] if anyway else [])],
                cwd=course, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors,
                encoding="utf-8", env=_environment(), creationflags=_NO_WINDOW,
                start_new_session=True,  # interrupting a cell does not end the grader
            )  # fmt: skip
        except OSError as error:
            self._errors.close()
            raise GraderError(NOT_STARTED.format(error=error)) from error
        assert self._process.stdin is not None and self._process.stdout is not None
        self._requests, self._answers = self._process.stdin, self._process.stdout
        self._ready = False

    def grade(self, notebook: Path, exercise: str = "") -> Iterator[dict]:
        """Request a notebook's report, and yield each message until the report, which is the last.

        A grader that refuses to work says so at its start, and that is its last message.

        Args:
            notebook: the file.
            exercise: the only one to grade; "" for all.

        Raises:
            GraderError: the grader ended, or said what no grader says.
        """
        if not self._ready:
            first = self._next()
            yield first
            if "refused" in first:
                return
            self._ready = True
        self._ask({"notebook": str(notebook)} | ({"exercise": exercise} if exercise else {}))
        while True:
            message = self._next()
            yield message
            if "report" in message or "trouble" in message:
                return

    def cancel(self) -> None:
        """End the grader in the middle of its work; who waits for it gets a GraderError."""
        self._process.kill()

    def close(self) -> None:
        """End the grader and everything that it runs."""
        with contextlib.suppress(OSError):  # it ended before it read a request
            self._requests.close()
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._answers.close()
        self._errors.close()

    def _ask(self, request):
        try:
            print(json.dumps(request), file=self._requests, flush=True)
        except OSError:
            raise GraderError(self._why()) from None

    def _next(self):
        line = self._answers.readline()
        if not line:
            raise GraderError(self._why())
        try:
            return json.loads(line)
        except ValueError:
            raise GraderError(NO_ANSWER.format(line=line[:80])) from None

    def _why(self):
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        last = f" Its last words: {lines[-1][:300]}" if lines else ""
        return f"The grader ended before it had an answer; press the button again.{last}"


def _environment():
    """Return this kernel's environment without its server's secrets: a grader needs no token."""
    return {name: value for name, value in os.environ.items() if not _SECRET.search(name)}
