"""Exports grades for Canvas and Moodle: plug-ins for `nbgrader export`.

    nbgrader export --exporter autograder.gradebook.exports.CanvasExport --to canvas.csv
    nbgrader export --exporter autograder.gradebook.exports.MoodleExport --to moodle.csv

Both write one column per assignment and, with --CanvasExport.per_exercise=True, one per exercise.
A learner who submitted nothing has an empty cell, which both systems ignore. Pass a file that you
have downloaded from the system with --CanvasExport.form=gradebook.csv or
--MoodleExport.form=worksheet.csv to have the grades filled into its rows and columns: that keeps
identifiers that only the system knows.

Sources: the Canvas guide "How do I import grades in the Gradebook?"; MoodleDocs "Grade import";
Moodle's mod/assign/feedback/offline/importgradeslib.php (Identifier, Grade, Last modified (grade)).
"""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from nbgrader.plugins import ExportPlugin
from traitlets import Bool, Dict, Unicode

from autograder.errors import CourseError
from autograder.files import atomic, distrusted
from autograder.gradebook import score_reader
from autograder.text import tables
from autograder.text.foreign import shown

MAX_FORM = 20_000_000
MAX_CELLS = 5_000_000


class Column(NamedTuple):
    """One column of grades: its name, its maximum, the points by learner."""

    name: str
    most: float
    points: dict[str, float]


class _Export(ExportPlugin):
    per_exercise = Bool(False, help="also one column for each exercise").tag(config=True)
    columns = Dict(
        help="the system's name for an assignment's column, by the assignment's name"
    ).tag(config=True)
    form = Unicode("", help="a file downloaded from the system").tag(config=True)
    default_name = "grades.csv"
    table: Callable[..., list]  # the rows of a new file; each system has its own
    filled: Callable[..., list]  # the rows of the system's own file, filled in

    def export(self, gradebook):
        """Write the file."""
        wanted = [each for each in gradebook.assignments if self._chosen(each.name)]
        found = [column for each in wanted for column in self._columns_of(gradebook, each)]
        everybody = sorted(gradebook.students, key=lambda one: one.id)
        students = [one for one in everybody if self._wanted(one)]
        if self.form:
            table = self.filled(_read(Path(self.form)), students, found)
        else:
            table = self.table(students, found)
        target = Path(self.to or self.default_name)
        _write(target, table)
        self.log.info("%d learners, %d columns in %s", len(students), len(found), target)

    def _chosen(self, name):
        return not self.assignment or name in map(str, self.assignment)

    def _wanted(self, student):
        return not self.student or student.id in map(str, self.student)

    def _columns_of(self, gradebook, assignment):
        name = self.columns.get(assignment.name, assignment.name)
        kept = {
            each.student.id: score_reader.of(each)
            for each in gradebook.assignment_submissions(assignment.name)
        }
        totals = {who: max(0.0, one.score - one.late_penalty) for who, one in kept.items()}
        columns = [Column(name, assignment.max_score, totals)]
        return columns + (_by_exercise(name, assignment, kept) if self.per_exercise else [])


class CanvasExport(_Export):
    """Canvas's gradebook: five columns about the learner, and a row of points possible."""

    default_name = "canvas.csv"
    head = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")

    def table(self, students, columns):
        """Return the rows of a file that Canvas imports; it identifies learners by SIS Login ID."""
        rows = [
            [_shown_name(one), one.lms_user_id or "", "", one.id, "", *_cells(one.id, columns)]
            for one in students
        ]
        possible = ["    Points Possible", "", "", "", "", *(_number(c.most) for c in columns)]
        return [[*self.head, *(column.name for column in columns)], possible, *rows]

    def filled(self, form, students, columns):
        """Return Canvas's own rows with these columns filled in or added."""
        known = {tables.cell(one.id): one.id for one in students}  # as this module writes it
        known |= {one.id: one.id for one in students}
        # last: a folder named after another learner's ID must not take that learner's row
        known |= {one.lms_user_id: one.id for one in students if one.lms_user_id}
        keys = [form.head.index(name) for name in self.head[1:4] if name in form.head]
        width = min(len(self.head), len(form.head))
        table = [[*form.head[:width], *(column.name for column in columns)]]
        for row in form.rows:
            ids = [known[row[key]] for key in keys if row[key] in known]
            if row and row[0].strip() == "Points Possible":
                table.append([*row[:width], *(_number(column.most) for column in columns)])
            else:
                table.append([*row[:width], *_cells(ids[0] if ids else None, columns)])
        return table


