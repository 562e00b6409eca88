"""Reads learners' names."""

from typing import Any

from nbgrader import api
from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from autograder.gradebook.course import Course
from autograder.gradebook.faults import explained
from autograder.gradebook.opening import is_there, opened


def names(course: Course) -> dict[str, str]:
    """Return everybody's name by id, "" where the gradebook has none; nobody without a gradebook.

    Raises:
        GradebookError: the gradebook cannot be used.
    """
    with explained(course.db_url):
        if not is_there(course.db_url):
            return {}
        with opened(course.db_url, course.course_id) as book:
            return in_session(book.db)


def in_session(db: Session | scoped_session) -> dict[str, str]:
    """Return everybody's name by id, from an open gradebook."""
    table: Any = api.Student  # nbgrader's tables have no types
    return {one.id: " ".join(filter(None, (one.first_name, one.last_name)))
            for one in db.scalars(select(table))}  # fmt: skip
