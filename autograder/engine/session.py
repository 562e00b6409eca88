"""Runs a learner's cells and calls the learner's functions, in a sandbox.

If a cell or a call times out, or ends its process, the sandbox is discarded and a new one runs the
cells again, without the one at fault. A function at fault is not called again. What has run so far
is kept as a list of messages, so that a new sandbox can be brought to any point of it.
"""

import contextlib
import time
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from autograder.engine import answers, sandbox, unanswered
from autograder.engine.bindings import Bound, Cell
from autograder.engine.callbacks import Functions
from autograder.engine.reseed import Reseeding
from autograder.engine.sandbox import Sandbox
from autograder.engine.unanswered import Ended, Gone
from autograder.model import Limits, Status
from autograder.wire import codec
from autograder.wire.channel import ClosedError
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

CELLS_SHARE = 0.6  # of the total time; after that, extra cells are skipped to leave time for tests
_ANSWERS: dict[type, Sequence[type]] = {
    Run: (Ran,), Test: (Tested,), Copy: (Copied,), Call: (Returned, Raised, Callback),
}  # fmt: skip


class Beside(NamedTuple):
    """Whether anything is beside the learner's code, files by path, and copies to be made."""

    together: bool
    files: Mapping[str, bytes]
    copies: Sequence[int]


