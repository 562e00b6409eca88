"""Reads where a class stands in one assignment: points, penalties, who is late, who is missing."""

from statistics import mean
from typing import Any, NamedTuple

from nbgrader import api
from sqlalchemy import func, select

from autograder.gradebook import roster
from autograder.gradebook.course import Course
from autograder.gradebook.faults import explained
from autograder.gradebook.opening import exists, opened


class Row(NamedTuple):
    """One learner: points with manual ones, the late penalty, and what a person must do."""

    score: float
    penalty: float
    late: bool
    by_hand: bool

    @property
    def points(self) -> float:
        """The points that count."""
        return max(0.0, self.score - self.penalty)


class Standing(NamedTuple):
    """A class: who has submitted, everybody's name by id, and the points that there are."""

    rows: dict[str, Row]
    names: dict[str, str]
    max_score: float

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
        GradebookError: the gradebook cannot be used.
    """
    if not exists(course.db_url):
        return Standing({}, {}, 0.0)
    with explained(course.db_url), opened(course.db_url, course.course_id) as book:
        names = roster.in_session(book.db)
        found = book.db.scalars(select(api.Assignment).filter_by(name=assignment)).first()
        if found is None:
            return Standing({}, names, 0.0)
        return Standing(_rows(book.db, found), names, found.max_score or 0.0)


def _rows(db, assignment):
    """Return the rows by learner; nbgrader's own sums would read all grades for each of them."""
    submitted: Any = api.SubmittedAssignment  # nbgrader's tables have no types
    notebook: Any = api.SubmittedNotebook
    grade: Any = api.Grade
    mine = submitted.assignment_id == assignment.id
    owner = notebook.assignment_id == submitted.id
    penalties = select(submitted.id, func.sum(notebook.late_submission_penalty)).join(
        notebook, owner
    )
    scores = (
        select(submitted.id, func.sum(grade.score), func.max(grade.needs_manual_grade))
        .join(notebook, owner)
        .join(grade, grade.notebook_id == notebook.id)
    )
    lost = {
        key: loss or 0.0 for key, loss in db.execute(penalties.where(mine).group_by(submitted.id))
    }
    earned = {key: rest for key, *rest in db.execute(scores.where(mine).group_by(submitted.id))}
    found = select(submitted.id, submitted.student_id, submitted.timestamp, submitted.extension)
    rows = {}
    for key, who, time, more in db.execute(found.where(mine)):
        score, by_hand = earned.get(key, (0.0, False))
        late = _late(assignment.duedate, time, more)
        rows[who] = Row(score or 0.0, lost.get(key, 0.0), late, bool(by_hand))
    return rows


def _late(due, time, more):
    return bool(due and time and time > (due + more if more else due))
