"""Starts programs as `!` does, and says it clearly where a wall lets none start."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator

NO_PROGRAMS = "no other program can be started while your work is graded: the sandbox allows none"
_EVENTS = frozenset((
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty",
))  # fmt: skip


def finished(command: str) -> subprocess.CompletedProcess[str]:
    """Run a command line to its end; return its exit code, and all that it printed.

    Raises:
        PermissionError: the sandbox allows no program.
    """
    with _clear_refusal():
        return subprocess.run(
            command, shell=True, check=False, text=True, errors="replace",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip


def refuse() -> None:
    """Let each way to start a program in Python say that the sandbox allows none."""
    sys.addaudithook(_refused)


def _refused(event, arguments):
    if event in _EVENTS:
        raise PermissionError(NO_PROGRAMS)


@contextlib.contextmanager
def _clear_refusal() -> Iterator[None]:
    """Say why no program starts; the system's own error would name a permission."""
    try:
        yield
    except OSError as error:
        raise PermissionError(NO_PROGRAMS) from error
