"""Runs a learner's cells and calls the learner's functions, in a sandbox.

If a cell or a call times out, or ends its process, the sandbox is discarded and a new one runs the
cells again, without the one at fault. A function at fault is not called again.
"""

import time
from functools import partial
from typing import NamedTuple

from autograder.engine import unanswered
from autograder.engine.bindings import Bound, Cell, Seen
from autograder.engine.callbacks import Functions
from autograder.engine.reseed import Reseeding
from autograder.errors import WorkerError
from autograder.model import Limits, Status
from autograder.wire import codec
from autograder.wire.channel import Channel, ClosedError
from autograder.wire.protocol import (
    Call,
    Callback,
    Raised,
    Ran,
    Ready,
    Refused,
    Returned,
    Run,
    received,
    sent,
)

START_SECONDS = 30.0
CELLS_SHARE = 0.6  # of the total time; after that, extra cells are skipped to leave time for tests


class Gone(BaseException):
    """A cell or function did not answer; `message` is for the learner, `reason` for a note."""

    def __init__(self, status: Status, message: str, reason: str = ""):
        super().__init__(message)
        self.status, self.message, self.reason = status, message, reason or message


class Ended(Gone):
    """Its process ended before it answered."""


class Learner:
    """One submission's sandbox, restarted when its process is lost."""

    def __init__(self, ask, limits: Limits, reseeding: Reseeding):
        """Store what is needed to start; the sandbox starts with the first request.

        Args:
            ask: returns a socket to a new sandbox for a request.
            limits: per call and for the whole notebook.
            reseeding: replaces the random generators that tests pass.
        """
        self._ask, self._limits, self.reseeding = ask, limits, reseeding
        self._start = time.monotonic()
        self._deadline = self._start + limits.total_seconds
        self._channel: Channel | None = None
        self._cells: list[Cell] = []
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
            self._cells.append(cell)
        # the sandbox freezes graded names too, but the learner's code can tamper with that
        self._names |= set(cell.names)
        fresh = (self._names - self._bound | set(cell.names)) & seen.keys()
        self._bound |= fresh
        return outputs, {name: seen[name] for name in fresh}

    def call(self, function: Bound, arguments: tuple, keywords: dict) -> "Answer | Raised":
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
        return next((cell.source for cell in self._cells if cell.number == number), "")

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

    def close(self) -> None:
        """End the sandbox and everything in it."""
        if self._channel is not None:
            self._channel.close()
            self._channel = None

    def _call(self, function, arguments, keywords):
        channel = self._open()
        functions = Functions()
        given = codec.pack([list(arguments), keywords], functions.number, self.reseeding.handed)
        request = Call(function.world, function.name, codec.Packed(given))
        return self._ask_for(
            channel, request, functions, f"`{function.name}`", partial(_answer, given)
        )

    def _run(self, cell):
        channel = self._open()
        request = Run(cell.number, cell.source, list(cell.names))
        return self._ask_for(channel, request, None, unanswered.CELL, _shown)

    def _open(self) -> Channel:
        """Return the channel to the sandbox; start one if needed, and rerun the earlier cells."""
        if self._channel is not None:
            return self._channel
        if self._left() <= 0:
            raise Gone(Status.TIMEOUT, *self._too_long())
        limits = {name: getattr(self._limits, name)
                  for name in ("memory_mb", "threads", "disk_mb", "total_seconds")}  # fmt: skip
        room = 1024 * self._limits.output_kb
        channel = self._channel = Channel(self._ask({"limits": limits, "room": room}))
        self._ready(channel)
        for cell in self._cells:
            self._run(cell)
        return channel

    def _ready(self, channel):
        try:
            said = received(channel.receive(seconds=START_SECONDS), Ready, Refused)
        except (ClosedError, TimeoutError, codec.MalformedFrame) as error:
            raise WorkerError(f"a sandbox did not start: {error}") from error
        if isinstance(said, Refused):
            raise WorkerError(f"a sandbox did not start: {said.reason}")

    def _ask_for(self, channel, request, functions, what, read):
        """Send a request, serve the callbacks meanwhile, and return the parsed answer."""
        awaited = (Ran,) if isinstance(request, Run) else (Returned, Raised, Callback)
        deadline = time.monotonic() + min(self._limits.call_seconds, self._left())
        try:
            channel.send(sent(request), seconds=deadline - time.monotonic())
            while True:
                answer = channel.receive(seconds=deadline - time.monotonic())
                answer = received(answer, *awaited)
                if not isinstance(answer, Callback):
                    return read(answer)
                back = sent(functions.called(answer))
                channel.send(back, seconds=deadline - time.monotonic())
        except TimeoutError:
            self.close()
            raise Gone(Status.TIMEOUT, *self._late(what)) from None
        except ClosedError:
            self.close()
            raise Ended(Status.ERROR, *unanswered.ended(what)) from None
        except (TypeError, ValueError, LookupError, AttributeError, MemoryError) as error:
            self.close()
            reason = "sent an invalid answer" + ("" if self.hidden else f" ({error})")
            raise Gone(Status.ERROR, f"{what} {reason}", reason) from None

    def _left(self):
        return self._deadline - time.monotonic()

    def _late(self, what):
        if self._left() <= 0:
            return self._too_long()
        return unanswered.late(what, self._limits.call_seconds)

    def _too_long(self):
        return unanswered.too_long(self._limits.total_seconds)


class Answer(NamedTuple):
    """What a function returned, and its arguments, packed, if it changed them."""

    value: object
    changed: bytes | None


def _twice(action):
    """Retry once if the process ended, as it may have been killed; a second death counts."""
    try:
        return action()
    except Ended:
        return action()


def _answer(given, answer):
    if isinstance(answer, Raised):
        return answer
    changed = None if answer.given == given else answer.given
    return Answer(codec.unpack(answer.value), changed)


def _shown(answer):
    return answer.outputs, {name: _seen(*each) for name, each in answer.bound.items()}


def _seen(kind, packed=b""):
    return Seen(False, codec.unpack(packed)) if kind == "value" else Seen(True)


def _error(name, text):
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": [f"{name}: {text}"]}
