"""A report as its learner reads it: one row per exercise, and how far it is (pure)."""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from autograder.model import Result, Status
from utils.exercise_tests import grouped


class State(Enum):
    """How far an exercise is: a sign and words, so that no one needs the colour to read it."""

    RIGHT = ("✓", "right")
    PARTLY = ("~", "partly right")
    WRONG = ("✗", "not yet right")
    UNWRITTEN = ("·", "not written yet")
    UNANSWERED = ("·", "not answered yet")


class Row(NamedTuple):
    """One exercise, with the results of its tests."""

    name: str
    tests: list[Result]

    @property
    def points(self) -> float:
        """The points of its tests."""
        return sum(test.points for test in self.tests)

    @property
    def max_points(self) -> float:
        """The points that its tests can give."""
        return sum(test.max_points for test in self.tests)

    @property
    def failed(self) -> list[Result]:
        """The tests that did not pass."""
        return [test for test in self.tests if test.status is not Status.PASS]

    @property
    def state(self) -> State:
        """How far it is."""
        if not self.failed:
            return State.RIGHT
        if self.points:
            return State.PARTLY
        return _state_of(self.failed[0].message)


def rows(results: Iterable[Result]) -> list[Row]:
    """Return one row per exercise, which begins with its visible check.

    Which tests belong together, `utils.exercise_tests.grouped` says.
    """
    return [Row(*each) for each in grouped(results, lambda result: result.grade_id)]


def _state_of(message):
    if message.startswith("Not answered yet"):
        return State.UNANSWERED
    return State.UNWRITTEN if "is not written yet" in message else State.WRONG
