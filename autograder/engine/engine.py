"""Runs submissions, each in processes of its own.

On Linux two fork servers make them, a trusted one and one in the sandbox; elsewhere `spawn` does.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict

from autograder.engine import spawn, systems
from autograder.errors import CheckerLost, SandboxUnavailable, WorkerError
from autograder.model import Limits
from autograder.sandbox.policy import ROOT
from autograder.wire.channel import Channel, ClosedError
from autograder.wire.protocol import Done, Exceeded, Fault, Job, Progress, received, sent

START_SECONDS = 120.0
ENDING_SECONDS = 1.0  # how much later than its checker the fork server may end
GRACE_SECONDS = 60.0  # for the grader's own work after a submission's time is used up
NOT_LINUX = (
    "the sandbox needs Linux and this is {system}. Grade in Docker, Podman or WSL2, or go on "
    "without isolation: --no-sandbox"
)


class Engine:
    """Runs submissions, from any number of threads at once.

    `isolation` says how they are isolated; `probes` names the escapes that the sandbox refused.
    """

    def __init__(self, *, sandbox: bool = True):
        spawns = not sandbox and spawn.is_needed()
        self._makes = spawn.Spawns() if spawns else Forks(sandbox=sandbox)

    @property
    def isolation(self) -> str:
        """How submissions are isolated."""
        return self._makes.isolation

    @property
    def probes(self) -> list[str]:
        """The escapes that the sandbox refused."""
        return self._makes.probes

    def __enter__(self) -> "Engine":
        """Start; see `start`."""
        return self.start()

    def __exit__(self, *exception: object) -> None:
        """Close; see `close`."""
        self.close()

    def start(self) -> "Engine":
        """Start the processes, and test the sandbox.

        Raises:
            SandboxUnavailable: the machine cannot isolate; the message says how to fix it.
        """
        self._makes.start()
        return self

    def close(self) -> None:
        """End the processes, and with them all running submissions."""
        self._makes.close()

    def run(
        self, notebook: dict, limits: Limits, tell: Callable[[dict], object] = lambda result: None
    ) -> Done | Exceeded:
        """Run one notebook in a sandbox of its own.

        Args:
            notebook: as `intake` has assembled it.
            limits: what the learner's code may use.
            tell: is called with the fields of each test cell's result as soon as it is known.

        Returns:
            The outcome, or why the grader gave this submission up.

        Raises:
            CheckerLost: only this submission's process was lost; the engine is usable.
            WorkerError: a process of the engine was lost; a new engine is needed.
        """
        channel = self._checker()
        try:
            channel.send(sent(Job(notebook, asdict(limits))))
            report = _last(channel, limits.total_seconds + GRACE_SECONDS, tell)
        except TimeoutError as error:
            raise CheckerLost("more time than a submission may use") from error
        except (ClosedError, OSError) as error:
            if isinstance(error, ClosedError) and self._makes.lives():
                raise CheckerLost("memory or processor time, or it crashed") from error
            raise _lost(error) from error
        finally:
            channel.close()
        if isinstance(report, Fault):
            raise (WorkerError if report.lost else RuntimeError)(report.reason)
        return report

    def _checker(self):
        try:
            return Channel(self._makes.checker())
        except OSError as error:
            raise _lost(error) from error


class Forks:
    """The trusted fork server, which starts the sandbox's own, and forks a checker on request."""

    def __init__(self, *, sandbox: bool):
        self._sandboxed = sandbox
        self.isolation = "not started"
        self.probes: list[str] = []

    def start(self) -> None:
        """Start the processes, and test the sandbox.

        Raises:
            SandboxUnavailable: the machine cannot isolate; the message says how to fix it.
        """
        if not systems.has_walls():
            raise SandboxUnavailable(NOT_LINUX.format(system=sys.platform))
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); "
        program += "from autograder.engine.forkserver import main; main()"
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-c", program, str(theirs.fileno()),
                 "sandbox" if self._sandboxed else "no-sandbox"],
                pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL,
                env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "MPLBACKEND": "Agg"},
                start_new_session=True,  # Ctrl-C is for the command, which ends this process
            )  # fmt: skip
        try:
            self._started()
        except KeyboardInterrupt:
            self._process.kill()
            raise

    def close(self) -> None:
        """End the processes, and with them all running submissions."""
        self._control.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def checker(self) -> socket.socket:
        """Return a connection to a new checker; closing it ends the checker."""
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self._control, [b"check"], [theirs.fileno()])
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


def _lost(error):
    return WorkerError(f"the engine was lost ({error}); run the command again")


def _last(channel, seconds, tell):
    """Pass on each result as it comes, and return the final message."""
    deadline = time.monotonic() + seconds
    while True:
        message = channel.receive(seconds=deadline - time.monotonic())
        message = received(message, Progress, Done, Exceeded, Fault)
        if not isinstance(message, Progress):
            return message
        tell(message.result)
