"""What the command `grade` does: a class once, or whenever something is handed in."""

import os
from dataclasses import replace
from functools import partial

from autograder.cli.settings import course_here
from autograder.command_errors import say
from autograder.errors import AutograderError, SandboxUnavailable, WorkerError
from autograder.grading import grader, pool


def show_agenda(assignment: str, settings: grader.Settings, chosen: dict) -> None:
    """Show what a run would do."""
    from autograder.console import agenda
    from autograder.grading import batch

    agenda.show(*batch.preview(_plan(assignment, settings, chosen)))


def grade(
    assignment: str,
    settings: grader.Settings,
    chosen: dict,
    workers: int,
    scheduler: str,
    watch: float | None,
) -> bool:
    """Grade a class, and show how; return whether every submission has a result.

    Args:
        assignment: its name.
        settings: limits, and whether to use a sandbox.
        chosen: further fields of the plan.
        workers: 0 for one per core.
        scheduler: the address of a Dask scheduler, "" for this machine.
        watch: seconds between two looks at what was handed in; None to grade once.
    """
    workers = workers or os.cpu_count() or 1
    ahead = 64 if scheduler else 2 * workers  # how large a cluster is, only its scheduler knows
    told = partial(say, err=True)
    with pool.executor(workers=workers, scheduler=scheduler, told=told) as executor:
        if not scheduler:  # start the engine while nbgrader is imported: both are slow
            executor.submit(grader.start_engine, settings)
        plan = _plan(assignment, settings, chosen | {"ahead": ahead})
        if watch:
            _watch(plan, executor, watch)
        return _graded(plan, executor)


def _plan(assignment, settings, chosen):
    from autograder.grading import batch, notebooks

    course = course_here()
    name = notebooks.checked(course, assignment)
    return batch.Plan(course, name, settings=settings, **chosen)


def _graded(plan, executor):
    from autograder import console
    from autograder.grading import batch

    plan = batch.settled(plan)
    with console.ClassProgress(plan) as progress:
        for outcome in batch.run(plan, executor, started=progress.started, told=progress.told):
            progress.finished(outcome)
    return progress.complete


def _watch(plan, executor, seconds):
    """Grade what is handed in, until Ctrl-C: what fails once is tried again at the next arrival."""
    from autograder.grading import watching

    say(f"Waiting for submissions of {plan.assignment}; Ctrl-C ends this.")
    for _ in watching.arrivals(plan, seconds, say):
        try:
            _graded(plan, executor)
            plan = replace(plan, copied=True)  # else the last ten copies would be a morning's
        except (SandboxUnavailable, WorkerError):  # the next arrival would find it as it is
            raise
        except AutograderError as error:
            say(f"Error: {error}", err=True)
