"""Runs a learner's cells and calls the learner's functions, in a sandbox.

A cell that takes too long is interrupted, as in a notebook. If that does not help, or a call times
out, or either ends its process, the sandbox is discarded and a new one runs the cells again,
without the one at fault. A function at fault is not called again.
"""

import contextlib
import time
from functools import partial

from autograder.engine import answers
from autograder.engine.bindings import Bound, Cell
from autograder.engine.messages import lost_answers
from autograder.engine.messages.lost_answers import Gone, Interrupted
from autograder.engine.replayed import AGAIN, Beside, Replayed, twice
from autograder.engine.sandbox_connection import Sandbox
from autograder.engine.split.callbacks import Functions
from autograder.engine.split.reseed import Reseeding
from autograder.inside.programs import NO_PROGRAMS
from autograder.model import Limits, Status
from autograder.notebook import spelt_asserts
from autograder.wire import codec
from autograder.wire.protocol import Call, Copy, Raised, Run, Test, Tested
from autograder.wire.type_codes import DidNotCross
from utils import withheld

#: Its process waits for the test then, and so cannot run another function.
WITHIN = (
    "the test passes `{inner}` to `{outer}`, which calls it; a test that runs split cannot pass "
    "one of the learner's functions to another"
)
CELLS_SHARE = 0.6  # of the total time; after that, extra cells are skipped to leave time for tests


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
        self._process = Replayed(ask, limits, beside or Beside())
        self._limits, self.reseeding = limits, reseeding
        self._start = time.monotonic()
        self._names: set[str] = set()
        self._bound: set[str] = set()
        self.missing: list[str] = []  # notes for review on cells that did not answer
        self._wanted_a_program = False
        self.begin_test("")
        self._gone: dict[tuple[int, str], Gone] = {}
        self._calling = ""  # the function that has been called and has not returned
        self._nested = ""  # what it called meanwhile, if that is the learner's too

    def run(self, cell: Cell, *, again: bool, of_a_test: bool = False) -> tuple[list, dict]:
        """Run a cell; return its outputs, and the graded names that it has bound.

        Args:
            cell: the learner's.
            again: whether a new sandbox must run it too, because later code may need it.
            of_a_test: whether it is part of a test, whose result says if it does not answer.
        """
        try:
            (outputs, seen), seconds = twice(lambda: self._run(cell))
        except Gone as gone:
            if again and not of_a_test:
                self.missing.append(lost_answers.cell(cell.number, cell.source, gone.reason))
            name = "TimeoutError" if gone.status is Status.TIMEOUT else "Died"
            return [_error(name, str(gone))], {}
        most = self._limits.call_seconds
        if seconds >= most:
            loss = lost_answers.interrupted(lost_answers.CELL, most)
            outputs = [*outputs, _error("TimeoutError", loss.message)]
            if again and not of_a_test:
                self.missing.append(lost_answers.cell(cell.number, cell.source, loss.reason))
            most = AGAIN
        self._note_a_program(cell.number, [str(each.get("evalue")) for each in outputs])
        if again:
            self._process.history.append(_message(cell, most))
        return outputs, self._fresh(cell, seen)

    def _fresh(self, cell, seen):
        # the sandbox freezes graded names too, but the learner's code can tamper with that
        self._names |= set(cell.names)
        fresh = (self._names - self._bound | set(cell.names)) & seen.keys()
        self._bound |= fresh
        return {name: seen[name] for name in fresh}

    def _note_a_program(self, number, texts):
        """Note the first cell that could not start a program."""
        if not self._wanted_a_program and any(NO_PROGRAMS in text for text in texts):
            self._wanted_a_program = True
            self.missing.append(lost_answers.program(number))

    def call(self, function: Bound, arguments: tuple, keywords: dict) -> "answers.Answer | Raised":
        """Call one of the learner's functions.

        Raises:
            Gone: it did not return, or ended its process, in this call or an earlier one.
            DidNotCross: it called another one that the test had passed to it.
        """
        key = (function.cell, function.name)
        if self._calling:
            self._nested = WITHIN.format(outer=self._calling, inner=function.name)
            raise DidNotCross(self._nested)  # which the learner's code does not see
        if key in self._gone:
            raise self._gone[key]
        self._calling, self._nested = function.name, ""
        try:
            answer = twice(lambda: self._call(function, arguments, keywords))
        except Gone as gone:
            self._gone[key] = gone
            raise
        finally:
            self._calling = ""
        if self._nested:
            raise DidNotCross(self._nested)
        return answer

    def source_of(self, number: int) -> str:
        """Return the text of a cell that has run; "" if it did not come to its end."""
        history = self._process.history
        ran = (each for each in history if isinstance(each, Run) and each.cell == number)
        return next((each.source for each in ran), "")

    def begin_test(self, hidden: str, *, texts: bool = True) -> None:
        """Set which of the learner's texts the next test gets and may show.

        Args:
            hidden: the source of the learner's cells for a hidden test; "" for a visible one.
            texts: whether a hidden test gets the texts in answers as they are.
        """
        self.hidden, self.texts = hidden, texts
        withheld.begin_test(hidden=bool(hidden))
        self._process.tells_why = not hidden
        self.said: list[str] = []  # texts of exceptions in this test

    def too_late(self) -> str:
        """Return a message if the whole notebook's time is over, else ""."""
        return self._process.too_long().message if self._process.left() <= 0 else ""

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
            Interrupted: it took too long, and its process goes on.
            Gone: it did not come to its end, or ended its process.
        """
        if box is not None:
            return self._tested(box, test)
        answer = twice(lambda: self._tested(self._process.open(), test))
        self._process.history.append(test)
        return answer

    @property
    def history(self) -> list[tuple]:
        """Return what has run so far, as messages."""
        return self._process.history

    def again(self, message: "Run | Test", box: Sandbox) -> None:
        """Run a cell or a test again, in another sandbox; what it shows there is dropped.

        Raises:
            Gone: it did not come to its end, or ended its process.
        """
        self._process.replay(box, message)

    def copy(self, number: int) -> int:
        """Let a copy of the learner's process wait; return how much has run by then."""
        with contextlib.suppress(Gone):  # then the world is made when it is needed
            self._process.replay(self._process.open(), Copy(number))
            self._process.history.append(Copy(number))
        return len(self._process.history)

    def waiting(self, number: int) -> Sandbox | None:
        """Hand over the waiting copy with this number; None if it was not made or is taken."""
        return self._process.waiting(number)

    def begun(self, ran: int) -> Sandbox:
        """Return a new sandbox in which the first part of what has run is run again."""
        return self._process.begun(ran)

    def close(self) -> None:
        """End the sandbox and everything in it."""
        self._process.close()

    def _call(self, function, arguments, keywords):
        box = self._process.open()
        functions = Functions()
        given = codec.pack([list(arguments), keywords], functions.number, self.reseeding.handed)
        request = Call(function.world, function.name, codec.Packed(given))
        read = partial(answers.of_call, given)
        return self._process.ask(box, request, f"`{function.name}`", read, functions)

    def _run(self, cell):
        """Run a cell; return what came of it, and the seconds that it took."""
        box, start = self._process.open(), time.monotonic()
        message = _message(cell, self._limits.call_seconds)
        answer = self._process.ask(box, message, lost_answers.CELL, answers.of_cell)
        return answer, time.monotonic() - start

    def _tested(self, box, test):
        start = time.monotonic()
        test = test._replace(source=spelt_asserts.public(test.source))
        answer = self._process.ask(box, test, lost_answers.TEST, answers.of_test)
        if self._process.tells_why:  # of a hidden test, not even a note may say what happened
            self._note_a_program(test.cell, [answer.text])
        if answer.kind == "error" and time.monotonic() - start >= test.seconds:
            late = lost_answers.interrupted(lost_answers.TEST, test.seconds)
            raise Interrupted(Status.TIMEOUT, *late)
        return answer


def _message(cell, seconds):
    return Run(cell.number, cell.source, list(cell.names), float(seconds))


def _error(name, text):
    return {"output_type": "error", "ename": name, "evalue": text, "traceback": [f"{name}: {text}"]}
