"""Reads an assignment's points and comments from the gradebook, including manual ones."""

from datetime import timedelta
from typing import Any

from nbgrader import api
from sqlalchemy import select

from autograder.gradebook.course import Course
from autograder.gradebook.faults import explained
from autograder.gradebook.opening import exists, opened
from autograder.model import Marks


def read(course: Course, assignment: str) -> dict[str, Marks]:
    """Return what the gradebook holds, by learner.

    Raises:
        GradebookError: the gradebook cannot be used.
    """
    with explained(course.db_url), opened(course.db_url, course.course_id) as book:
        try:
            submissions = book.assignment_submissions(assignment)
        except api.MissingEntry:
            return {}
        return {each.student.id: of(each) for each in submissions}


def students(course: Course, assignment: str) -> set[str]:
    """Return the learners who have grades for an assignment; none without a gradebook.

    Raises:
        GradebookError: the gradebook cannot be used.
    """
    if not exists(course.db_url):
        return set()
    with explained(course.db_url), opened(course.db_url, course.course_id) as book:
        table: Any = api.SubmittedAssignment  # nbgrader's tables have no types
        named: Any = api.Assignment
        mine = select(table.student_id).join(named)
        return set(book.db.scalars(mine.where(named.name == assignment)))


def of(submission: api.SubmittedAssignment) -> Marks:
    """Return one submission's marks."""
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    comments = [comment for notebook in submission.notebooks for comment in notebook.comments]
    return Marks(
        points={grade.name: grade.score or 0.0 for grade in grades},
        comments={each.name: each.manual_comment for each in comments if each.manual_comment},
        by_hand=frozenset(each.name for each in grades if each.manual_score is not None),
        score=submission.score or 0.0,
        max_score=submission.max_score or 0.0,
        late_penalty=submission.late_submission_penalty or 0.0,
        times=_times(submission),
    )


def _times(submission):
    """Say when it was due and submitted; times are in UTC, as the gradebook has them."""
    if not submission.assignment.duedate:
        return ""
    more = submission.extension
    extended = f", with your extension of {_length(more)}" if more else ""
    due = f"Due {_shown(submission.duedate)}{extended}."
    if not submission.timestamp:
        return due
    late = submission.total_seconds_late
    ending = f", {_length(timedelta(seconds=late))} late" if late else ", in time"
    return f"{due} Submitted {_shown(submission.timestamp)}{ending}."


def _shown(moment):
    return f"{moment.day} {moment:%B %Y, %H:%M} UTC"


def _length(span):
    """Return a length of time in the largest two units; less than a minute counts as one."""
    minutes = max(1, round(span.total_seconds() / 60))
    units = {"day": minutes // 1440, "hour": minutes // 60 % 24, "minute": minutes % 60}
    parts = [f"{n} {unit}{'s' if n > 1 else ''}" for unit, n in units.items() if n]
    return " and ".join(parts[:2])
