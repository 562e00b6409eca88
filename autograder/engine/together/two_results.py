"""What counts of a test that ran twice: in a first run, and in order in a second one (pure).

The second run decides, because there a test finds what it finds with nbgrader. Of a test that also
ran split, a difference between the two is for a person to look at: the answer may keep a state
that other cells change, or it may deceive a test that runs beside it. The learner, to whom it would
mean nothing, does not read of it. There is nothing to look at if the first run only lacks a value
that did not cross.

Of a visible test nothing is told that the second run has said: a cell there may have read a hidden
test, and a notebook may have many visible tests to tell it by.
"""

from dataclasses import replace
from typing import NamedTuple

from autograder.engine.messages.of_tests_together import FAILED
from autograder.model import Result, Status
from autograder.text import asides
from utils import words

AFTER = (
    "it passes in the first run, but not in order, once all cells and tests above it, hidden ones "
    "too, have run: is something kept that they change?"
)
DIFFER = "`{test}`: {second:g} of {most} in order (this counts), {first:g} split"
LOOK = "look at the answer"
UNSURE = "`{test}`: no time was left for the second run, so the points of the first run count"


class Counted(NamedTuple):
    """The result that counts, whether it is the first one, and a note for review or ""."""

    result: Result
    is_first: bool
    note: str


def counted(
    first: Result | None,
    second: Result,
    *,
    late: bool,
    split: bool,
    tells: bool,
    uncrossed: bool = False,
) -> Counted:
    """Return what counts.

    Args:
        first: of the first run, with all of its outputs; None if the test did not run there.
        second: of the second run.
        late: whether the time of the notebook was over in the second run.
        split: whether the first run was split.
        tells: whether what the second run said may be shown.
        uncrossed: whether the first run failed only because an ordinary value did not cross.
    """
    second = second if tells else _silent(second)
    if first is None:
        return Counted(second, False, "")
    if first.points == second.points:
        return Counted(first, True, "")
    if late and second.status is not Status.PASS:
        return Counted(first, True, UNSURE.format(test=first.grade_id))
    noted = split and not (uncrossed and first.points < second.points)
    note = _note(first, second) if noted else ""
    passed = first.status is Status.PASS
    said = " ".join(filter(None, (AFTER, second.message))) if passed else second.message
    return Counted(replace(second, message=said), False, note)


def _silent(result):
    """Return a result that says nothing but its points."""
    passed = result.status is Status.PASS
    return replace(result, status=result.status if passed else Status.FAIL, message="")


def _note(first, second):
    said = DIFFER.format(
        test=first.grade_id,
        second=second.points,
        first=first.points,
        most=words.counted(first.max_points, "point"),
    )
    lower = second if second.points < first.points else first
    why = "" if lower.message in ("", FAILED) else f": {lower.message}"
    return asides.alone(f"{said}{why}; {LOOK}")
