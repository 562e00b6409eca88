"""Grades a class, from submitted/ to the gradebook, with a journal and parallel workers."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial

from autograder.errors import CourseError
from autograder.gradebook import backups, save_cells
from autograder.gradebook.score_writer import Gradebook
from autograder.grading import (
    agenda,
    entering,
    model_solution_check,
    notebooks,
    originals,
    pool,
    records,
    stock_pages,
    version,
)
from autograder.grading.agenda import Agenda
from autograder.grading.changed_points import Changes
from autograder.grading.entering import Run, Work
from autograder.grading.grader import grade
from autograder.grading.journal import Journal
from autograder.grading.plan import Plan, settled, source_text, write_limits
from autograder.grading.records import Known


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
        told: is called with each change of the gradebook that does not belong to a submission.
        work: what a worker does with a submission.

    Raises:
        CourseError: the assignment or the learner's submission is missing, or the model solution
            does not earn full points; then nothing was written.
        AutograderError: the gradebook, journal, disk or sandbox cannot be used; finished work
            is kept, and the same command continues.
    """
    plan = settled(plan)
    notebooks.names(plan.course, plan.assignment)  # without any, no journal is made
    with Journal(plan.state) as journal:
        found = originals.of(plan)
        todo = agenda.of(plan, found, journal.known(plan.assignment))
        _prove(plan, found, todo, journal, partial(_graded_key, executor, work, plan))
        settings = _of_this_version(plan.settings, todo, journal.known(plan.assignment))
        if not plan.copied:
            backups.keep(plan.course.db_url)
        changes = Changes(plan.state, plan.assignment)
        state = Run(plan, found, todo, journal, changes, settings, work)
        yield from _notebook_by_notebook(state, executor, started, told)


def preview(plan: Plan) -> tuple[Agenda, list[str]]:
    """Return what a run would grade, and what it would change in the gradebook; writes nothing.

    Raises:
        CourseError: the assignment or the learner's submission is missing.
        AutograderError: the gradebook or the journal cannot be read.
    """
    plan = settled(plan)
    found = originals.of(plan, keep=False)
    todo = agenda.of(plan, found, records.known(plan.state, plan.assignment))
    changes = [
        f"{one.label}{line}"
        for one in found
        for line in save_cells.pending(plan.course, plan.assignment, one.notebook, one.name)
    ]
    return todo, changes


def _notebook_by_notebook(state, executor, started, told):
    first = state.originals[0]
    for one in state.originals:
        with _gradebook(state.plan, one) as book:
            for line in book.changes:
                told(f"{one.label}{line}")
            if one is first:
                yield from _begun(state, book, started, told)
            yield from entering.graded(state, one, book, executor)


def _gradebook(plan, one):
    copied = not plan.copied  # by this run, just now
    return Gradebook(plan.course, plan.assignment, one.notebook, one.name, copied=copied)


def _begun(state, book, started, told):
    """Do what is done once, whichever notebooks there are; yield what cannot be read."""
    todo, refreshed = state.agenda, _refreshed(state.plan, book, state.agenda.times)
    for line in filter(None, [*todo.doubts, *refreshed, stock_pages.warning(state.plan)]):
        told(line)
    state.journal.queue(one.submission for one in todo.due)
    started(len(todo.due) + len(todo.faults))
    yield from todo.faults


def _refreshed(plan, book, times):
    """Enter changed dates, also beside the graded notebooks, where nbgrader looks for them."""
    for student, time in times.items():
        entering.keep_time(plan.course.autograded / student / plan.assignment, time)
    return book.refresh(times)


def _prove(plan, found, todo, journal, graded):
    """Let nobody be graded by tests that refuse the model solution."""
    if todo.proven and plan.student:
        return
    for one in () if todo.proven else found:
        model_solution_check.check(graded(one), one.original)
    journal.prove(plan.assignment, todo.version, write_limits(todo.common))


def _graded_key(executor, work, plan, one):
    task = entering.Task(work, model_solution_check.tests(one), plan.settings, {})
    key = [model_solution_check.submission(one)]
    (outcome,) = pool.outcomes(key, task, executor, ahead=1)
    if outcome.graded is None:
        raise CourseError(
            f"the model solution of {plan.assignment} cannot be graded ({one.label}"
            f"{outcome.fault}), so nothing was written. Look at source/{plan.assignment}, then "
            "run the command again."
        )
    return outcome.graded


def _of_this_version(settings, todo: Agenda, known: Known):
    since = known.versions[todo.version.tests].since[:16]
    said = f"version {todo.version.tests} of the tests, in use since {since} UTC"
    older = [each.parts for each in known.versions.values()]
    return replace(settings, version=said, added=version.added(older, todo.version.parts))


__all__ = ["Plan", "preview", "run", "settled", "source_text"]
