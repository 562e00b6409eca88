"""Reads an assignment's points and comments from the gradebook, including manual ones."""

from datetime import UTC, timedelta, tzinfo
from typing import Any

from nbgrader import api
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from autograder.files import timestamps
from autograder.gradebook import dates
from autograder.gradebook.course import Course
from autograder.gradebook.faults import explained
from autograder.gradebook.opening import is_there, opened
from autograder.model import Marks
from utils.words import counted


def read(course: Course, assignment: str, notebook: str = "") -> dict[str, Marks]:
    """Return what the gradebook holds, by learner.

    Args:
        course: whose gradebook.
        assignment: its name.
        notebook: the one of several notebooks that the marks are of; "" for all.

    Raises:
        CourseError: dates.toml cannot be read.
        GradebookError: the gradebook cannot be used.
    """
    zone, rule = dates.zone_of(course) or UTC, dates.of(course, assignment)
    grace = rule.grace_minutes if rule else 0.0
    with explained(course.db_url):
        if not is_there(course.db_url):
            return {}
        with opened(course.db_url, course.course_id) as book:
            found = submissions(book.db, assignment)
            return {each.student_id: of(each, notebook, zone, grace) for each in found}


def submissions(db: Any, assignment: str) -> list[Any]:
    """Return all submissions of an assignment, read in a few queries and not in some for each."""
    return list(db.scalars(_with_all(assignment)).all())


def _with_all(assignment):
    submitted: Any = api.SubmittedAssignment  # nbgrader's tables have no types
    one: Any = api.SubmittedNotebook
    grade: Any = api.Grade
    comment: Any = api.Comment
    named: Any = api.Assignment
    within = selectinload(submitted.notebooks)
    return (
        select(submitted)
        .join(named)
        .where(named.name == assignment)
        .options(
            joinedload(submitted.assignment),
            within.joinedload(one.notebook),
            within.selectinload(one.grades).selectinload(grade.cell),
            within.selectinload(one.comments).selectinload(comment.cell),
        )
    )


def students(course: Course, assignment: str, notebook: str = "") -> set[str]:
    """Return the learners who have grades for an assignment; none without a gradebook.

    Args:
        course: whose gradebook.
        assignment: its name.
        notebook: the one of several notebooks that must have grades; "" for any.

    Raises:
        GradebookError: the gradebook cannot be used.
    """
    with explained(course.db_url):
        if not is_there(course.db_url):
            return set()
        with opened(course.db_url, course.course_id) as book:
            return set(book.db.scalars(_graded(assignment, notebook)))


def _graded(assignment, notebook):
    submitted: Any = api.SubmittedAssignment  # nbgrader's tables have no types
    named: Any = api.Assignment
    query = select(submitted.student_id).join(named).where(named.name == assignment)
    if not notebook:
        return query
    one: Any = api.SubmittedNotebook
    its: Any = api.Notebook
    query = query.join(one, one.assignment_id == submitted.id)
    return query.join(its, one.notebook_id == its.id).where(its.name == notebook)


def of(
    submission: api.SubmittedAssignment,
    notebook: str = "",
    zone: tzinfo = UTC,
    grace_minutes: float = 0.0,
) -> Marks:
    """Return one submission's marks, or those of one of its notebooks; its times in a timezone."""
    mine = [each for each in submission.notebooks if notebook in ("", each.name)]
    grades = [grade for each in mine for grade in each.grades]
    comments = [comment for each in mine for comment in each.comments]
    whole = mine[0].notebook if len(mine) == 1 and notebook else submission.assignment
    return Marks(
        points={grade.name: grade.score or 0.0 for grade in grades},
        comments={each.name: each.manual_comment for each in comments if each.manual_comment},
        by_hand=frozenset(each.name for each in grades if each.manual_score is not None),
        waiting=frozenset(_waiting(grades)),
        open=frozenset(each.name for each in grades if each.needs_manual_grade),
        # nbgrader's own sums would be three more queries for each submission
        score=sum(grade.score or 0.0 for grade in grades),
        max_score=whole.max_score or 0.0,
        late_penalty=sum(each.late_submission_penalty or 0.0 for each in mine),
        times=_times(submission, zone, grace_minutes),
    )


def _waiting(grades):
    """Yield the cells that nobody has marked, and the tests and answers that changed since."""
    for each in grades:
        never = each.manual_score is None and each.auto_score is None
        if never or (each.manual_score is not None and each.needs_manual_grade):
            yield each.name


def _times(submission, zone, grace_minutes):
    """Say when it was due and submitted; the gradebook has the times in UTC."""
    if not submission.assignment.duedate:
        return ""
    more = submission.extension
    extended = f", with your extension of {_length(more)}" if more else ""
    due = f"Due {dates.shown(submission.duedate, zone)}{extended}."
    if not submission.timestamp:
        return f"{due} The submission time is unknown, so it counts as on time."
    late = submission.total_seconds_late
    grace = ""
    if 0 < late <= 60 * grace_minutes:
        grace = f", within the {grace_minutes:g} minutes that do not count as late"
    if submission.timestamp - submission.assignment.duedate == timestamps.LEAST:
        ending = grace if late else "; with the extension, it counts as on time"
        return f"{due} The learning platform marked it as late but gave no time{ending}."
    ending = f", {_length(timedelta(seconds=late))} late" if late else ", on time"
    return f"{due} Submitted {dates.shown(submission.timestamp, zone)}{ending}{grace}."


def _length(span):
    """Return a length of time in the largest two units; less than a minute counts as one."""
    minutes = max(1, round(span.total_seconds() / 60))
    units = {"day": minutes // 1440, "hour": minutes // 60 % 24, "minute": minutes % 60}
    parts = [counted(n, unit) for unit, n in units.items() if n]
    return " and ".join(parts[:2])
