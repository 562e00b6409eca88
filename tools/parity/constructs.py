"""Grades what ordinary assignments are made of: as the grader chooses, and with all tests in order.

Which points stock nbgrader gives is kept in tests/constructs/golden.
"""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from autograder.notebook.split_or_together import Way
from tests.constructs import crowd, golden, ours
from tests.constructs.course import Assignment
from tests.constructs.golden import Scores
from tests.constructs.words import Construct
from tools.parity import placed


class Row(NamedTuple):
    """One answer to a construct: its points by test, None for a hand-in that was not graded."""

    construct: Construct
    answer: str
    chosen: Scores
    in_order: Scores
    stock: Scores

    @property
    def why(self) -> str:
        """Why stock nbgrader's points are not what the answer deserves; "" if they are."""
        return self.construct.answers[self.answer].stock_wrong

    def earned(self, scores: Scores) -> float | None:
        """Return the points of all tests."""
        return golden.earned(self.construct, scores)


def rows() -> Iterator[Row]:
    """Yield a row per answer."""
    stock, assignments = golden.constructs(), crowd.assignments()
    chosen, in_order = _graded(assignments), _graded(list(map(_in_order, assignments)))
    for each in crowd.constructs():
        for answer in each.answers:
            yield Row(
                each, answer, chosen[each.name][answer], in_order[each.name][answer],
                golden.counted(each, stock[each.name][answer]),
            )  # fmt: skip


def _graded(assignments: list[Assignment]) -> Mapping[str, Mapping[str, Scores]]:
    with tempfile.TemporaryDirectory() as folder:
        return crowd.of_constructs(ours.grade(Path(folder, "course"), assignments)[0])


def _in_order(assignment: Assignment) -> Assignment:
    """Return an assignment all of whose tests run in order, as with nbgrader."""
    notebooks = {name: placed.stating(each, Way.IN_ORDER)
                 for name, each in assignment.notebooks.items()}  # fmt: skip
    return replace(assignment, notebooks=notebooks)
