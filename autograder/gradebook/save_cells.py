"""Enters an assignment's cells, also after hand-ins: an nbgrader plug-in.

nbgrader refuses to add or remove cells of an assignment that somebody has submitted. Here the
gradebook is copied first; then cells are added, removed or given other points, and every grade and
comment of a cell that stays is kept.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from nbformat import NotebookNode
from nbgrader import api
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import SaveCells
from sqlalchemy import delete, select

from autograder.files import private
from autograder.gradebook import backups
from autograder.gradebook.course import Course
from autograder.gradebook.faults import explained
from autograder.gradebook.opening import is_there, opened, path_of
from autograder.notebook.cell_kinds import about
from autograder.text import tables
from utils.words import counted

#: nbgrader's tables of cells; one cell can be in several.
_KINDS = {"grade": api.GradeCell, "solution": api.SolutionCell, "task": api.TaskCell,
          "source": api.SourceCell}  # fmt: skip
_HEAD = ("learner", "cell", "automatic", "by hand", "extra credit", "comment")
Kinds = Mapping[str, Mapping[str, float | None]]


class _Mark(NamedTuple):
    student: str
    cell: str
    auto: float | None
    by_hand: float | None
    extra: float | None
    comment: str | None


class SaveChangedCells(SaveCells):
    """Enters cells as nbgrader does; `changes` says what became of those that were there."""

    copied = False  # whether the gradebook was copied already, for the same change

    def preprocess(self, nb, resources):
        """Enter the cells of one notebook."""
        self.changes: list[str] = []
        return super().preprocess(nb, resources)

    def _create_notebook(self, nb):
        new = {"grade": self.new_grade_cells, "solution": self.new_solution_cells,
               "task": self.new_task_cells, "source": self.new_source_cells}  # fmt: skip
        points = {kind: {name: each.get("max_score") for name, each in cells.items()}
                  for kind, cells in new.items()}  # fmt: skip
        notebook = _found(self.gradebook, self.notebook_id, self.assignment_id)
        if notebook is not None and notebook.submissions:
            self.changes = _described(self.gradebook, notebook, points)
            if self.changes and not self.copied:
                backups.keep(self.db_url)
            if _names(_entered(notebook)) != _names(points):
                _migrate(self.gradebook, notebook, new, self._table(notebook))
            for line in self.changes:
                self.log.warning(line)
        super()._create_notebook(nb)

    def _table(self, notebook):
        """Return the path of a new table of marks, also where a server keeps the gradebook."""
        path, copies = path_of(self.db_url), backups.kept(self.db_url)
        paths = CourseDirectory(parent=self)
        state = path.parent if path else Path(paths.root, paths.autograded_directory).parent
        newest = copies[-1].stem if copies else f"gradebook-{backups.stamp()}"
        name = newest.replace("gradebook", "removed")
        several = notebook.name != notebook.assignment.name  # each of them has a table of its own
        return backups.folder(state) / f"{name}{f'-{notebook.name}' * several}.csv"


def pending(course: Course, assignment: str, source: NotebookNode, name: str = "") -> list[str]:
    """Return what entering the cells of a notebook would change, without changing it.

    Args:
        course: whose gradebook.
        assignment: its name.
        source: the instructor's notebook.
        name: that of one of several notebooks; "" for the assignment's own.

    Returns:
        A line per cell; none if nobody has submitted yet.

    Raises:
        GradebookError: the gradebook cannot be read.
    """
    with explained(course.db_url):
        if not is_there(course.db_url):
            return []
        with opened(course.db_url, course.course_id) as book:
            notebook = _found(book, name or assignment, assignment)
            if notebook is None or not notebook.submissions:
                return []
            return _described(book, notebook, _expected(source))


def _found(book, notebook, assignment):
    try:
        return book.find_notebook(notebook, assignment)
    except api.MissingEntry:
        return None


def _expected(source) -> Kinds:
    """Return the cells that SaveCells would enter, with their points."""
    found: dict[str, dict] = {kind: {} for kind in _KINDS}
    for mark in map(about, source.cells):
        name, points = mark.get("grade_id"), mark.get("points")
        kinds = [kind for kind in ("grade", "solution", "task") if mark.get(kind)]
        for kind in kinds:
            found[kind][name] = None if kind == "solution" else float(points or 0)
        if kinds or mark.get("locked"):
            found["source"][name] = None
    return found


def _entered(notebook) -> Kinds:
    cells = {"grade": notebook.grade_cells, "solution": notebook.solution_cells,
             "task": notebook.task_cells, "source": notebook.source_cells}  # fmt: skip
    return {kind: {cell.name: getattr(cell, "max_score", None) for cell in each}
            for kind, each in cells.items()}  # fmt: skip


def _names(kinds: Kinds):
    return {(kind, name) for kind, cells in kinds.items() for name in cells}


def _described(book, notebook, new: Kinds):
    """Return a line for each cell that is added, removed, or worth other points."""
    old = _entered(notebook)
    before, after = _points(old), _points(new)
    marks = _marks(book, notebook, before.keys() - after.keys())
    by_hand = {name: sum(one.by_hand is not None or bool(one.comment) for one in each)
               for name, each in marks.items()}  # fmt: skip
    lines = [f"`{name}` is new{_worth(after[name])}" for name in after if name not in before]
    lines += [
        f"`{name}` is gone{_worth(before[name])}{_kept(by_hand.get(name, 0))}"
        for name in before
        if name not in after
    ]
    return lines + [
        f"`{name}` has {counted(after[name] or 0, 'point')}, before {before[name] or 0:g}"
        for name in after
        if name in before and after[name] != before[name]
    ]


def _points(kinds: Kinds):
    """Return the cells' points by name; 0 for one without."""
    found: dict[str, float] = {}
    for cells in kinds.values():
        for name, points in cells.items():
            found[name] = max(found.get(name, 0.0), points or 0.0)
    return found


