"""Grades one of an assignment's notebooks for a class, and enters each result where it is kept."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import nbformat

from autograder.errors import DiskError, GradebookError, JournalError
from autograder.files import atomic, private
from autograder.gradebook.score_writer import Gradebook
from autograder.grading import agenda, pool
from autograder.grading.agenda import Agenda, Due
from autograder.grading.changed_points import Changes, between
from autograder.grading.grader import Graded, Settings
from autograder.grading.journal import Journal
from autograder.grading.originals import Original
from autograder.grading.plan import Plan, write_limits
from autograder.grading.summary import Summary
from autograder.model import Limits, Submission
from autograder.notebook import answer_digests
from autograder.notebook.graded_work import GradedWork

Work = Callable[..., Graded]


@dataclass(frozen=True)
class Run:
    """A run while it lasts: what it works on, and where it writes."""

    plan: Plan
    originals: list[Original]
    agenda: Agenda
    journal: Journal
    changes: Changes
    settings: Settings
    work: Work


@dataclass(frozen=True)
class _Part:
    """What a run does about one notebook: `due` says what, by learner."""

    run: Run
    original: Original
    book: Gradebook
    due: dict[str, Due]


@dataclass(frozen=True)
class Task:
    """What a worker is given with each submission; `granted` are limits of learners' own."""

    work: Work
    source: str
    settings: Settings
    granted: dict[str, Limits]

    def __call__(self, submission: Submission) -> Graded:
        """Grade a submission, within the limits that its learner was granted."""
        limits = self.granted.get(submission.student, self.settings.limits)
        return self.work(submission, self.source, replace(self.settings, limits=limits))


def graded(
    run: Run, original: Original, book: Gradebook, executor: Executor
) -> Iterator[pool.Outcome]:
    """Grade what is due of one notebook; yield each outcome once it is in the gradebook.

    Args:
        run: what it is part of.
        original: the instructor's notebook.
        book: the gradebook, open for this notebook.
        executor: runs the workers.
    """
    mine = run.agenda.part(original.original)
    part = _Part(run, original, book, {one.submission.student: one for one in mine.due})
    task = Task(run.work, original.text, run.settings, mine.granted)
    every = {each.name: each.notebook for each in run.originals}
    load = partial(agenda.load_named, run.plan, one=original, every=every)
    faults: list[pool.Outcome] = []
    flow = _noted(run.journal, agenda.loaded(list(part.due), load, faults))
    for outcome in pool.outcomes(flow, task, executor, ahead=run.plan.ahead):
        yield _entered(part, outcome)
    yield from faults


def _noted(journal, submissions):
    for one in submissions:
        journal.running(one)
        yield one


def _entered(part, outcome):
    """Enter an outcome; an error that concerns only this submission becomes its fault."""
    if outcome.graded is None:
        return outcome
    try:
        return _enter(part, outcome)
    except (DiskError, GradebookError, JournalError):
        raise
    except Exception as error:  # the other submissions can still be entered
        return replace(outcome, graded=None, fault=f"not entered: {pool.named(error)}")


def keep_time(folder: Path, time: str) -> None:
    """Write when a submission was handed in beside the graded notebook, for nbgrader.

    Args:
        folder: of the graded notebook.
        time: "" for unknown; then nothing of an older hand-in stays.

    Raises:
        DiskError, AutograderError: it cannot be written.
    """
    path = folder / "timestamp.txt"
    try:
        if not time:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_text("utf-8", "replace") != time:
            private.save(path, time)
    except OSError as error:
        raise atomic.failed(error, path) from error


def _enter(part, outcome):
    """Write the notebook, the grades, then "done": if killed in between, it is regraded."""
    run, submission, graded = part.run, outcome.submission, outcome.graded
    notebook = nbformat.v4.reads(graded.notebook)  # what cannot be read is not written either
    target = run.plan.target(submission)
    due = part.due[submission.student]
    before = _before(due, target)
    private.save(target, graded.notebook)
    keep_time(target.parent, submission.timestamp)
    time = submission.timestamp
    work = part.book.write(graded.report, notebook, timestamp=time, before=before)
    after = Summary.of(graded.report, work, granted=due.limits != run.agenda.common)
    notebook = part.original.name * (len(run.originals) > 1)
    change = between(submission.student, due.why, due.before, after, notebook)
    if change:
        run.changes.add(change)
    run.journal.done(submission, after.write(), tests=run.agenda.version.tests,
                     limits=write_limits(due.limits))  # fmt: skip
    kept_in = run.changes.path if change else None
    return replace(outcome, change=change, kept_in=kept_in, limits=due.limits)


def _before(due, target):
    """Return what was graded the last time; a journal of an older autograder has no answers."""
    kept = due.before.work if due.before else GradedWork()
    if kept.answers:
        return kept
    try:
        notebook = nbformat.v4.reads(target.read_text(encoding="utf-8"))
        return kept._replace(answers=answer_digests.of(notebook))
    except Exception:  # whatever is wrong with the older file, it only says that nothing is known
        return kept
