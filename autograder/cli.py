"""The commands. Everything else is imported by the command that needs it: start-up is short."""

import sys
from pathlib import Path

import click

from autograder.errors import AutograderError, CourseError, SandboxUnavailable
from autograder.text import foreign

DEFAULT_TIMEOUT = 20.0
_timeout = click.option(
    "--timeout", default=DEFAULT_TIMEOUT, show_default=True, type=click.FloatRange(min=0.1),
    help="Seconds that one call of a learner's function may take.",
)  # fmt: skip
_no_sandbox = click.option(
    "--no-sandbox", is_flag=True, help="Run learners' code unprotected; every report says so."
)

_with_answers = click.option(
    "--with-answers", is_flag=True,
    help="Explain every option of a quiz, the right one too: when all have handed in.",
)  # fmt: skip


class _Group(click.Group):
    """Shows the grader's own errors as one plain message, without a traceback."""

    def invoke(self, ctx):
        try:
            return super().invoke(ctx)
        except AutograderError as error:
            raise click.ClickException(foreign.clean(str(error))) from error
        except click.ClickException as error:  # it may name a file
            # click calls it final, and has no other way to change what is shown
            error.message = foreign.clean(error.message)  # pyright: ignore[reportAttributeAccessIssue]
            raise


def _say(line: object, *, err: bool = False) -> None:
    """Print a line that no terminal interprets; only screen.py prints besides this."""
    click.echo(foreign.clean(str(line)), err=err)


@click.group(cls=_Group)
def main() -> None:
    """Grade notebooks: a class into nbgrader's gradebook, or one of your own."""


@main.command()
@click.argument("assignment")
@click.option("--student", default="", help="Only this learner, also when graded before.")
@click.option("--workers", default=0, type=click.IntRange(min=0), help="Side by side; 0: cores.")
@click.option("--scheduler", default="", help="A Dask scheduler's address, tcp://...")
@_timeout
@click.option("--force", is_flag=True, help="Also what was graded before.")
@_no_sandbox
def grade(assignment, student, workers, scheduler, timeout, force, no_sandbox) -> None:
    """Grade what is in submitted/ for ASSIGNMENT into nbgrader's gradebook.

    Only what is new or changed since the last run is graded. Manual scores and comments stay.
    """
    import os

    from autograder.grading import grader, pool

    workers = workers or os.cpu_count() or 1
    ahead = 64 if scheduler else 2 * workers  # a cluster's size is its scheduler's affair
    settings = _settings(timeout, no_sandbox)
    with pool.executor(workers=workers, scheduler=scheduler) as executor:
        if not scheduler:  # it starts while nbgrader is imported, which takes as long
            executor.submit(grader.warm_up, settings)
        from autograder import console
        from autograder.grading import batch

        plan = batch.Plan(_course(), assignment, student, force, ahead, settings)
        complete = console.follow(plan, executor)
    sys.exit(0 if complete else 1)


@main.command()
@click.argument("notebooks", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object per notebook and line.")
@_with_answers
@_timeout
@_no_sandbox
def check(notebooks, as_json, with_answers, timeout, no_sandbox) -> None:
    """Grade your own NOTEBOOKS: points for each exercise, and what to look at. Nothing is kept.

    The hidden tests come from source/; where it is not there, the tests that one can see are run.
    """
    from autograder import console
    from autograder.grading import self_check

    def graded(path):
        report = self_check.check(path, settings)
        if as_json:
            click.echo(self_check.as_json(report))  # ASCII
            return
        console.show(report, path)
        if with_answers:
            console.explain(self_check.explanations(report.assignment))

    settings, complete = _settings(timeout, no_sandbox), True
    for path in notebooks:
        try:
            graded(path)
        except (SandboxUnavailable, CourseError):
            raise  # the same for all that follow
        except Exception as error:  # one notebook at fault must not cost the ones after it
            _say(f"Error: {foreign.shown(str(path))}: {self_check.in_words(error)}", err=True)
            complete = False
    sys.exit(0 if complete else 1)


@main.command(hidden=True)
@_timeout
@_no_sandbox
def serve(timeout, no_sandbox) -> None:
    """Grade one notebook after the other, as the panel in an assignment asks on standard input."""
    from autograder.grading import server

    server.main(_settings(timeout, no_sandbox))


@main.command()
def doctor() -> None:
    """Say what this machine has for grading, and the mend for what it lacks."""
    from autograder import console
    from autograder import doctor as examination

    sys.exit(0 if console.findings(examination.examine(Path.cwd())) else 1)


@main.command()
@click.argument("assignment")
@click.option("--check", "only_check", is_flag=True, help="Look, and release nothing.")
@_timeout
@_no_sandbox
def release(assignment, only_check, timeout, no_sandbox) -> None:
    """Check ASSIGNMENT, and when nothing speaks against it, generate it and release it.

    The laws of the course, the answer bank and nbgrader's own validation must hold.
    """
    from autograder.release.release import examine, hand_out

    course, against = _course(), 0
    for step in examine(course, assignment, _settings(timeout, no_sandbox)):
        _say(f"{'refused' if step.reasons else 'ok':<8}{step.what}")
        for reason in step.reasons:
            _say(f"        - {reason}")
        against += len(step.reasons)
    if against:
        raise click.ClickException(f"{assignment} is not released: {against} reasons, above")
    if not only_check:
        hand_out(course, assignment)
        _say(f"released {assignment}; learners get it with: nbgrader fetch_assignment")


@main.command()
@click.argument("assignment")
@click.option("--student", default="", help="Only this learner.")
@_with_answers
def feedback(assignment, student, with_answers) -> None:
    """Write what learners read about their graded ASSIGNMENT; nbgrader release_feedback sends it.

    One page a learner, in nbgrader's feedback folder. No source of a hidden test is on it.
    """
    from autograder.reports import handback

    written = list(handback.write(_course(), assignment, student, with_answers=with_answers))
    for each in written:
        if each.page is None:
            _say(f"{each.student}: {each.problem}", err=True)
    problems = [f"{each.student}: {each.problem}" for each in written if each.page and each.problem]
    for line in problems[:5]:
        _say(line, err=True)
    if len(problems) > 5:
        _say(f"... and {len(problems) - 5} more like these", err=True)
    pages = [each.page for each in written if each.page]
    if pages:
        _say(f"{len(pages)} pages in {pages[0].parents[2]}")
        _say(f"Hand them back with: nbgrader release_feedback {assignment}")
    sys.exit(0 if len(pages) == len(written) else 1)


@main.command()
@click.argument("assignment")
def insight(assignment) -> None:
    """Write what the class understood of its graded ASSIGNMENT: a page, and CSV and JSON."""
    from autograder.reports import overview

    done = overview.write(_course(), assignment)
    for student, problem in done.damaged.items():
        _say(f"{student}: {problem}", err=True)
    for path in done.paths:
        _say(path)
    sys.exit(1 if done.damaged else 0)


def _settings(timeout, no_sandbox):
    from autograder.grading.grader import Settings
    from autograder.model import Limits

    # The whole submission has at least the time that six calls may take, as by default.
    limits = Limits(call_seconds=timeout, total_seconds=max(120.0, 6 * timeout))
    return Settings(limits=limits, sandbox=not no_sandbox)


def _course():
    from autograder.gradebook import course as gradebook

    return gradebook.course(Path.cwd())
