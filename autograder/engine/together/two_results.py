"""What counts of a test that ran twice: in a first run, and in order in a second one (pure).

The second run decides, because there a test finds what it finds with nbgrader. Of a test that also
ran split, a difference between the two is for a person to look at: the answer may keep a state
that other cells change, or it may deceive a test that runs beside it. The learner, to whom it would
mean nothing, does not read of it.
"""

from dataclasses import replace
from typing import NamedTuple

from autograder.engine.messages.of_tests_together import FAILED
from autograder.model import Result, Status
from autograder.text import asides

AFTER = "it passes at first, but not below all cells and tests above it: {message}"
DIFFER = "`{test}`: {second:g} of {most:g} points beside the learner's code, and {first:g} outside"
LOOK = "the first number counts; look at the answer"
UNSURE = "`{test}` has its points of the first run alone: the time for a second one was over"


class Counted(NamedTuple):
    """The result that counts, whether it is the first one, and a note for review or ""."""

    result: Result
    is_first: bool
    note: str


def counted(first: Result | None, second: Result, *, late: bool, split: bool) -> Counted:
    """Return what counts.

    Args:
        first: of the first run, with all of its outputs; None if the test did not run there.
        second: of the second run.
        late: whether the time of the notebook was over in the second run.
        split: whether the first run was outside the learner's code.
    """
    if first is None:
        return Counted(second, False, "")
    if first.points == second.points:
        return Counted(first, True, "")
    if late and second.status is not Status.PASS:
        return Counted(first, True, UNSURE.format(test=first.grade_id))
    return Counted(_after(first, second), False, _note(first, second) if split else "")


def _after(first, second):
    if first.status is not Status.PASS:
        return second
    return replace(second, message=AFTER.format(message=second.message))


def _note(first, second):
    said = DIFFER.format(
        test=first.grade_id, second=second.points, most=first.max_points, first=first.points
    )
    lower = second if second.points < first.points else first
    why = "" if lower.message in ("", FAILED) else f": {lower.message}"
    return asides.alone(f"{said}{why}; {LOOK}")
