"""Reads learners' names."""

from nbgrader import api
from sqlalchemy import select
from sqlalchemy.orm import Session

from autograder.gradebook.course import Course
from autograder.gradebook.faults import explained
from autograder.gradebook.opening import exists, opened


def names(course: Course) -> dict[str, str]:
    """Return everybody's name by id, "" where the gradebook has none; nobody without a gradebook.

    Raises:
        GradebookError: the gradebook cannot be used.
    """
    if not exists(course.db_url):
        return {}
    with explained(course.db_url), opened(course.db_url, course.course_id) as book:
        return in_session(book.db)


def in_session(db: Session) -> dict[str, str]:
    """Return everybody's name by id, from an open gradebook."""
    return {one.id: " ".join(filter(None, (one.first_name, one.last_name)))
            for one in db.scalars(select(api.Student))}  # fmt: skip
