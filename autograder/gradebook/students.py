"""Reads who is in the gradebook, and enters a platform's ids and names."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from autograder.gradebook import opening
from autograder.gradebook.course import Course
from autograder.gradebook.faults import explained
from autograder.gradebook.opening import opened

#: formgrader shows names as they are, HTML too, and spreadsheets run what begins with = or +.
_NAME = re.compile(r"[^\W\d_][\w .,'’()-]{0,98}")
_EMAIL = re.compile(r"[A-Za-z0-9][\w.+%'-]*@[\w.-]+")


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


def keep_names(course: Course, learners: Iterable[Student]) -> None:
    """Enter learners' names and addresses where the gradebook has none.

    Platforms let people choose their names, so one that a page or a spreadsheet might run is not
    entered.

    Raises:
        GradebookError: the gradebook cannot be used.
    """
    with explained(course.db_url):
        opening.make_private(course.db_url)
        with opened(course.db_url, course.course_id) as book:
            there: dict[str, Any] = {str(one.id): one for one in book.students}
            for one in learners:
                if about := _new(one, there.get(one.id)):
                    book.update_or_create_student(one.id, **about)


def _new(one: Student, there: Any) -> dict[str, Any]:
    """Return what the gradebook does not know of a learner."""
    new: dict[str, Any] = {}
    names = {"first_name": one.first_name, "last_name": one.last_name}
    if not (there and (there.first_name or there.last_name)) and all(
        not name or _NAME.fullmatch(name) for name in names.values()
    ):
        new |= {field: name for field, name in names.items() if name}
    if not (there and there.email) and _EMAIL.fullmatch(one.email):
        new["email"] = one.email
    return new


def _is_missing(course):
    path = opening.path_of(course.db_url)
    return path is not None and not path.exists()
