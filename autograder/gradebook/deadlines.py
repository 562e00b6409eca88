"""Reads when an assignment is due, and for whom later: from dates.toml, else from the database."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from nbgrader import api
from sqlalchemy import select

from autograder.gradebook import dates
from autograder.gradebook.course import Course
from autograder.gradebook.faults import explained
from autograder.gradebook.opening import is_there, opened


class Deadlines(NamedTuple):
    """When an assignment is due, None if nobody said so, and who has how much longer."""

    due: datetime | None = None
    extensions: Mapping[str, timedelta] = {}

    def of(self, student: str) -> datetime | None:
        """Return when it is due for one learner."""
        return self.due and self.due + self.extensions.get(student, timedelta())


def read(course: Course, assignment: str) -> Deadlines:
    """Return an assignment's dates, of the file if it names the assignment.

    Raises:
        CourseError: dates.toml cannot be read.
        GradebookError: the gradebook cannot be used.
    """
    rule = dates.of(course, assignment)
    if rule:
        return Deadlines(rule.due.replace(tzinfo=UTC), rule.extensions)
    with explained(course.db_url):
        if not is_there(course.db_url):
            return Deadlines()
        with opened(course.db_url, course.course_id) as book:
            return _of_database(book.db, assignment)


def _of_database(db, assignment):
    found = db.scalars(select(api.Assignment).filter_by(name=assignment)).first()
    if found is None or found.duedate is None:
        return Deadlines()
    table: Any = api.SubmittedAssignment  # nbgrader's tables have no types
    longer = select(table.student_id, table.extension).where(
        table.assignment_id == found.id, table.extension.is_not(None)
    )
    due = found.duedate.replace(tzinfo=UTC)  # nbgrader keeps UTC without saying so
    return Deadlines(due, {who: more for who, more in db.execute(longer)})  # noqa: C416, as above
