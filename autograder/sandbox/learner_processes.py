"""A running fork server of learners' processes, behind whichever wall it was started."""

import json
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from typing import NamedTuple

from autograder.errors import SandboxUnavailable

SECONDS = 60.0


class Command(NamedTuple):
    """How to start it.

    Attributes:
        before: the program that isolates, with its arguments; none of that is inherited.
        place: the folder from which it imports the course.
        settings: which wall it builds around each learner, as `inside/walls.py` takes it.
        environment: all that it finds there.
        fix: takes what it said when it did not start, and returns what to do about it.
        ended: is called once it has ended.
    """

    before: list[str]
    place: str
    settings: dict
    environment: dict[str, str]
    fix: Callable[[str], str]
    ended: Callable[[], object] = lambda: None


class Box:
    """The running fork server, and the socket that requests a learner's own sandbox from it."""

    def __init__(self, command: Command):
        """Start it; `wait_until_ready` waits for it."""
        self._command = command
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115, read if the start fails
        with theirs:
            self._process = subprocess.Popen(
                [*command.before, sys.executable, "-c", _program(command.place),
                 str(theirs.fileno()), json.dumps(command.settings)],
                pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=self._errors, env=command.environment,
                start_new_session=True,  # a learner's signal to its group must not reach the grader
            )  # fmt: skip

    def wait_until_ready(self) -> None:
        """Wait until it is ready to fork.

        Raises:
            SandboxUnavailable: it did not start.
        """
        self.control.settimeout(SECONDS)
        try:
            ready = self.control.recv(16)
        except OSError as error:
            ready = str(error).encode()
        if ready != b"ready":
            raise SandboxUnavailable(self._why())
        self.control.settimeout(None)

    def ask(self, request: dict, copies: Sequence[socket.socket] = ()) -> socket.socket:
        """Return one end of a socket; a new, empty sandbox holds the other.

        Args:
            request: what `inside/loop.py` takes, and the limits.
            copies: the ends that the copies of the learner's process will hold.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            ends = [each.fileno() for each in (theirs, *copies)]
            socket.send_fds(self.control, [json.dumps(request).encode()], ends)
        return ours

    def end(self) -> None:
        """Close the socket and wait until it has ended."""
        self.control.close()
        wait_or_kill(self._process, seconds=2)
        self._command.ended()

    def _why(self):
        self._process.kill()
        self._process.wait()
        self._errors.seek(0)
        said = self._errors.read().decode("utf-8", "replace").strip()[-600:]
        return f"the sandbox did not start: {said or 'no message'}. Fix: {self._command.fix(said)}"


def wait_or_kill(process: subprocess.Popen, seconds: float) -> None:
    """Wait for a process to end by itself, and kill it if that takes longer."""
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _program(place):
    """Return the program that puts the course on the path and becomes the fork server."""
    return (
        # imports leave little garbage, so none is collected until the fork server enables it again
        f"import gc, sys; gc.disable(); sys.path.insert(0, {place!r}); "
        "from autograder.inside.learner_forkserver import main; main()"
    )
