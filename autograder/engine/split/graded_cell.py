"""Runs one test cell, and says what it earned: all, part or none of its points.

A cell that ends with an expression earns the number that this expression is, as with nbgrader.
"""

import ast
import contextlib
import io
import numbers
import time
from collections.abc import Iterator
from types import CodeType
from typing import Any, NamedTuple

import numpy as np
from nbformat import NotebookNode

from autograder.engine.session import Gone
from autograder.engine.split import raised
from autograder.engine.split.raised import TooCostly
from autograder.model import Result, Status
from autograder.notebook import outputs, spelt_asserts
from autograder.notebook.cell_kinds import about
from autograder.text import asides
from autograder.wire.type_codes import DidNotCross, Unsendable

NO_CREDIT = "this test's last line is {value}, expected a number of points from 0 to {points:g}"
PART = "{earned:g} of {points:g} points"
NO_NUMBER = (
    "this test's last line gave {what}, expected nothing, or a number of points from 0 to "
    "{points:g}"
)
FINDING = "a test could not judge this answer: {why}"
TOGETHER = (
    "it is `{test}`; look at the answer, or run this test together with the learner's code: "
    '"autograder": {{"tests": "together"}} in the metadata of its cell'
)


class Judged(NamedTuple):
    """The result of a test cell, its outputs, and notes for a person.

    `uncrossed` is the type of the value that did not cross, if that is why the test failed.
    """

    result: Result
    outputs: list[NotebookNode]
    notes: list[str]
    uncrossed: str


class Verdict(Exception):  # noqa: N818, it is no error of the grader
    """A test cell that ended earned less than all of its points; its text says why."""

    def __init__(self, message: str, earned: float = 0.0, status: Status = Status.FAIL):
        super().__init__(message)
        self.earned, self.status = earned, status


class NoNumber(Verdict):
    """The value of a test's last line depends on the answer, and is no number of points.

    `type_name` is the value's type if it did not cross.
    """

    type_name = ""


def run(
    cell: NotebookNode, trusted: dict[str, Any], said: list[str], public: str | None = None
) -> Judged:
    """Run a test cell.

    Args:
        cell: the test.
        trusted: the names that it finds; what it defines is added.
        said: the texts of the exceptions that a learner's code has raised in this test.
        public: for a hidden test in which the learner's texts are as they are, what the learner can
            read anyway: then nothing is shown but messages that the instructor wrote.
    """
    mark, start, odd = about(cell), time.monotonic(), None
    points = float(mark["points"])
    status, message, details, earned = Status.PASS, "", {}, points
    with printed() as text:
        try:
            source = spelt_asserts.public(cell.source)
            _judge(_value(source, mark["grade_id"], trusted), points, tells=public is None)
        except TooCostly:
            raise
        except Gone as gone:
            status, message, earned = gone.status, gone.message, 0.0
        except Verdict as verdict:
            status, message, earned = verdict.status, str(verdict), verdict.earned
            odd = verdict if isinstance(verdict, NoNumber) else None
        # whatever a test raises; pytest's are no Exceptions
        except BaseException as error:
            status, message, details = raised.told(error, said, source, public)
            earned = 0.0
            odd = error if isinstance(error, DidNotCross) else None
    seconds = time.monotonic() - start
    result = Result(mark["grade_id"], earned, points, status, message, seconds, details)
    shown = text.getvalue() if public is None else ""
    notes = [finding(mark["grade_id"], odd)] if odd else []
    return Judged(result, list(_shown(shown, result)), notes, odd.type_name if odd else "")


def finding(test: str, why: object) -> str:
    """Return a note for review: a test met a value that did not cross."""
    return asides.note(FINDING.format(why=why), TOGETHER.format(test=test))


@contextlib.contextmanager
def printed() -> Iterator[io.StringIO]:
    """Keep what is printed from the grader's own output."""
    text = io.StringIO()
    with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
        yield text


def _value(source: str, name: str, trusted: dict[str, Any]) -> object:
    """Run a cell, and return the value of its last line; None unless that is an expression."""
    body, last = _split(source, f"<{name}>")
    exec(body, trusted)
    return eval(last, trusted) if last else None


def _split(source: str, file: str) -> tuple[CodeType, CodeType | None]:
    tree = ast.parse(source, file)
    last = tree.body[-1] if _ends_with_a_value(tree, source) else None
    shown = None
    if isinstance(last, ast.Expr) and not _says_nothing(last.value):
        shown = ast.Expression(last.value)
        tree.body.pop()
    return compile(tree, file, "exec"), shown and compile(shown, file, "eval")


def _ends_with_a_value(tree, source):
    """Whether a notebook would show the last line's value: a semicolon after it hides it."""
    if not tree.body or not isinstance(tree.body[-1], ast.Expr):
        return False
    after = source.splitlines()[tree.body[-1].end_lineno - 1 :]
    return not after[0].encode()[tree.body[-1].end_col_offset :].lstrip().startswith(b";")


def _says_nothing(last):
    """Whether the last line is a text, or spells out what is no number: no answer changes it."""
    if isinstance(last, ast.JoinedStr):
        return True
    try:
        return not isinstance(ast.literal_eval(last), numbers.Real)
    except (ValueError, TypeError, MemoryError, RecursionError):
        return False


def _judge(value, points, *, tells):
    """Take the value of a test's last line as the points that it gives.

    nbgrader gives full points for whatever is no number, also for False. Of an answer's own making
    that may be an array or a text in place of a number, so here it earns nothing.

    Raises:
        Verdict: it gives less than full points, or is not a number of points that it may give.
    """
    if value is None or isinstance(value, bool | np.bool_):
        return
    if not isinstance(value, numbers.Real):
        raise _no_number(value, points)
    earned = float(value)
    if not 0 <= earned <= points:
        shown = f"{earned:g}" if tells else "less" if earned < 0 else "more"
        raise Verdict(NO_CREDIT.format(value=shown, points=points), status=Status.ERROR)
    if earned < points:
        raise Verdict(PART.format(earned=earned, points=points), earned)


def _no_number(value, points):
    crossed = not isinstance(value, Unsendable)
    what = f"a value of type {type(value).__name__}" if crossed else "what is not plain data"
    verdict = NoNumber(NO_NUMBER.format(what=what, points=points), status=Status.ERROR)
    verdict.type_name = "" if crossed else value.type_name
    return verdict


def _shown(text, result):
    if text:
        yield outputs.stream("stdout", outputs.cut(text, outputs.MAX_HTML))
    if result.message or result.status is not Status.PASS:
        yield outputs.error(result.status.value, result.message)
