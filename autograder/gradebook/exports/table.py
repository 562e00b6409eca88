"""What the exports share: which grades are wanted, where the file goes, whom nothing matched."""

import re
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import ExportPlugin
from traitlets import Bool, Dict, Unicode
from traitlets.config import Config

from autograder.errors import CourseError
from autograder.files import forms, set_aside, worksheets
from autograder.gradebook import score_reader
from autograder.gradebook.exports.one_line_errors import plainly
from autograder.gradebook.exports.up_to_date import brought, listed
from autograder.text import tables
from autograder.text.foreign import shown
from utils.exercise_tests import grouped
from utils.words import counted


class Column(NamedTuple):
    """One column of grades: its name, its maximum, the points by learner."""

    name: str
    most: float
    points: dict[str, float]


class Filled(NamedTuple):
    """A table, the rows of a form that are nobody's, the learners who have a row, the columns."""

    table: list[list]
    unknown: list[str]
    matched: set[str]
    columns: list[Column]


class Export(ExportPlugin):
    """An export; each system has its own rows."""

    per_exercise = Bool(False, help="also one column for each exercise").tag(config=True)
    columns = Dict(
        help="the system's name for an assignment's column, by the assignment's name"
    ).tag(config=True)
    form = Unicode("", help="a file downloaded from the system").tag(config=True)
    default_name = "grades.csv"
    table: Callable[..., list]  # the rows of a new file
    filled: Callable[..., Filled]  # the rows of the system's own file, filled in

    @plainly
    def export(self, gradebook):
        """Write the file."""
        brought(self, gradebook)
        wanted = [each for each in gradebook.assignments if self._chosen(each.name)]
        found = [column for each in wanted for column in self._columns_of(gradebook, each)]
        everybody = sorted(gradebook.students, key=lambda one: one.id)
        students = [one for one in everybody if self._wanted(one.id)]
        if self.form:
            filled = self.filled(forms.read(Path(self.form)), students, found)
            table, found = filled.table, filled.columns
            self._tell(filled)
        else:
            table = self.table(students, found)
        target = Path(self.to) if self.to else folder(self.config) / self.default_name
        if aside := set_aside.save(target, tables.text(table)):
            self.log.warning("The file that was there is now %s", aside)
        size = counted(len(students), "learner"), counted(len(found), "column")
        self.log.info("%s, %s in %s", *size, target)

    def _tell(self, filled):
        graded = sorted(
            {who for column in filled.columns for who in column.points} - filled.matched
        )
        for (noun, what), names in (
            (("row", "matching nobody in the gradebook"), [] if self.student else filled.unknown),
            (("learner", "with points but no row in the file, so NOT exported"), graded),
        ):
            if names:
                said = listed(names, "; ")
                self.log.warning("%s %s: %s", counted(len(names), noun), what, said)

    def _chosen(self, name):
        return not self.assignment or name in map(str, self.assignment)

    def _wanted(self, student):
        return not self.student or student in map(str, self.student)

    def _columns_of(self, gradebook, assignment):
        name = self.columns.get(assignment.name, assignment.name)
        kept = {
            each.student_id: score_reader.of(each)
            for each in score_reader.submissions(gradebook.db, assignment.name)
            if self._wanted(each.student_id)
        }
        totals = {who: max(0.0, one.score - one.late_penalty) for who, one in kept.items()}
        columns = [Column(name, assignment.max_score, totals)]
        return columns + (_by_exercise(name, assignment, kept) if self.per_exercise else [])


def folder(config: Config) -> Path:
    """Return the folder of exports, beside that of the submissions."""
    paths = CourseDirectory(config=config)
    return Path(paths.root, paths.submitted_directory).parent / "exports"


def require(form: forms.Form, path: str, wanted: Collection[str], what: str) -> None:
    """Refuse a file that lacks a column, and say whose it seems to be.

    Raises:
        CourseError: with what it is, what was expected, and what to do.
    """
    missing = [name for name in wanted if name not in form.head]
    if not missing:
        return
    raise CourseError(
        f"{shown(path)} has no column {' and no '.join(missing)}{_seems(form.head)}. "
        f"Expected {what}"
    )


def plain(name: str) -> str:
    """Return a name as it is compared: words and numbers, as week2 is "week 2"."""
    return " ".join(re.findall(r"[^\W\d_]+|\d+", name.casefold()))


def _seems(head):
    if {"Identifier", "Grade"} <= set(worksheets.in_english(head)):
        return "; it is a grading worksheet of Moodle: use MoodleExport with it"
    if {"Student", "ID"} <= set(head):
        return "; it is Canvas's gradebook: use CanvasExport with it"
    return ""


def _by_exercise(name, assignment, kept):
    """Return one column per exercise, and per answer that a person grades."""
    try:
        (notebook,) = assignment.notebooks
    except ValueError:
        raise CourseError(f"{assignment.name} has several notebooks, expected one") from None
    graded = [*notebook.grade_cells, *notebook.task_cells]
    answers = [cell.name for cell in notebook.solution_cells]
    return [
        Column(
            f"{name}: {owner}",
            sum(cell.max_score for cell in cells),
            {who: sum(one.points.get(c.name, 0.0) for c in cells) for who, one in kept.items()},
        )
        for owner, cells in sorted(grouped(graded, lambda cell: cell.name, answers))
    ]


def cells(student: str | None, columns: Iterable[Column]) -> list[str]:
    """Return a learner's points in each column, "" where there are none."""
    return [number(c.points[student]) if student in c.points else "" for c in columns]


def number(value: float) -> str:
    """Return points as text."""
    return f"{round(value, 2):g}"
