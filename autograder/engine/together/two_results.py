"""What counts of a test that ran twice: in a first run, and in order in a second one (pure).

The second run decides, because there a test finds what it finds with nbgrader. Of a test that also
ran split, a difference between the two is for a person to look at: the answer may keep a state
that other cells change, or it may deceive a test that runs beside it.
"""

from dataclasses import replace
from typing import NamedTuple

from autograder.engine.messages.of_tests_together import FAILED
from autograder.model import Result, Status
from autograder.text import asides
from utils import words

AFTER = (
    "it passes in the first run, but not in order, after the cells and tests above it: {message}"
)
DIFFER = "`{test}`: {second:g} of {most} in order (this counts), {first:g} split"
LOOK = "look at the answer"
UNSURE = "`{test}`: no time was left for the second run, so the points of the first run count"


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
        split: whether the first run was split.
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
        test=first.grade_id,
        second=second.points,
        first=first.points,
        most=words.counted(first.max_points, "point"),
    )
    lower = second if second.points < first.points else first
    why = "" if lower.message in ("", FAILED) else f": {lower.message}"
    return asides.note(said + why, LOOK)
