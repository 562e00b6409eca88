"""What was graded of a hand-in, cell by cell: what a mark by hand, or a look, was of (pure)."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class GradedWork(NamedTuple):
    """What was graded of a hand-in.

    `answers` are the digests of the answers and `points` those of the tests, by graded cell.
    `flags` are the cells that each note for review is about. `marked` says of cells with a manual
    score what they held when somebody entered it.
    """

    answers: Mapping[str, str] = {}
    points: Mapping[str, float] = {}
    flags: Mapping[str, Sequence[str]] = {}
    marked: Mapping[str, str] = {}

    def found(self, cell: str, points: float | None) -> str:
        """Return what was found in a cell, "" if that is unknown.

        Args:
            cell: its name.
            points: of the gradebook, for a cell without a test.
        """
        points = self.points.get(cell, points)
        earned = "-" if points is None else f"{points:.6g}"
        return f"{self.answers[cell]} {earned}" if cell in self.answers else ""
