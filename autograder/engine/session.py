"""A learner's code as the grader sees it: cells to run and functions to call, in a sandbox.

When a cell or a call does not end in time, or ends its process, that sandbox is thrown away, and
a new one runs the cells again without the one at fault; a function at fault is not called again.
"""

import time
from functools import partial
from typing import NamedTuple

from autograder.engine import lost
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
CELLS_SHARE = 0.6  # of the whole time: then extra cells are left out, so that tests have some too


class Gone(BaseException):
    """A function gave no answer; `status` and `message` say why, for its test cells."""

    def __init__(self, status: Status, message: str):
        super().__init__(message)
        self.status, self.message = status, message


class Ended(Gone):
    """Its process ended in the middle."""


class Learner:
    """One submission's sandbox, started again when its process is lost."""

    def __init__(self, ask, limits: Limits, reseeding: Reseeding):
        """Remember how to start.

        Args:
            ask: returns a socket to a new sandbox for a request.
            limits: for the calls, the cells and the whole.
            reseeding: for the random generators that tests hand over.
        """
        self._ask, self._limits, self.reseeding = ask, limits, reseeding
        self._start = time.monotonic()
        self._deadline = self._start + limits.total_seconds
        self._channel: Channel | None = None
        self._cells: list[Cell] = []
        self._names: set[str] = set()
        self._bound: set[str] = set()
        self.missing: list[str] = []  # of cells that gave no answer: what a person should know
        self.begin_test("")
        self._gone: dict[tuple[int, str], Gone] = {}

    def run(self, cell: Cell, *, again: bool) -> tuple[object, dict]:
        """Run a cell; return its outputs, and the graded names that are bound from now on.

        Args:
            cell: the learner's.
            again: whether a new sandbox must run it too, for it may define something.
        """
        try:
            outputs, seen = _twice(lambda: self._run(cell))
        except Gone as gone:
            if again:
                self.missing.append(lost.cell(cell.number, cell.source, str(gone)))
            name = "TimeoutError" if gone.status is Status.TIMEOUT else "Died"
            return [_error(name, str(gone))], {}
        if again:
            self._cells.append(cell)
        # the sandbox freezes a graded name too; but what is there is the learner's to change
        self._names |= set(cell.names)
        fresh = (self._names - self._bound | set(cell.names)) & seen.keys()
        self._bound |= fresh
        return outputs, {name: seen[name] for name in fresh}

    def call(self, function: Bound, arguments: tuple, keywords: dict) -> "Answer | Raised":
        """Call a function of the learner's.

        Raises:
            Gone: it does not return, or ends its process, now or earlier.
        """
        key = (function.cell, function.name)
        if key in self._gone:
            raise self._gone[key]
        try:
            return _twice(lambda: self._call(function, arguments, keywords))
        except Gone as gone:
            self._gone[key] = gone
            raise

    def begin_test(self, hidden: str) -> None:
        """Note what of the learner's words the next test may show.

        Args:
            hidden: for a hidden test the learner's own cells; "" for one that shows all of them.
        """
        self.hidden = hidden
        self.said: list[str] = []  # by exceptions in this test

    def too_late(self) -> str:
        """Say that the whole notebook's time is over; "" while it is not."""
        return self._too_long() if self._left() <= 0 else ""

    def no_time_for_more(self) -> str:
        """Say that the cells have had their share of the time; "" while they have not."""
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
        return self._ask_for(channel, request, None, lost.CELL, _shown)

    def _open(self) -> Channel:
        """Start a sandbox where there is none, and bring it to where the last one was."""
        if self._channel is not None:
            return self._channel
        if self._left() <= 0:
            raise Gone(Status.TIMEOUT, self._too_long())
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
        """Send a request, answer what is called back meanwhile, and return the answer as read."""
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
            raise Gone(Status.TIMEOUT, self._late(what)) from None
        except ClosedError:
            self.close()
            raise Ended(Status.ERROR, lost.ended(what)) from None
        except (TypeError, ValueError, LookupError, AttributeError, MemoryError) as error:
            self.close()
            why = "" if self.hidden else f" ({error})"
            raise Gone(Status.ERROR, f"{what} sent what is no answer{why}") from None

    def _left(self):
        return self._deadline - time.monotonic()

    def _late(self, what):
        if self._left() <= 0:
            return self._too_long()
        return lost.late(what, self._limits.call_seconds)

    def _too_long(self):
        return f"the whole notebook took more than {self._limits.total_seconds:g} s; it was stopped"


class Answer(NamedTuple):
    """What a function returned, and its arguments, packed, where it changed them."""

    value: object
    changed: bytes | None


def _twice(action):
    """Try again when the process ended: someone may have killed it; a second death is its own."""
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
