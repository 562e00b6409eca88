"""Reads the state of a class in one assignment: points, penalties, late and missing learners."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from statistics import mean
from typing import Any, NamedTuple

from nbgrader import api
from sqlalchemy import case, exists, func, select

from autograder.gradebook import dates, roster, waiting
from autograder.gradebook.course import Course
from autograder.gradebook.faults import explained
from autograder.gradebook.opening import is_there, opened
from utils.words import counted


class Row(NamedTuple):
    """One learner: points with manual ones, the late penalty, and what a person must do.

    `late`: more than the time of grace. `timed`: it is known when they handed in. `unmarked`: an
    answer waits for a person, who has not marked it, or not since it changed.
    """

    score: float
    penalty: float
    late: bool
    by_hand: bool
    timed: bool = True
    unmarked: bool = False

    @property
    def points(self) -> float:
        """The points that count."""
        return max(0.0, self.score - self.penalty)


class Standing(NamedTuple):
    """A class: who has submitted, everybody's name by id, and the points that there are.

    `has_due_date` says whether anybody can be late. `outdated` has a note on each mark by hand of
    what has changed since, with its notebook's name, by learner. `open` are the cells that somebody
    must mark or look at: learner, notebook, name. `elsewhere` are those of the missing whom no
    roster entered, but the grading of another assignment.
    """

    rows: dict[str, Row]
    names: dict[str, str]
    max_score: float
    has_due_date: bool = False
    outdated: Mapping[str, list[tuple[str, str]]] = {}
    open: frozenset[tuple[str, str, str]] = frozenset()
    elsewhere: frozenset[str] = frozenset()

    @property
    def timeless(self) -> int:
        """How many count as on time because it is unknown when they handed in."""
        return sum(not row.timed for row in self.rows.values()) if self.has_due_date else 0

    @property
    def unmarked(self) -> int:
        """How many have an answer that a person must still give points for."""
        return sum(row.unmarked for row in self.rows.values())

    @property
    def missing(self) -> list[str]:
        """Those of the roster that have no grades, sorted."""
        return sorted(self.names.keys() - self.rows.keys())

    @property
    def mean(self) -> float:
        """The mean of the points that count, of all that are graded."""
        return mean(row.points for row in self.rows.values()) if self.rows else 0.0

    def label(self, student: str) -> str:
        """Return a learner's id, with the name if the gradebook has one."""
        name = self.names.get(student, "")
        return f"{student} ({name})" if name else student


def read(course: Course, assignment: str) -> Standing:
    """Return where the class stands; nobody is there without a gradebook.

    Raises:
        CourseError: dates.toml cannot be read.
        GradebookError: the gradebook cannot be used.
    """
    rule = dates.of(course, assignment)
    grace = timedelta(minutes=rule.grace_minutes) if rule else timedelta()
    with explained(course.db_url):
        if not is_there(course.db_url):
            return Standing({}, {}, 0.0)
        with opened(course.db_url, course.course_id) as book:
            return _read(book.db, assignment, grace)


def _read(db, assignment, grace):
    names = roster.in_session(db)
    found = db.scalars(select(api.Assignment).filter_by(name=assignment)).first()
    if found is None:
        return Standing({}, names, 0.0)
    outdated: dict[str, list[tuple[str, str]]] = {}
    for who, notebook, note in _outdated(db, found):
        outdated.setdefault(who, []).append((notebook, note))
    has_due_date, most = found.duedate is not None, found.max_score or 0.0
    rows, still_open = _rows(db, found, grace), frozenset(_open(db, found))
    elsewhere = frozenset(_elsewhere(db)) - rows.keys()
    return Standing(rows, names, most, has_due_date, outdated, still_open, elsewhere)


# nbgrader's tables have no types
_SUBMITTED: Any = api.SubmittedAssignment
_NOTEBOOK: Any = api.SubmittedNotebook
_GRADE: Any = api.Grade
_CELL: Any = api.BaseCell
_ORIGINAL: Any = api.Notebook
OUTDATED = (
    "`{cell}`: {by_hand} by hand still count, its test now gives {auto:g}; mark it again to decide"
)
CHANGED = (
    "`{cell}`: the answer changed since it was marked with {by_hand}, which still count; mark it "
    "again"
)


