"""Which answers wait for a person: those that nobody has marked, or not since they changed.

A mark's flag `needs_manual_grade` is taken away by whoever marks a cell. Grading sets it again if
the answer, or what a test gives for it, is no longer what was marked: `marked_answers.py`.
"""

from typing import Any

from nbgrader import api
from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import aliased

Waiting = dict[str, list[str]]  # the names of cells, by learner

# nbgrader's tables have no types
_ASSIGNMENT: Any = api.Assignment
_SUBMITTED: Any = api.SubmittedAssignment
_NOTEBOOK: Any = api.SubmittedNotebook
_GRADE: Any = api.Grade
_CELL: Any = api.BaseCell
_ANSWER: Any = aliased(api.BaseCell)


def never_marked() -> ColumnElement[bool]:
    """Return the condition on a grade that nobody has given its points."""
    return and_(_GRADE.auto_score.is_(None), _GRADE.manual_score.is_(None))


def marked_before() -> ColumnElement[bool]:
    """Return the condition on a grade that a person gave points for what has changed since."""
    return and_(_GRADE.needs_manual_grade, _GRADE.manual_score.is_not(None))


def by_hand() -> ColumnElement[bool]:
    """Return the condition on a cell that a person gives its points: an answer, or a task."""
    same = and_(_ANSWER.notebook_id == _CELL.notebook_id, _ANSWER.name == _CELL.name)
    answer = exists().where(and_(same, _ANSWER.type == "SolutionCell"))
    return or_(_CELL.type == "TaskCell", answer)


def waits() -> ColumnElement[bool]:
    """Return the condition on a grade and its cell that a person must still give points."""
    return or_(never_marked(), and_(marked_before(), by_hand()))


def of(db: Any, assignment: str) -> Waiting:
    """Return the cells that wait, by learner, in one query."""
    query = select(_SUBMITTED.student_id, _CELL.name)
    query = query.join(_ASSIGNMENT, _ASSIGNMENT.id == _SUBMITTED.assignment_id)
    query = query.join(_NOTEBOOK, _NOTEBOOK.assignment_id == _SUBMITTED.id)
    query = query.join(_GRADE, _GRADE.notebook_id == _NOTEBOOK.id)
    query = query.join(_CELL, _CELL.id == _GRADE.cell_id)
    found: Waiting = {}
    for who, cell in db.execute(query.where(_ASSIGNMENT.name == assignment, waits())):
        found.setdefault(who, []).append(cell)
    return found
