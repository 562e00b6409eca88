"""The writer of nbgrader's gradebook.

One process writes, in one transaction per submission, the rows that `nbgrader autograde` would have
written, so that formgrader, feedback, export and manual grading work as usual.
"""

from collections.abc import Mapping

import nbformat
from nbgrader import api
from nbgrader.utils import compute_checksum, parse_utc
from sqlalchemy import select

from autograder.gradebook import dates, entered_cells, marked_answers, opening
from autograder.gradebook.course import Course
from autograder.gradebook.faults import explained, of_this_row
from autograder.gradebook.lateness import Lateness
from autograder.gradebook.opening import opened
from autograder.gradebook.retrying import retried
from autograder.model import Report
from autograder.notebook import answer_digests, flagged_cells
from autograder.notebook.cell_kinds import about, is_test
from autograder.notebook.graded_work import GradedWork
from autograder.notebook.placeholders import is_placeholder


class Gradebook:
    """The grades of one assignment: `with Gradebook(course, name, source) as gradebook`.

    Args:
        course: the course's folders and settings.
        assignment: the assignment's name; its notebook has the same.
        notebook: the name of one of several notebooks; "" for the assignment's own.
        source: the instructor's notebook. Its cells are entered if the gradebook has others;
            `changes` says which were added, removed or have other points.
        copied: whether the gradebook was copied for this run, so that changed cells need no copy.

    Raises:
        CourseError: dates.toml cannot be read.
        GradebookError: the gradebook is locked, damaged or full.
    """

    def __init__(
        self,
        course: Course,
        assignment: str,
        source: nbformat.NotebookNode,
        notebook: str = "",
        *,
        copied: bool = False,
    ):
        self._course, self._assignment = course, assignment
        self._notebook = notebook or assignment
        rule = dates.of(course, assignment)
        with explained(course.db_url):
            opening.make_private(course.db_url)
            self._book = opened(course.db_url, course.course_id)
            self._db = self._book.db
            opening.bound_waits(self._book)
            self._claim = opening.claim(self._book.engine, course.course_id)
            self._lateness = Lateness(self._db, course.config, rule)
            self.changes = entered_cells.entered(
                self._book, course, assignment, self._notebook, source, copied
            )
            self._learn_ids()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        opening.release(self._claim)
        self._book.close()

    def write(
        self,
        report: Report,
        notebook: nbformat.NotebookNode,
        *,
        timestamp: str = "",
        before: GradedWork | None = None,
    ) -> GradedWork:
        """Enter one submission's grades, all or none; keeps manual scores and comments.

        Args:
            report: what the submission earned.
            notebook: the executed notebook.
            timestamp: when it was submitted, as in nbgrader's timestamp.txt; "" for unknown.
            before: what was graded of this learner the last time, which marks by hand are of.

        Returns:
            What is graded now, to be given as `before` the next time.

        Raises:
            EntryError: the gradebook rejects this submission's values; nothing was entered.
            GradebookError: the gradebook is locked, damaged or full; nothing was entered.
        """

        def enter():
            submitted = self._submitted(report.student, parse_utc(timestamp) if timestamp else None)
            marked = self._enter_grades(submitted, report, notebook, before or GradedWork(), now)
            self._enter_comments(submitted, report, notebook)
            self._db.flush()
            self._lateness.enter(submitted, report.student)
            return now._replace(marked=marked)

        now = _work(report, notebook)
        with explained(self._course.db_url), of_this_row(report.student):
            return self._transaction(enter)

    def refresh(self, times: Mapping[str, str]) -> list[str]:
        """Apply changed due dates, extensions, times and late rules to all that is graded.

        Args:
            times: when learners submitted what is graded, as in timestamp.txt; "" for unknown.

        Returns:
            A line for each learner whose penalty changed.
        """
        assignment = str(self._assignment_id)
        with explained(self._course.db_url):
            return self._transaction(lambda: list(self._lateness.refreshed(assignment, times)))

    def _transaction(self, work):
        """Do work in one transaction, all or nothing; again if the database failed for a moment."""

        def once():
            self._claim = opening.kept_claim(self._claim, self._book.engine, self._course.course_id)
            try:
                done = work()
                self._db.commit()
                return done
            finally:
                self._db.rollback()  # does nothing after a commit
                self._db.expunge_all()  # so that memory stays flat over a class

        return retried(once)

    def _learn_ids(self):
        mine = self._book.find_notebook(self._notebook, self._assignment)
        self._notebook_id, self._assignment_id = mine.id, mine.assignment_id
        graded = [*mine.grade_cells, *mine.task_cells]
        commented = [*mine.solution_cells, *mine.task_cells]
        self._graded = {cell.id: cell.name for cell in graded}
        self._commented = {cell.id: cell.name for cell in commented}
        self._handed_out = {cell.name: cell.checksum for cell in mine.source_cells}
        self._db.expunge_all()

    def _submitted(self, student, timestamp):
        """Return the learner's submitted notebook, created if missing."""
        self._made(api.Student, id=student)
        submission = self._made(
            api.SubmittedAssignment, assignment_id=self._assignment_id, student_id=student
        )
        submission.timestamp = timestamp  # unknown too: that of an older hand-in says nothing
        self._lateness.extend(submission)
        self._db.flush()
        return self._made(
            api.SubmittedNotebook, notebook_id=self._notebook_id, assignment_id=submission.id
        )

    def _made(self, table, **key):
        row = self._db.scalars(select(table).filter_by(**key)).one_or_none()
        if row is None:
            row = table(**key)
            self._db.add(row)
            self._db.flush()
        return row

    def _rows(self, table, cells, submitted):
        """Return a submitted notebook's rows by cell name, created if missing."""
        named = table.cell_id.in_(list(cells))  # uses the index
        mine = (table.notebook_id == submitted.id) & named
        rows = {row.cell_id: row for row in self._db.scalars(select(table).where(mine))}
        for cell_id in cells.keys() - rows.keys():
            rows[cell_id] = table(cell_id=cell_id, notebook_id=submitted.id)
            self._db.add(rows[cell_id])
        return {cells[cell_id]: row for cell_id, row in rows.items()}

    def _enter_grades(self, submitted, report, notebook, before, now):
        """Enter the points of each cell; return what the marks by hand are of, by cell."""
        scores = {result.grade_id: result.points for result in report.exercises}
        cells, marked = _marked_cells(report, notebook), {}
        for name, grade in self._rows(api.Grade, self._graded, submitted).items():
            points = scores.get(name, self._unread_score(cells.get(name), report))
            marked[name] = marked_answers.entered(grade, name, points, before, now)
        return {name: of for name, of in marked.items() if of}

    def _unread_score(self, cell, report):
        """Return 0 for what is as released or without a notebook, None for what is to be marked.

        A task is done in cells of the learner's own, so the task's own text says nothing. What a
        deleted cell was for may be there too, under another name.
        """
        if cell is None or is_test(cell) or report.is_empty:
            return 0.0
        if about(cell).get("task"):
            return None
        return 0.0 if self._as_handed_out(cell) else None

    def _is_unanswered(self, cell):
        return is_placeholder(cell.source) or self._as_handed_out(cell)

    def _as_handed_out(self, cell):
        expected = self._handed_out.get(about(cell)["grade_id"])
        return expected is not None and compute_checksum(cell) == expected

    def _enter_comments(self, submitted, report, notebook):
        cells = _marked_cells(report, notebook)
        for name, comment in self._rows(api.Comment, self._commented, submitted).items():
            answered = name in cells and not self._is_unanswered(cells[name])
            empty = not answered and not about(cells.get(name, _NO_CELL)).get("task")
            comment.auto_comment = "No response." if empty else None


def _work(report, notebook):
    points = {result.grade_id: result.points for result in report.exercises}
    flags = flagged_cells.of(report.review, notebook)
    return GradedWork(answer_digests.of(notebook), points, flags)


def _marked_cells(report, notebook):
    """Return the cells with a mark by their names, without those that were never handed in."""
    found = {about(cell)["grade_id"]: cell for cell in notebook.cells if about(cell)}
    return {name: cell for name, cell in found.items() if name not in report.newer}


_NO_CELL = nbformat.v4.new_code_cell()