class Learner:
    """One submission's sandbox, restarted when its process is lost."""

    def __init__(self, ask, limits: Limits, reseeding: Reseeding, beside: Beside | None = None):
        """Store what is needed to start; the sandbox starts with the first request.

        Args:
            ask: returns a socket to a new sandbox for a request.
            limits: per call and for the whole notebook.
            reseeding: replaces the random generators that tests pass.
            beside: what tests that run together with the learner's code need.
        """
        self._beside = beside or Beside(False, {}, ())
        self._ask, self._limits, self.reseeding = ask, limits, reseeding
        self._start = time.monotonic()
        self._deadline = self._start + limits.total_seconds
        self._box: Sandbox | None = None
        self._history: list[tuple] = []
        self._names: set[str] = set()
        self._bound: set[str] = set()
        self.missing: list[str] = []  # notes for review on cells that did not answer
        self.begin_test("")
        self._gone: dict[tuple[int, str], Gone] = {}

    def run(self, cell: Cell, *, again: bool) -> tuple[object, dict]:
        """Run a cell; return its outputs, and the graded names that it has bound.

        Args:
            cell: the learner's.
            again: whether a new sandbox must run it too, because later code may need it.
        """
        try:
            outputs, seen = _twice(lambda: self._run(cell))
        except Gone as gone:
            if again:
                self.missing.append(unanswered.cell(cell.number, cell.source, gone.reason))
            name = "TimeoutError" if gone.status is Status.TIMEOUT else "Died"
            return [_error(name, str(gone))], {}
        if again:
            self._history.append(_message(cell))
        # the sandbox freezes graded names too, but the learner's code can tamper with that
        self._names |= set(cell.names)
        fresh = (self._names - self._bound | set(cell.names)) & seen.keys()
        self._bound |= fresh
        return outputs, {name: seen[name] for name in fresh}

    def call(self, function: Bound, arguments: tuple, keywords: dict) -> "answers.Answer | Raised":
        """Call one of the learner's functions.

        Raises:
            Gone: it did not return, or ended its process, in this call or an earlier one.
        """
        key = (function.cell, function.name)
        if key in self._gone:
            raise self._gone[key]
        try:
            return _twice(lambda: self._call(function, arguments, keywords))
        except Gone as gone:
            self._gone[key] = gone
            raise

    def source_of(self, number: int) -> str:
        """Return the text of a cell that has run; "" if it did not come to its end."""
        ran = (each for each in self._history if isinstance(each, Run) and each.cell == number)
        return next((each.source for each in ran), "")

    def begin_test(self, hidden: str) -> None:
        """Set which of the learner's texts the next test may show.

        Args:
            hidden: the source of the learner's cells for a hidden test; "" for a visible one.
        """
        self.hidden = hidden
        self.said: list[str] = []  # texts of exceptions in this test

    def too_late(self) -> str:
        """Return a message if the whole notebook's time is over, else ""."""
        return self._too_long().message if self._left() <= 0 else ""

    def no_time_for_more(self) -> str:
        """Return a message if the cells have used their share of the time, else ""."""
        share = CELLS_SHARE * self._limits.total_seconds
        late = time.monotonic() - self._start > share
        return f"left out: the cells before it took more than {share:g} s" if late else ""

    def test(self, test: Test, box: Sandbox | None = None) -> Tested:
        """Run a test cell together with the learner's code.

        Args:
            test: the cell.
            box: where; by default where the learner's cells run, which later see what it did.

        Raises:
            Gone: it did not come to its end, or ended its process.
        """
        what = unanswered.TEST
        if box is not None:
            return self._ask_for(box, test, None, what, _as_is)
        answer = _twice(lambda: self._ask_for(self._open(), test, None, what, _as_is))
        self._history.append(test)
        return answer

    def copy(self, number: int) -> int:
        """Let a copy of the learner's process wait; return how much has run by then."""
        with contextlib.suppress(Gone):  # then the world is made when it is needed
            self._replay(self._open(), Copy(number))
            self._history.append(Copy(number))
        return len(self._history)

    def waiting(self, number: int) -> Sandbox | None:
        """Return the waiting copy with a number, once; None if there is none."""
        return self._box and self._box.copy(number)

    def begun(self, ran: int) -> Sandbox:
        """Return a new sandbox in which the first part of what has run is run again."""
        return self._begun(self._history[:ran], ())

    def close(self) -> None:
        """End the sandbox and everything in it."""
        if self._box is not None:
            self._box.close()
            self._box = None

    def _call(self, function, arguments, keywords):
        box = self._open()
        functions = Functions()
        given = codec.pack([list(arguments), keywords], functions.number, self.reseeding.handed)
        request = Call(function.world, function.name, codec.Packed(given))
        return self._ask_for(
            box, request, functions, f"`{function.name}`", partial(answers.of_call, given)
        )

    def _run(self, cell):
        return self._ask_for(self._open(), _message(cell), None, unanswered.CELL, answers.of_cell)

    def _open(self) -> Sandbox:
        """Return the sandbox; start one if needed, and rerun the earlier cells."""
        if self._box is None:
            self._box = self._begun(self._history, self._beside.copies)
        return self._box

    def _begun(self, history, copies) -> Sandbox:
        if self._left() <= 0:
            raise Gone(Status.TIMEOUT, *self._too_long())
        box = sandbox.opened(self._ask, self._request(len(copies)), copies)
        box.place(self._beside.files)
        for message in history:
            if not isinstance(message, Copy) or copies:
                self._replay(box, message)
        return box

    def _replay(self, box, message):
        answer = self._ask_for(box, message, None, unanswered.CELL, _as_is)
        if answer == Copied(False) and (nobody := box.copy(message.number)):
            nobody.close()

    def _request(self, copies):
        limits: dict[str, float] = {name: getattr(self._limits, name)
                  for name in ("memory_mb", "threads", "disk_mb", "total_seconds")}  # fmt: skip
        limits["disk_mb"] += -(-sum(map(len, self._beside.files.values())) // 2**20)
        room = 1024 * self._limits.output_kb
        together = self._beside.together
        return {"limits": limits | {"copies": copies}, "room": room, "together": together}

    def _ask_for(self, box, request, functions, what, read):
        """Send a request, serve the callbacks meanwhile, and return the parsed answer."""
        deadline = time.monotonic() + min(self._limits.call_seconds, self._left())
        try:
            return read(box.converse(request, _ANSWERS[type(request)], deadline, functions))
        except TimeoutError:
            self._discard(box)
            raise Gone(Status.TIMEOUT, *self._late(what)) from None
        except ClosedError:
            self._discard(box)
            raise Ended(Status.ERROR, *unanswered.ended(what)) from None
        except (TypeError, ValueError, LookupError, AttributeError, MemoryError) as error:
            self._discard(box)
            reason = "sent an invalid answer" + ("" if self.hidden else f" ({error})")
            raise Gone(Status.ERROR, f"{what} {reason}", reason) from None

    def _discard(self, box):
        box.close()
        if box is self._box:
            self._box = None

    def _left(self):
        return self._deadline - time.monotonic()

    def _late(self, what):
        if self._left() <= 0:
            return self._too_long()
        return unanswered.late(what, self._limits.call_seconds)

    def _too_long(self):
        return unanswered.too_long(self._limits.total_seconds)


def _message(cell):
    return Run(cell.number, cell.source, list(cell.names))


def _as_is(answer: Any) -> Any:
    return answer


def _twice(action):
    """Retry once if the process ended, as it may have been killed; a second death counts."""
    try:
        return action()
    except Ended:
        return action()


def _error(name, text):
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": [f"{name}: {text}"]}
