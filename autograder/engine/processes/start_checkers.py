"""Starts the trusted fork server, and asks it for a checker per submission.

This module imports little, so that a command can begin here before it imports the rest.
"""

import contextlib
import json
import os
import socket
import subprocess
import sys

from autograder.engine.processes import platform_support
from autograder.errors import SandboxUnavailable
from autograder.sandbox.learner_processes import wait_or_kill
from autograder.sandbox.policy import ROOT

START_SECONDS = 120.0
ENDING_SECONDS = 1.0  # how much later than its checker the fork server may end
NOT_LINUX = (
    "the sandbox needs Linux and this is {system}. Grade in Docker, Podman or WSL2, or go on "
    "without isolation: --no-sandbox"
)


class Forks:
    """The trusted fork server, which starts the sandbox's own, and forks a checker on request."""

    def __init__(self, *, sandbox: bool):
        self._sandboxed, self._begun = sandbox, False
        self.isolation = "not started"
        self.probes: list[str] = []

    def begin(self) -> "Forks":
        """Begin to start the processes, which import what they need; `start` waits for them.

        Raises:
            SandboxUnavailable: this system has no walls.
        """
        if not platform_support.has_walls():
            raise SandboxUnavailable(NOT_LINUX.format(system=sys.platform))
        self._begun = True
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        # imports leave little garbage, so none is collected until `import_checks` enables it again
        program = f"import gc, sys; gc.disable(); sys.path.insert(0, {str(ROOT)!r}); "
        program += "from autograder.engine.processes.checker_forkserver import main; main()"
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-c", program, str(theirs.fileno()),
                 "sandbox" if self._sandboxed else "no-sandbox"],
                pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL,
                env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "MPLBACKEND": "Agg"},
                start_new_session=True,  # Ctrl-C is for the command, which ends this process
            )  # fmt: skip
        return self

    def start(self) -> None:
        """Start the processes, and test the sandbox.

        Raises:
            SandboxUnavailable: the machine cannot isolate; the message says how to fix it.
        """
        if not self._begun:
            self.begin()
        try:
            self._started()
        except KeyboardInterrupt:
            self._process.kill()
            raise

    def close(self) -> None:
        """End the processes, and with them all running submissions."""
        self._control.close()
        wait_or_kill(self._process, seconds=5)

    def kill(self) -> None:
        """End the fork server at once; the kernel ends what it has forked."""
        if self._begun:
            self._process.kill()

    def checker(self) -> socket.socket:
        """Return a connection to a new checker; closing it ends the checker."""
        ours, theirs = socket.socketpair()
        with contextlib.ExitStack() as unused, theirs:
            unused.callback(ours.close)
            socket.send_fds(self._control, [b"check"], [theirs.fileno()])
            unused.pop_all()  # it was sent
        return ours

    def lives(self) -> bool:
        """Whether the fork server is still running; if killed, it takes its checkers with it."""
        try:
            self._process.wait(timeout=ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            return True
        return False

    def _started(self):
        self._control.settimeout(START_SECONDS)
        try:
            said: dict = json.loads(
                self._control.recv(2**16) or b'{"refused": "it ended while starting"}'
            )
        except OSError as error:
            said = {"refused": str(error)}
        if "refused" in said:
            self.close()
            raise SandboxUnavailable(said["refused"])
        self._control.settimeout(None)
        self.isolation, self.probes = said["isolation"], said["probes"]
