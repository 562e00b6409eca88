"""The exercises of a notebook as pages list them: titles, points, and what waits to be marked."""

import re
from dataclasses import dataclass

from nbformat import NotebookNode

from autograder.model import Marks, Report
from autograder.notebook import markers
from autograder.notebook.cell_kinds import about, is_solution, is_task
from autograder.notebook.extra_cells import EARLIER, LEARNERS
from autograder.reports import points

#: In a cell's metadata: of which of several notebooks it is.
PART = "part"


@dataclass
class Exercise:
    """One exercise's row in the table at the top: the sum of its cells' points."""

    title: str
    anchor: str
    points: float = 0.0
    max_points: float = 0.0
    waits: bool = False  # for a person, who marks it or a part of it
    by_hand: bool = False
    is_newer: bool = False  # than the notebook that was handed in

    @property
    def state(self) -> str:
        """Say in a word how many of the points were earned."""
        if self.waits:
            return "waiting"
        if self.points >= self.max_points:
            return "all"
        if self.is_newer:
            return "newer"
        return "some" if self.points > 0 else "none"


def courses_own(notebook: NotebookNode) -> list[NotebookNode]:
    """Return a notebook's cells without those that the learner added or changed."""
    return [cell for cell in notebook.cells if not is_learners(cell)]


def is_learners(cell: NotebookNode) -> bool:
    """Whether the learner added or changed a cell, other than an answer: by the id from intake."""
    return cell.get("id", "").startswith(LEARNERS)


def whose(cell: NotebookNode) -> str:
    """Return "own" for a cell of the learner's, "earlier" for one of another version, else ""."""
    if cell.get("id", "").startswith(EARLIER):
        return "earlier"
    return "own" if is_learners(cell) else ""


def heading(cells: list[NotebookNode], level: str) -> str:
    """Return the first heading of a level, such as "## "; "" if there is none."""
    for cell in cells:
        for line in cell.source.splitlines() if cell.cell_type == "markdown" else ():
            if line.startswith(level):
                return line.removeprefix(level).strip()
    return ""


def titles(notebook: NotebookNode) -> dict[str, str]:
    """Return each exercise's title, by the grade_id of its solution cell or its task, in order.

    The title is the heading above in the same notebook; of further exercises under one heading,
    with their names.
    """
    found, above, part = {}, "", ""
    for cell in courses_own(notebook):
        mark = about(cell)
        if cell.metadata.get(PART, "") != part:
            above, part = "", cell.metadata.get(PART, "")
        if is_solution(cell) or is_task(cell):
            title = (_own_heading(cell) if is_task(cell) else "") or above
            more = f"{title}: {mark['grade_id']}" if title else mark["grade_id"]
            found[mark["grade_id"]] = title if title and title not in found.values() else more
        elif cell.cell_type == "markdown":
            above = _own_heading(cell) or above
    return found


def _own_heading(cell):
    bare = [NotebookNode(cell, source=markers.without(cell.source, markers.MARK_SCHEME))]
    return _bare(heading(bare, "### ") or heading(bare, "## "))


def anchors(notebook: NotebookNode) -> dict[str, str]:
    """Return where a page shows each exercise, by the name of the exercise."""
    return {name: f"exercise-{number}" for number, name in enumerate(titles(notebook), 1)}


def rows(notebook: NotebookNode, report: Report, marks: Marks) -> list[Exercise]:
    """Add up the points of each exercise: of the tests that follow a solution cell, for example."""
    owner, places = points.owners(notebook), anchors(notebook)
    got = points.by_exercise(owner, points.counting(report, marks))
    most = points.by_exercise(owner, points.most(notebook))
    waits = {owner.get(each) for each in marks.waiting}
    given = {name for name in points.by_hand(notebook)
             if marks.points.get(name) or name in marks.by_hand}  # fmt: skip
    by_hand = {owner.get(each) for each in given - marks.waiting}
    older = newer(report, marks)
    return [
        Exercise(title, places[name], got[name], most[name], name in waits, name in by_hand,
                 name in older)
        for name, title in titles(notebook).items()
        if most.get(name)
    ]  # fmt: skip


def newer(report: Report, marks: Marks) -> list[str]:
    """Return the exercises that a hand-in's version did not have, and that nobody gave points."""
    counting = points.counting(report, marks)
    return [name for name, cells in report.newer.items() if not any(map(counting.get, cells))]


def _bare(title):
    """Return an exercise's title without the points, which are shown next to it."""
    return re.sub(r"\s*\(\d+ points?\)$", "", title)
