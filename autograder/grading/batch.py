"""Grades a class, from submitted/ to the gradebook, with a journal and parallel workers."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial

import nbformat

from autograder.errors import (
    AutograderError,
    CourseError,
    DiskError,
    GradebookError,
    JournalError,
)
from autograder.files import atomic
from autograder.gradebook import backups, save_cells
from autograder.gradebook.score_writer import Gradebook
from autograder.grading import agenda, key, pool, records, stock
from autograder.grading.agenda import Agenda, Due
from autograder.grading.changes import Changes, between
from autograder.grading.grader import Graded, Settings, grade
from autograder.grading.journal import Journal
from autograder.grading.plan import Plan, settled, source_text, write_limits
from autograder.grading.records import Known
from autograder.grading.summary import Summary
from autograder.model import Limits, Submission

Work = Callable[..., Graded]


@dataclass(frozen=True)
class _Run:
    """A run while it lasts: what it works on, and where it writes."""

    plan: Plan
    agenda: Agenda
    journal: Journal
    book: Gradebook
    changes: Changes
    due: dict[str, Due]


@dataclass(frozen=True)
class _Task:
    """What a worker is given with each submission."""

    work: Work
    source: str
    settings: Settings
    granted: dict[str, Limits]

    def __call__(self, submission: Submission) -> Graded:
        limits = self.granted.get(submission.student, self.settings.limits)
        return self.work(submission, self.source, replace(self.settings, limits=limits))


def run(
    plan: Plan,
    executor: Executor,
    *,
    started: Callable[[int], object] = lambda waiting: None,
    told: Callable[[str], object] = lambda line: None,
    work: Work = grade,
) -> Iterator[pool.Outcome]:
    """Grade what is new since the last run; yield each outcome once it is in the gradebook.

    Args:
        plan: what to grade, and how.
        executor: runs the workers.
        started: is called with the number of submissions to grade.
        told: is called with each change of the gradebook that is no submission's.
        work: what a worker does with a submission.

    Raises:
        CourseError: the assignment or the learner's submission is missing, or the model solution
            does not earn every point; then nothing was written.
        AutograderError: the gradebook, journal, disk or sandbox cannot be used; finished work
            is kept, and the same command continues.
    """
    plan = settled(plan)
    source = source_text(plan.course, plan.assignment)
    notebook = nbformat.reads(source, as_version=4)
    with Journal(plan.state) as journal:
        todo = agenda.of(plan, notebook, journal.known(plan.assignment))
        _prove(plan, todo, journal, partial(_graded_key, executor, work, plan, source))
        known = journal.known(plan.assignment)
        settings = replace(plan.settings, version=_in_words(todo, known))
        if not plan.copied:
            backups.keep(plan.course.db_url)
        with Gradebook(plan.course, plan.assignment, notebook) as book:
            news = [*book.changes, *_refreshed(plan, book, todo.times), stock.warning(plan)]
            for line in filter(None, news):
                told(line)
            due = {one.submission.student: one for one in todo.due}
            state = _Run(plan, todo, journal, book, Changes(plan.state, plan.assignment), due)
            task = _Task(work, source, settings, todo.granted)
            yield from _graded(state, executor, task, started)


def preview(plan: Plan) -> tuple[Agenda, list[str]]:
    """Return what a run would grade, and what it would change in the gradebook; writes nothing.

    Raises:
        CourseError: the assignment or the learner's submission is missing.
        AutograderError: the gradebook or the journal cannot be read.
    """
    plan = settled(plan)
    notebook = nbformat.reads(source_text(plan.course, plan.assignment), as_version=4)
    todo = agenda.of(plan, notebook, records.known(plan.state, plan.assignment))
    return todo, save_cells.pending(plan.course, plan.assignment, notebook)


def _refreshed(plan, book, times):
    """Enter changed dates, also beside the graded notebooks, where nbgrader looks for them."""
    for student, time in times.items():
        path = plan.course.autograded / student / plan.assignment / "timestamp.txt"
        if time and (not path.exists() or path.read_text("utf-8", "replace") != time):
            atomic.save(path, time)
    return book.refresh(times)


def _prove(plan, todo, journal, graded):
    """Let nobody be graded by tests that refuse the model solution."""
    if todo.proven:
        return
    key.check(graded())
    journal.prove(plan.assignment, todo.version, write_limits(todo.common))


def _graded_key(executor, work, plan, source):
    one = key.submission(plan.assignment, source)
    try:
        return executor.submit(work, one, source, plan.settings).result()
    except AutograderError:
        raise
    except Exception as error:
        raise CourseError(
            f"the model solution of {plan.assignment} cannot be graded ({pool.named(error)}), so "
            f"nothing was written. Look at source/{plan.assignment}, then run the command again."
        ) from error


def _in_words(todo: Agenda, known: Known):
    since = known.versions[todo.version.tests].since[:16]
    return f"version {todo.version.tests} of the tests, in use since {since} UTC"


def _graded(state, executor, task, started):
    todo, plan = state.agenda, state.plan
    state.journal.queue(one.submission for one in todo.due)
    started(len(todo.due) + len(todo.faults))
    yield from todo.faults
    faults: list[pool.Outcome] = []
    again = agenda.loaded(list(state.due), partial(agenda.load_named, plan), faults)
    flow = _noted(state.journal, again)
    for outcome in pool.outcomes(flow, task, executor, ahead=plan.ahead):
        yield _entered(state, outcome)
    yield from faults


def _noted(journal, submissions):
    for one in submissions:
        journal.running(one)
        yield one


def _entered(state, outcome):
    """Enter an outcome; an error that concerns only this submission becomes its fault."""
    if outcome.graded is None:
        return outcome
    try:
        return _enter(state, outcome)
    except (DiskError, GradebookError, JournalError):
        raise
    except Exception as error:  # the other submissions can still be entered
        return replace(outcome, graded=None, fault=f"not entered: {pool.named(error)}")


def _enter(state, outcome):
    """Write the notebook, the grades, then "done": if killed in between, it is regraded."""
    submission, graded = outcome.submission, outcome.graded
    notebook = nbformat.v4.reads(graded.notebook)  # what cannot be read is not written either
    target = state.plan.target(submission)
    atomic.save(target, graded.notebook)
    if submission.timestamp:
        atomic.save(target.parent / "timestamp.txt", submission.timestamp)
    state.book.write(graded.report, notebook, timestamp=submission.timestamp)
    due = state.due[submission.student]
    after = Summary.of(graded.report, granted=due.limits != state.agenda.common)
    change = between(submission.student, due.why, due.before, after)
    if change:
        state.changes.add(change)
    state.journal.done(submission, after.write(), tests=state.agenda.version.tests,
                       limits=write_limits(due.limits))  # fmt: skip
    return replace(outcome, change=change, kept_in=state.changes.path if change else None)


__all__ = ["Plan", "preview", "run", "settled", "source_text"]
