"""Enters due dates, extensions and late penalties into the gradebook.

A penalty is a share of the points, so it is out of date as soon as the formgrader gives others.
Whatever shows points calls `refresh` or `in_session` first: pages and exports then say what the
next `grade` would.
"""

import math
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, cast

from nbgrader import api
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import parse_utc
from sqlalchemy import func, select
from sqlalchemy.orm import Session, scoped_session, selectinload
from traitlets.config import Config

from autograder.gradebook import dates as dates_of_file
from autograder.gradebook.course import Course
from autograder.gradebook.dates import Dates
from autograder.gradebook.faults import explained
from autograder.gradebook.opening import is_there, opened
from autograder.gradebook.retrying import retried
from utils.words import counted

MOST_ALONE = 5  # learners with a first penalty who have a line each


def refresh(course: Course, assignment: str) -> list[str]:
    """Enter the late penalties of the points as they are now; return a line for each change.

    Raises:
        CourseError: dates.toml cannot be read.
        GradebookError: the gradebook cannot be used.
    """
    rule = dates_of_file.of(course, assignment)
    with explained(course.db_url):
        if not is_there(course.db_url):
            return []
        with opened(course.db_url, course.course_id) as book:
            return in_session(book.db, course.config, assignment, rule)


def in_session(
    db: Session | scoped_session, config: Config, assignment: str, rule: Dates | None
) -> list[str]:
    """Do the same in a gradebook that is open; nothing is written if no penalty changes."""

    def once():
        try:
            name = select(api.Assignment).filter_by(name=assignment)
            if (found := db.scalars(name).first()) is None:
                return []
            lines = list(Lateness(db, config, rule).refreshed(str(found.id), {}))
            db.commit()
            return lines
        finally:
            db.rollback()  # does nothing after a commit

    return retried(once)


class _Changed(NamedTuple):
    """A learner's late penalty, before and after, in points."""

    student: str
    before: float
    after: float


class Lateness:
    """The late rule of an assignment.

    Args:
        db: the gradebook's session; the caller commits.
        config: nbgrader's settings, whose rule holds where there are no dates.
        dates: the assignment's dates of dates.toml, None if it does not name the assignment.
    """

    def __init__(self, db: Session | scoped_session, config: Config, dates: Dates | None):
        self._db, self._config, self._dates = db, config, dates

    def extend(self, submission: Any) -> None:
        """Enter a learner's extension, if the file is what decides."""
        if self._dates:
            submission.extension = self._dates.extensions.get(submission.student_id)

    def enter(self, submitted: Any, student: str) -> None:
        """Enter the penalty of a submitted notebook; none if it was on time."""
        submitted.late_submission_penalty = None
        if _seconds_late(submitted.assignment):
            self._db.flush()
            self._db.refresh(submitted)
            self._enter(submitted, student, submitted.score)

    def refreshed(self, assignment_id: str, times: Mapping[str, str]) -> Iterator[str]:
        """Enter what has changed since everybody was graded; yield whose penalty did.

        One line says it of all whose first penalty it is, if they are many.
        """
        if self._dates:
            self._db.get_one(api.Assignment, assignment_id).duedate = self._dates.due
        table: Any = api.SubmittedAssignment  # nbgrader's tables have no types
        mine = table.assignment_id == assignment_id
        scores, changed = self._scores(mine), []
        every = select(table).where(mine).options(selectinload(table.notebooks))
        for submission in self._db.scalars(every).all():
            if (time := times.get(submission.student_id)) is not None:
                submission.timestamp = parse_utc(time) if time else None
            self.extend(submission)
            changed += self._refreshed(submission, scores)
        yield from _lines(changed)

    def _scores(self, mine):
        """Return the points of each submitted notebook; nbgrader's own sums are slow for many."""
        grade: Any = api.Grade
        notebook: Any = api.SubmittedNotebook
        query = select(notebook.id, func.sum(grade.score)).join(
            grade, grade.notebook_id == notebook.id
        )
        owner: Any = api.SubmittedAssignment
        found = query.join(owner, notebook.assignment_id == owner.id).where(mine)
        return {key: score or 0.0 for key, score in self._db.execute(found.group_by(notebook.id))}

    def _refreshed(self, submission, scores):
        """Enter the penalties of a learner's notebooks; yield the sums if they have changed."""
        before = after = 0.0
        for one in submission.notebooks:
            before += one.late_submission_penalty or 0.0
            one.late_submission_penalty = None
            if _seconds_late(submission):
                self._enter(one, submission.student_id, scores.get(one.id, 0.0))
            after += one.late_submission_penalty or 0.0
        if not math.isclose(before, after, rel_tol=1e-6):  # some databases keep fewer digits
            yield _Changed(submission.student_id, before, after)

    def _enter(self, submitted, student, score):
        penalty = self._penalty(student, score, _seconds_late(submitted.assignment))
        if penalty is not None:
            submitted.late_submission_penalty = min(max(penalty, 0), score)

    def _penalty(self, student, score, late):
        if self._dates:
            return self._dates.penalty(score, late)
        rule = AssignLatePenalties(config=self._config)
        rule.init_plugin()
        plugin = cast(LateSubmissionPlugin, rule.plugin_inst)
        return plugin.late_submission_penalty(student, score, late)


def _lines(changed):
    first = [each for each in changed if not each.before]
    if len(first) > MOST_ALONE:
        low, high = (each(one.after for one in first) for each in (min, max))
        points = counted(high, "point") if low == high else f"{low:g} to {high:g} points"
        yield f"{len(first)} learners have a first late penalty, {points} each"
    for one in changed:
        if one.before or len(first) <= MOST_ALONE:
            now = counted(one.after, "point")
            yield f"{one.student}: late penalty {now}, before {one.before:g}"


def _seconds_late(submission):
    """Return how late it is; nbgrader cannot say it of an extension without a due date."""
    return submission.total_seconds_late if submission.assignment.duedate else 0
