"""What the journal keeps of a graded submission: its points by test, and the notes for review."""

import json
from dataclasses import asdict, dataclass, field

from autograder.model import Report
from autograder.notebook.graded_work import GradedWork


@dataclass(frozen=True)
class Summary:
    """A graded submission in short.

    `granted`: it had more time than the class. `is_empty`: there was nothing that could be run.
    `answers`, `flags` and `marked` are those of `GradedWork`. `newer` are the graded cells that its
    version of the notebook did not have.
    """

    score: float
    points: dict[str, float] = field(default_factory=dict)
    review: list[str] = field(default_factory=list)
    granted: bool = False
    is_empty: bool = False
    answers: dict[str, str] = field(default_factory=dict)
    flags: dict[str, list[str]] = field(default_factory=dict)
    marked: dict[str, str] = field(default_factory=dict)
    newer: list[str] = field(default_factory=list)

    @classmethod
    def of(
        cls, report: Report, work: GradedWork | None = None, *, granted: bool = False
    ) -> "Summary":
        """Return a report in short, with what the gradebook's writer says of the work."""
        work = work or GradedWork()
        return cls(
            score=report.score,
            points={each.grade_id: each.points for each in report.exercises},
            review=list(report.review),
            granted=granted,
            is_empty=report.is_empty,
            answers=dict(work.answers),
            flags={note: list(cells) for note, cells in work.flags.items()},
            marked=dict(work.marked),
            newer=[cell for cells in report.newer.values() for cell in cells],
        )

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
                answers=_texts(kept.get("answers", {})),
                flags={str(note): _names(each) for note, each in kept.get("flags", {}).items()},
                marked=_texts(kept.get("marked", {})),
                newer=_names(kept.get("newer", ())),
            )
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    @property
    def work(self) -> GradedWork:
        """What was graded, for whoever enters the next hand-in."""
        return GradedWork(self.answers, self.points, self.flags, self.marked)

    def write(self) -> str:
        """Return it as one line of text."""
        return json.dumps(asdict(self))


def _texts(kept):
    return {str(name): str(each) for name, each in kept.items()}


def _names(kept):
    return [str(each) for each in kept]
