"""Enters that somebody has looked at what the notes for review are about."""

from typing import Any

from nbgrader import api
from sqlalchemy import or_, select

from autograder.errors import CourseError
from autograder.gradebook import marks
from autograder.gradebook.course import Course
from autograder.gradebook.faults import explained
from autograder.gradebook.opening import is_there, opened

# nbgrader's tables have no types
_ASSIGNMENT: Any = api.Assignment
_SUBMITTED: Any = api.SubmittedAssignment
_NOTEBOOK: Any = api.SubmittedNotebook
_GRADE: Any = api.Grade


def enter(
    course: Course, assignment: str, students: list[str], notebook: str = "", cell: str = ""
) -> None:
    """Take the flags from learners' cells; no points change, and unmarked answers still wait.

    Args:
        course: the course's folders and settings.
        assignment: its name.
        students: their ids.
        notebook: the name of the only notebook that is meant; "" for all.
        cell: the name of the only cell that is meant; "" for all.

    Raises:
        CourseError: a learner is not graded; then nothing was entered.
        GradebookError: the gradebook cannot be used.
    """
    with explained(course.db_url):
        if not is_there(course.db_url):
            raise CourseError(marks.NOBODY.format(assignment))
        with opened(course.db_url, course.course_id) as book:
            marks.refuse_missing(assignment, students, _graded(book, assignment))
            for grade in book.db.scalars(_flagged(assignment, students)):
                if notebook in ("", grade.notebook.name) and cell in ("", grade.name):
                    grade.needs_manual_grade = False
            book.db.commit()


def _graded(book, assignment):
    query = select(_SUBMITTED.student_id).join(api.Assignment)
    return set(book.db.scalars(query.where(_ASSIGNMENT.name == assignment)))


def _flagged(assignment, students):
    """Return what asks for the grades with a flag, without those that nobody has given points."""
    query = select(_GRADE).join(_NOTEBOOK, _GRADE.notebook_id == _NOTEBOOK.id)
    query = query.join(_SUBMITTED, _NOTEBOOK.assignment_id == _SUBMITTED.id).join(api.Assignment)
    has_points = or_(_GRADE.auto_score.is_not(None), _GRADE.manual_score.is_not(None))
    mine = (_ASSIGNMENT.name == assignment) & _SUBMITTED.student_id.in_(students)
    return query.where(mine, _GRADE.needs_manual_grade, has_points)
