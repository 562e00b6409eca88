"""Runs submissions, each in processes of its own.

On Linux two fork servers make them, a trusted one and one in the sandbox; elsewhere `spawn` does.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict

import numpy as np

from autograder.engine.processes import spawn
from autograder.engine.processes.start_checkers import Forks
from autograder.errors import CheckerLost, WorkerError
from autograder.model import Limits
from autograder.wire.channel import Channel, ClosedError
from autograder.wire.protocol import Done, Exceeded, Fault, Job, Progress, received, sent

GRACE_SECONDS = 60.0  # for the grader's own work after a submission's time is used up


class Engine:
    """Runs submissions, from any number of threads at once.

    `isolation` says how they are isolated; `probes` names the escapes that the sandbox refused.
    """

    def __init__(self, *, sandbox: bool = True, forks: Forks | None = None):
        """Make an engine.

        Args:
            sandbox: whether learners' processes run behind a wall.
            forks: the fork server, if it was begun already.
        """
        spawns = not sandbox and spawn.is_needed()
        self._makes = spawn.Spawns() if spawns else forks or Forks(sandbox=sandbox)

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

    def close(self, *, at_once: bool = False) -> None:
        """End the processes, and with them all running submissions; `at_once` kills them."""
        if at_once and isinstance(self._makes, Forks):
            self._makes.kill()
        self._makes.close()

    def run(
        self,
        notebook: dict,
        limits: Limits,
        tell: Callable[[dict], object] = lambda result: None,
        files: Mapping[str, bytes] | None = None,
    ) -> Done | Exceeded:
        """Run one notebook in a sandbox of its own.

        Args:
            notebook: as `intake` has assembled it.
            limits: what the learner's code may use.
            tell: is called with the fields of each test cell's result as soon as it is known.
            files: what lies beside the notebook, by path.

        Returns:
            The outcome, or why the grader stopped grading this submission.

        Raises:
            CheckerLost: only this submission's process was lost; the engine is usable.
            WorkerError: a process of the engine was lost; a new engine is needed.
        """
        channel = self._checker()
        try:
            channel.send(sent(Job(notebook, asdict(limits), _as_arrays(files or {}))))
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


def _as_arrays(files):
    """Return files in a form of which more fits into one message than of text."""
    return {path: np.frombuffer(content, np.uint8) for path, content in files.items()}


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
