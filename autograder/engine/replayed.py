"""A learner's process that is replaced when it is lost.

What has run so far is kept as a list of messages, so that a new sandbox can be brought to any point
of it.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from autograder.engine import sandbox_connection
from autograder.engine.messages import lost_answers
from autograder.engine.messages.lost_answers import Ended, Gone
from autograder.engine.sandbox_connection import Sandbox
from autograder.engine.split.callbacks import Functions
from autograder.model import Limits, Status
from autograder.wire.protocol import (
    Call,
    Callback,
    Copied,
    Copy,
    Raised,
    Ran,
    Returned,
    Run,
    Test,
    Tested,
)

AGAIN = 1.0  # seconds for a cell that was interrupted, where a new process runs it again
GRACE = 1.0  # seconds in which a process can answer that it has interrupted what took too long
_ANSWERS: dict[type, Sequence[type]] = {
    Run: (Ran,), Test: (Tested,), Copy: (Copied,), Call: (Returned, Raised, Callback),
}  # fmt: skip


class Beside(NamedTuple):
    """What is beside the learner's code: tests, files by path, and copies to be made.

    `imports` are modules that the process has imported already when it begins. `seed` is that of
    its global random generators; None for any.
    """

    tests: bool = False
    files: Mapping[str, bytes] = MappingProxyType({})
    copies: Sequence[int] = ()
    imports: Sequence[str] = ()
    seed: int | None = None


class Replayed:
    """The sandbox of one submission, and what has run in it."""

    def __init__(self, ask: Any, limits: Limits, beside: Beside):
        """Store what is needed to start; the sandbox starts with the first request."""
        self._ask, self._limits, self._beside = ask, limits, beside
        self._deadline = time.monotonic() + limits.total_seconds
        self._box: Sandbox | None = None
        self.history: list[tuple] = []
        self.tells_why = True  # whether a message may quote what the process sent

    def open(self) -> Sandbox:
        """Return the sandbox; start one if needed, and rerun the earlier cells."""
        if self._box is None:
            self._box = self._begun(self.history, self._beside.copies)
        return self._box

    def begun(self, ran: int) -> Sandbox:
        """Return a new sandbox in which the first part of what has run is run again."""
        return self._begun(self.history[:ran], ())

    def waiting(self, number: int) -> Sandbox | None:
        """Hand over the waiting copy with this number; None if it was not made or is taken."""
        return self._box and self._box.copy(number)

    def close(self) -> None:
        """End the sandbox and everything in it."""
        if self._box is not None:
            self._box.close()
            self._box = None

    def left(self) -> float:
        """Return the seconds that are left for the whole notebook."""
        return self._deadline - time.monotonic()

    def ask(
        self,
        box: Sandbox,
        request: tuple,
        what: str,
        read: Callable[[Any], Any] = lambda answer: answer,
        functions: Functions | None = None,
    ) -> Any:
        """Send a request, serve the callbacks meanwhile, and return the parsed answer.

        Args:
            box: the sandbox.
            request: a message.
            what: it is about, for a message.
            read: parses the answer.
            functions: those that a test has passed.

        Raises:
            Gone: there is no answer; the sandbox is closed then.
        """
        # no error of the connection may leave here: it would count as one of the grader's own
        most = self._limits.call_seconds + (0 if isinstance(request, Call) else GRACE)
        deadline = time.monotonic() + min(most, self.left())
        try:
            return read(box.converse(request, _ANSWERS[type(request)], deadline, functions))
        except TimeoutError:
            self._discard(box)
            raise Gone(Status.TIMEOUT, *self._late(what)) from None
        except OSError:  # a closed connection is one
            self._discard(box)
            raise Ended(Status.ERROR, *lost_answers.ended(what)) from None
        except (TypeError, ValueError, LookupError, AttributeError, MemoryError) as error:
            self._discard(box)
            reason = "sent an invalid answer" + (f" ({error})" if self.tells_why else "")
            raise Gone(Status.ERROR, f"{what} {reason}", reason) from None

    def replay(self, box: Sandbox, message: tuple) -> None:
        """Send a message of the history."""
        answer = self.ask(box, message, lost_answers.CELL)
        unmade = message.number if isinstance(message, Copy) and answer == Copied(False) else -1
        if nobody := box.copy(unmade):
            nobody.close()

    def too_long(self) -> lost_answers.Loss:
        """Return the loss if the whole notebook's time is over."""
        return lost_answers.too_long(self._limits.total_seconds)

    def _begun(self, history, copies):
        if self.left() <= 0:
            raise Gone(Status.TIMEOUT, *self.too_long())
        box = sandbox_connection.opened(self._ask, self._request(len(copies)), copies)
        self._place(box)
        for message in history:
            if not isinstance(message, Copy) or copies:
                self.replay(box, message)
        return box

    def _place(self, box):
        try:
            box.place(self._beside.files, min(self.left(), sandbox_connection.START_SECONDS))
        except OSError:  # a closed connection, or no answer in time
            self._discard(box)
            raise Ended(Status.ERROR, *lost_answers.unplaced()) from None

    def _request(self, copies):
        limits: dict[str, float] = {name: getattr(self._limits, name)
                  for name in ("memory_mb", "threads", "disk_mb", "total_seconds")}  # fmt: skip
        limits["disk_mb"] += -(-sum(map(len, self._beside.files.values())) // 2**20)
        room = 1024 * self._limits.output_kb
        tests, files = self._beside.tests, self._beside.files
        limits |= {"copies": copies, "programs": tests}
        begin = {"imports": list(self._beside.imports), "seed": self._beside.seed}
        return {"limits": limits, "room": room, "together": tests or bool(files)} | begin

    def _discard(self, box):
        box.close()
        if box is self._box:
            self._box = None

    def _late(self, what):
        if self.left() <= 0:
            return self.too_long()
        return lost_answers.late(what, self._limits.call_seconds)


def twice(action: Callable[[], Any]) -> Any:
    """Retry once if the process ended, as it may have been killed; a second death counts."""
    try:
        return action()
    except Ended:
        return action()