def _rows(db, assignment, grace):
    """Return the rows by learner; nbgrader's own sums would read all grades for each of them."""
    mine = _SUBMITTED.assignment_id == assignment.id
    earned, lost = _earned(db, mine), _lost(db, mine)
    found = select(_SUBMITTED.id, _SUBMITTED.student_id, _SUBMITTED.timestamp, _SUBMITTED.extension)
    return {
        who: Row(
            score=(of := earned.get(key, (0.0, 0, 0)))[0] or 0.0,
            penalty=lost.get(key) or 0.0,
            late=_late(assignment.duedate, time, more, grace),
            by_hand=bool(of[1]),
            timed=time is not None,
            unmarked=bool(of[2]),
        )
        for key, who, time, more in db.execute(found.where(mine))
    }


def _earned(db, mine):
    """Return the points, whether a person must look, and must mark, by the submission's id."""
    by_hand = func.max(case((_GRADE.needs_manual_grade, 1), else_=0))  # PostgreSQL has no max(bool)
    unmarked = func.max(case((waiting.waits(), 1), else_=0))
    query = select(_SUBMITTED.id, func.sum(_GRADE.score), by_hand, unmarked)
    query = query.join(_NOTEBOOK, _NOTEBOOK.assignment_id == _SUBMITTED.id)
    query = query.join(_GRADE, _GRADE.notebook_id == _NOTEBOOK.id)
    query = query.join(_CELL, _CELL.id == _GRADE.cell_id)
    return {key: rest for key, *rest in db.execute(query.where(mine).group_by(_SUBMITTED.id))}


def _outdated(db, assignment) -> Iterator[tuple[str, str, str]]:
    """Yield the learner, the notebook and a note of each mark of what has changed since."""
    query = _graded_cells(_GRADE.manual_score, _GRADE.auto_score, waiting.by_hand())
    differs = _GRADE.auto_score.is_distinct_from(_GRADE.manual_score)
    mine = (_SUBMITTED.assignment_id == assignment.id) & waiting.marked_before()
    for who, notebook, cell, by_hand, auto, is_answer in db.execute(query.where(mine, differs)):
        note = CHANGED if is_answer else OUTDATED
        yield who, notebook, note.format(cell=cell, by_hand=counted(by_hand, "point"), auto=auto)


def _open(db, assignment) -> Iterator[tuple[str, str, str]]:
    """Yield the learner, the notebook and the cell that somebody must mark or look at."""
    mine = (_SUBMITTED.assignment_id == assignment.id) & _GRADE.needs_manual_grade
    yield from map(tuple, db.execute(_graded_cells().where(mine)))


def _graded_cells(*more):
    query = select(_SUBMITTED.student_id, _ORIGINAL.name, _CELL.name, *more)
    query = query.join(_NOTEBOOK, _NOTEBOOK.assignment_id == _SUBMITTED.id)
    query = query.join(_ORIGINAL, _ORIGINAL.id == _NOTEBOOK.notebook_id)
    query = query.join(_GRADE, _GRADE.notebook_id == _NOTEBOOK.id)
    return query.join(_CELL, _CELL.id == _GRADE.cell_id)


def _lost(db, mine):
    """Return the late penalties by the submission's id."""
    query = select(_SUBMITTED.id, func.sum(_NOTEBOOK.late_submission_penalty))
    query = query.join(_NOTEBOOK, _NOTEBOOK.assignment_id == _SUBMITTED.id)
    found = db.execute(query.where(mine).group_by(_SUBMITTED.id))
    return {key: penalty for key, penalty in found}  # noqa: C416, rows are no pairs for a checker


def _elsewhere(db) -> Iterator[str]:
    """Yield those who handed in something, and of whom no roster told anything."""
    table: Any = api.Student
    told = (table.first_name, table.last_name, table.email, table.lms_user_id)
    handed_in = exists().where(_SUBMITTED.student_id == table.id)
    yield from db.scalars(select(table.id).where(handed_in, *(each.is_(None) for each in told)))


def _late(due, time, more, grace):
    return bool(due and time and time > due + (more or timedelta()) + grace)
