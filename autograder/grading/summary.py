"""What the journal keeps of a graded submission: its points by test, and the notes for review."""

import json
from dataclasses import asdict, dataclass, field

from autograder.grading.grader import NOTHING_RAN
from autograder.model import Report


@dataclass(frozen=True)
class Summary:
    """A graded submission in short.

    `granted`: it had more time than the class. `is_empty`: there was nothing that could be run.
    """

    score: float
    points: dict[str, float] = field(default_factory=dict)
    review: list[str] = field(default_factory=list)
    granted: bool = False
    is_empty: bool = False

    @classmethod
    def of(cls, report: Report, *, granted: bool = False) -> "Summary":
        """Return a report in short."""
        points = {each.grade_id: each.points for each in report.exercises}
        is_empty = report.isolation == NOTHING_RAN
        return cls(report.score, points, list(report.review), granted, is_empty)

    @classmethod
    def read(cls, text: str) -> "Summary | None":
        """Return what `write` wrote; None if there is nothing that can be read."""
        try:
            kept = dict(json.loads(text))
            return cls(
                score=float(kept["score"]),
                points={str(name): float(each) for name, each in kept.get("points", {}).items()},
                review=[str(note) for note in kept.get("review", ())],
                granted=bool(kept.get("granted")),
                is_empty=bool(kept.get("is_empty")),
            )
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    def write(self) -> str:
        """Return it as one line of text."""
        return json.dumps(asdict(self))