class MoodleExport(_Export):
    """Moodle's gradebook import, or with `form` an assignment's own offline grading worksheet."""

    default_name = "moodle.csv"
    head = ("First name", "Last name", "ID number", "Email address")

    def table(self, students, columns):
        """Return the rows of a file for Grades > Import > CSV; map Email address or ID number."""
        rows = [
            [one.first_name or "", one.last_name or "", one.id, one.email or "",
             *_cells(one.id, columns)]
            for one in students
        ]  # fmt: skip
        return [[*self.head, *(f"Assignment: {c.name} (Real)" for c in columns)], *rows]

    def filled(self, form, students, columns):
        """Return the worksheet with its column Grade filled in, and the rest unchanged.

        Raises:
            CourseError: it is not a worksheet, or several assignments compete for its one column.
        """
        missing = [name for name in ("Identifier", "Grade") if name not in form.head]
        if missing:
            raise CourseError(
                f"{self.form} has no column {' and no '.join(missing)}. Expected the file that "
                'Moodle offers in the assignment under "Download grading worksheet".'
            )
        if len(columns) != 1:
            raise CourseError(
                f"a worksheet holds one assignment, but {len(columns)} columns are to be filled in."
                " Choose one: --assignment '[\"random_initialization\"]', without per_exercise."
            )
        return [form.head, *(self._graded(form.head, row, students, columns) for row in form.rows)]

    def _graded(self, head, row, students, columns):
        known = {one.id.lower(): one.id for one in students}
        known |= {one.id: one.id for one in students}  # Ada and ada may be two learners
        known |= {one.email.lower(): one.id for one in students if one.email}
        keys = ("Email address", "ID number", "Username")
        found = [row[head.index(key)] for key in keys if key in head]
        here = [each for one in found for each in (one, one.lower())]
        (cell,) = _cells(next((known[key] for key in here if key in known), None), columns)
        place = head.index("Grade")
        return [*row[:place], cell or row[place], *row[place + 1 :]]


class _Form(NamedTuple):
    head: list[str]
    rows: list[list[str]]


def _read(path):
    """Read a downloaded CSV file, every row padded or cut to the length of its header."""
    try:
        text = distrusted.read(path.resolve(), MAX_FORM).decode("utf-8-sig")
        lines = csv.reader(io.StringIO(text, newline=""), strict=True)
        head, *rows = [row for row in lines if row] or [[]]
    except (distrusted.UnreadableError, UnicodeDecodeError, csv.Error) as error:
        raise CourseError(
            f"{shown(str(path))} cannot be read: {error}; expected a CSV file in UTF-8"
        ) from None
    if len(rows) * len(head) > MAX_CELLS:
        raise CourseError(
            f"{shown(str(path))} has {len(rows)} rows of {len(head)} columns, "
            f"expected at most {MAX_CELLS:,} cells; export fewer columns"
        )
    return _Form(head, [[*row, *[""] * (len(head) - len(row))][: len(head)] for row in rows])


def _write(path, table):
    atomic.save(path, tables.text(table))


def _by_exercise(name, assignment, kept):
    """Return one column per exercise: the tests whose names begin with its solution cell's."""
    try:
        (notebook,) = assignment.notebooks
    except ValueError:
        raise CourseError(f"{assignment.name} has several notebooks, expected one") from None
    solutions = sorted((cell.name for cell in notebook.solution_cells), key=len, reverse=True)
    tests = {}
    for cell in [*notebook.grade_cells, *notebook.task_cells]:
        owner = next((s for s in solutions if f"{cell.name}-".startswith(f"{s}-")), cell.name)
        tests.setdefault(owner, []).append(cell)
    return [
        Column(
            f"{name}: {owner}",
            sum(cell.max_score for cell in cells),
            {who: sum(one.points.get(c.name, 0.0) for c in cells) for who, one in kept.items()},
        )
        for owner, cells in sorted(tests.items())
    ]


def _cells(student, columns):
    return [_number(c.points[student]) if student in c.points else "" for c in columns]


def _number(value):
    return f"{round(value, 2):g}"


def _shown_name(student):
    names = [part for part in (student.last_name, student.first_name) if part]
    return ", ".join(names) or student.id
