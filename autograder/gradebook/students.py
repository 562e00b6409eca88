"""Reads who is in the gradebook, and enters a platform's ids."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from autograder.gradebook import opening
from autograder.gradebook.course import Course
from autograder.gradebook.faults import explained
from autograder.gradebook.opening import opened


class Student(NamedTuple):
    """A learner as the gradebook has them; "" for what it does not know."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""


def known(course: Course) -> list[Student]:
    """Return all learners of the gradebook, none if there is no gradebook yet.

    Raises:
        GradebookError: the gradebook cannot be used.
    """
    if _is_missing(course):
        return []
    with explained(course.db_url), opened(course.db_url, course.course_id) as book:
        return [Student(*(getattr(one, name) or "" for name in Student._fields))
                for one in book.students]  # fmt: skip


def keep_lms_ids(course: Course, ids: Mapping[str, str]) -> None:
    """Enter the platform's number of each learner, which the exports fill in.

    Raises:
        GradebookError: the gradebook cannot be used.
    """
    with explained(course.db_url):
        opening.make_private(course.db_url)
        with opened(course.db_url, course.course_id) as book:
            for student, number in ids.items():
                about: dict[str, Any] = {"lms_user_id": number}
                book.update_or_create_student(student, **about)


def _is_missing(course):
    path = opening.path_of(course.db_url)
    return path is not None and not path.exists()