def _worth(points):
    return f", {counted(points, 'point')}" if points else ""


def _kept(by_hand):
    return f"; its manual marks ({by_hand}) go to a table in backups/" if by_hand else ""


def _migrate(book, notebook, new, table):
    """Remove and add cells, in one transaction; what is entered for the others stays."""
    old = _entered(notebook)
    gone = {(kind, name) for kind, name in _names(old) - _names(new)}
    _keep_marks(_marks(book, notebook, {name for _, name in gone}), table)
    for kind, name in gone:
        _remove(book.db, _KINDS[kind], notebook, name)
    for kind, name in sorted(_names(new) - _names(old)):
        fields = {key: each for key, each in new[kind][name].items() if key != "id"}
        book.db.add(_KINDS[kind](name=name, notebook_id=notebook.id, **fields))
    book.db.commit()
    book.db.expire_all()


def _remove(db, table, notebook, name):
    mine = select(table.id).where(table.notebook_id == notebook.id, table.name == name)
    for cell in db.scalars(mine).all():
        for entered in (api.Grade, api.Comment) if table is not api.SourceCell else ():
            db.execute(delete(entered).where(entered.cell_id == cell))
        db.delete(db.get(table, cell))
    db.flush()


def _marks(book, notebook, names: Iterable[str]) -> dict[str, list[_Mark]]:
    """Return what is entered for some cells, by the cell's name."""
    found: dict[str, list[_Mark]] = {name: [] for name in names}
    for submitted in notebook.submissions if found else ():
        comments = {each.name: each.manual_comment for each in submitted.comments}
        grades = {each.name: each for each in submitted.grades}
        for name, marks in found.items():
            grade = grades.get(name)
            mark = _Mark(
                submitted.student.id,
                name,
                getattr(grade, "auto_score", None),
                getattr(grade, "manual_score", None),
                getattr(grade, "extra_credit", None),
                comments.get(name),
            )
            if any(each is not None for each in mark[2:]):
                marks.append(mark)
    return found


def _keep_marks(marks, table):
    rows = [mark for each in marks.values() for mark in each]
    if rows:
        private.save(table, tables.text([_HEAD, *rows]))
