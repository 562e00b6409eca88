"""Grades a class, from submitted/ to the gradebook, with a journal and parallel workers."""

import hashlib
import json
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import partial

import nbformat

from autograder.errors import CourseError, DiskError, GradebookError, JournalError
from autograder.files import atomic, distrusted
from autograder.gradebook.course import Course
from autograder.gradebook.score_writer import Gradebook
from autograder.grading import lint, notebooks, pool
from autograder.grading.grader import Graded, Settings, grade
from autograder.grading.journal import Journal
from autograder.grading.submissions import load, students
from autograder.model import Submission
from autograder.notebook import signs
from autograder.text import foreign

#: Would be a hidden folder, a formula in nbgrader's own CSV export, or an option of --student.
_NO_ID = (".", "=", "+", "@", "-")


@dataclass(frozen=True)
class Plan:
    """What to grade, and how."""

    course: Course
    assignment: str
    student: str = ""
    force: bool = False
    ahead: int = 4
    settings: Settings = field(default_factory=Settings)
    notebook: str = ""

    @property
    def name(self) -> str:
        """The name of the notebook that is graded: the assignment's own, or one of several."""
        return self.notebook or self.assignment


def run(
    plan: Plan,
    executor: Executor,
    *,
    started: Callable[[int], None] = lambda waiting: None,
    work: Callable[..., Graded] = grade,
) -> Iterator[pool.Outcome]:
    """Grade what is new since the last run; yield each outcome once it is in the gradebook.

    Args:
        plan: what to grade, and how.
        executor: runs the workers.
        started: is called with the number of submissions to grade.
        work: what a worker does with a submission.

    Raises:
        CourseError: the assignment or the learner's submission is missing.
        AutograderError: the gradebook, journal, disk or sandbox cannot be used; finished work
            is kept, and the same command continues.
    """
    counts: list[int] = []

    def begun(waiting):
        counts.append(waiting)
        started(sum(counts))

    with Journal(plan.course.autograded.parent) as journal:
        for original in notebooks.of(plan.course, plan.assignment):
            one = replace(plan, notebook=original.name)
            yield from _of_one(one, original, journal, executor, begun, work)


def _of_one(plan, original, journal, executor, started, work):
    """Grade one of the notebooks of an assignment."""
    files = original.files
    source = lint.settled(original.text, files, plan.settings, plan.course.autograded.parent)
    siblings = tuple(notebooks.names(plan.course, plan.assignment))
    salt, needed = source.encode() + _of(files), _needed(source, files)
    load = partial(_load, plan, salt, siblings=siblings, files=needed)
    notebook = nbformat.reads(source, as_version=4)
    with Gradebook(plan.course, plan.assignment, notebook, plan.name) as book:
        faults: list[pool.Outcome] = []
        handed_in = [
            replace(one, data=None, files={}) for one in _loaded(_students(plan), load, faults)
        ]
        waiting = journal.queue(handed_in, again=partial(_lost, plan, book.students()))
        started(len(waiting) + len(faults))
        yield from faults
        faults.clear()
        task = partial(work, source=source, settings=plan.settings)
        flow = _noted(journal, _loaded((one.student for one in waiting), load, faults))
        for outcome in pool.outcomes(flow, task, executor, ahead=plan.ahead):
            yield _entered(plan, book, journal, outcome)
        yield from faults


def _lost(plan, graded, submission):
    """Whether to regrade what the journal calls done: on request, or if its grades are gone."""
    wanted = plan.force or bool(plan.student)
    return wanted or submission.student not in graded or not _target(plan, submission).exists()


def _target(plan, submission):
    folder = plan.course.autograded / submission.student / plan.assignment
    return folder / f"{plan.name}.ipynb"


def source_text(course: Course, assignment: str) -> str:
    """Return the text of the instructor's notebook."""
    path = course.source / assignment / f"{assignment}.ipynb"
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        found = sorted(each.parent.name for each in course.source.glob("*/*.ipynb"))
        raise CourseError(
            f"there is no {path}; the assignments are: {', '.join(found) or 'none'}"
        ) from None


def _students(plan):
    found = students(plan.course.submitted, plan.assignment)
    if not plan.student:
        return found
    if plan.student not in found:
        raise CourseError(
            f"nothing of {plan.student!r} for {plan.assignment} in {plan.course.submitted}; "
            f"{len(found)} others have submitted. Run nbgrader collect first?"
        )
    return [plan.student]


def _of(files):
    return b"".join(hashlib.sha256(data).digest() for data in files.values())


def _needed(source, files):
    """Return the files that a learner's process gets; None if it has no use for any."""
    return None if signs.of_the_course(nbformat.reads(source, as_version=4)) else files


def _load(plan, salt, student, *, siblings=(), files=None) -> Submission:
    if student.startswith(_NO_ID) or not foreign.is_plain(student):
        raise distrusted.UnreadableError(
            f"the folder {foreign.shown(student)!r} in submitted/ has a name that cannot be "
            "a learner's id, so nothing in it was graded or entered; rename it to the id and grade "
            "again, or move it away: nbgrader's own pages list every folder there"
        )
    return load(
        plan.course.submitted, student, plan.assignment,
        salt=salt, files=files, notebook=plan.name, siblings=siblings,
    )  # fmt: skip


def _loaded(students, load, faults):
    """Yield the submissions that can be read; add the others to `faults`."""
    for student in students:
        try:
            yield load(student)
        except Exception as error:  # whatever is wrong with this one, the class is graded
            nothing = Submission(load.args[0].assignment, foreign.shown(student), "", None, "")
            faults.append(pool.Outcome(nothing, None, pool.named(error)))


def _noted(journal, submissions):
    for one in submissions:
        journal.running(one)
        yield one


def _entered(plan, book, journal, outcome):
    """Enter an outcome; an error that concerns only this submission becomes its fault."""
    if outcome.graded is None:
        return outcome
    try:
        _enter(plan, book, journal, outcome)
    except (DiskError, GradebookError, JournalError):
        raise
    except Exception as error:  # the other submissions can still be entered
        return replace(outcome, graded=None, fault=f"not entered: {pool.named(error)}")
    return outcome


def _enter(plan, book, journal, outcome):
    """Write the notebook, the grades, then "done": if killed in between, it is regraded."""
    submission, graded = outcome.submission, outcome.graded
    notebook = nbformat.v4.reads(graded.notebook)  # what cannot be read is not written either
    target = _target(plan, submission)
    atomic.save(target, graded.notebook)
    if submission.timestamp:
        atomic.save(target.parent / "timestamp.txt", submission.timestamp)
    book.write(graded.report, notebook, timestamp=submission.timestamp)
    report = graded.report
    journal.done(submission, json.dumps({"score": report.score, "review": report.review}))
