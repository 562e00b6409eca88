"""A construct: the cells of one small exercise, and the answers that learners hand in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
BEGIN_HIDDEN, END_HIDDEN = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"


@dataclass(frozen=True)
class Cell:
    """A cell of the source notebook; `ident` is unique in its construct."""

    kind: str  # "solution", "test", "manual", "task", "locked" or "plain", which has no grade_id
    source: str
    points: float = 0
    ident: str = ""
    markdown: bool = False


@dataclass(frozen=True)
class Answer:
    """What a learner hands in, cells by their ident.

    Solution cells that are not named stay as the model solution has them; with `cells=None` all
    stay as released. `earns` are the points of a fair grader; `stock_wrong` says why stock
    nbgrader gives others.
    """

    cells: Mapping[str, str] | None
    earns: float
    stock_wrong: str = ""
    deleted: tuple[str, ...] = ()
    #: copied with their metadata, and pasted below
    copied: tuple[str, ...] = ()
    #: whose nbgrader metadata is gone
    stripped: tuple[str, ...] = ()
    #: made a markdown cell
    retyped: tuple[str, ...] = ()
    #: cells of the learner's own, after the cell of this ident
    added: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Construct:
    """One thing that ordinary assignments use."""

    name: str
    why: str
    #: "crowd": in a notebook with others of its theme; "alone": in its own notebook;
    #: "fatal": the same, in an assignment of those whose answers cost the whole hand-in
    place: str
    cells: tuple[Cell, ...]
    answers: Mapping[str, Answer]
    files: Mapping[str, str]

    @property
    def points(self) -> float:
        """Return the points that tests give; those given by hand are not counted."""
        return sum(cell.points for cell in self.cells if cell.kind == "test")

    def answer(self, turn: int) -> tuple[str, Answer]:
        """Return the name of an answer and the answer itself; after the last comes the first."""
        names = list(self.answers)
        name = names[turn % len(names)]
        return name, self.answers[name]
