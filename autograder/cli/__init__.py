"""The command line. Each command imports what it needs itself, to keep start-up short."""

import sys
from io import TextIOWrapper
from pathlib import Path

import click

from autograder import options
from autograder.cli.marking import mark
from autograder.errors import AutograderError, CourseError, SandboxUnavailable
from autograder.text import foreign

INTERRUPTED = 130  # what a shell reports of a command that Ctrl-C has ended
YOUR_OWN = "Your own notebook can be graded without a sandbox, as it runs in Jupyter: --no-sandbox"


class _Group(click.Group):
    """Shows the grader's own errors as a plain message, without a traceback."""

    def invoke(self, ctx):
        for stream in (sys.stdout, sys.stderr):  # a console may lack letters, such as sigma
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            _say("Interrupted.", err=True)
            sys.exit(INTERRUPTED)
        except AutograderError as error:
            raise click.ClickException(foreign.clean(str(error))) from error
        except click.ClickException as error:  # its message may quote a file name
            # click calls it final, and has no other way to change what is shown
            error.message = foreign.clean(error.message)  # pyright: ignore[reportAttributeAccessIssue]
            raise


def _say(line: object, *, err: bool = False) -> None:
    """Print a line, unless it is empty, without control codes; console/ prints all else."""
    if line:
        click.echo(foreign.clean(str(line)), err=err)


@click.group(cls=_Group)
def main() -> None:
    """Grade a class into nbgrader's gradebook, or check a notebook of your own."""


main.add_command(mark)


@main.command()
@click.argument("assignment")
@click.option("--student", default="", help="Grade only this learner, even if already graded.")
@click.option("--workers", default=0, type=click.IntRange(min=0), help="0: one per core.")
@click.option("--scheduler", default="", help="Address of a Dask scheduler, tcp://...")
@options.class_timeout
@click.option("--force", is_flag=True, help="Regrade what is already graded.")
@options.dry_run
@options.watch
@options.no_sandbox
def grade(
    assignment, student, workers, scheduler, timeout, force, dry_run, watch, no_sandbox
) -> None:
    """Grade the submissions for ASSIGNMENT in submitted/ into nbgrader's gradebook.

    Grades only what is new or changed since the last run, and what other tests graded. Keeps manual
    scores and comments. The model solution must have every point first.
    """
    from autograder.cli import grading

    settings = _settings(timeout or options.DEFAULT_TIMEOUT, no_sandbox)
    chosen = {"student": student, "force": force, "timed": timeout is not None}
    if dry_run:
        grading.show_agenda(assignment, settings, chosen)
    elif not grading.grade(assignment, settings, chosen, workers, scheduler, watch):
        sys.exit(1)


@main.command()
@click.argument("notebooks", nargs=-1, required=True, type=click.Path(path_type=Path))
@options.as_json
@options.details
@options.at_least
@options.with_answers
@options.timeout
@options.no_sandbox
def check(notebooks, as_json, details, at_least, with_answers, timeout, no_sandbox) -> None:
    """Grade your own NOTEBOOKS: points, and what to do about each exercise.

    The hidden tests come from source/; without it, only the visible tests run. With them, the score
    is kept in your record, as "Grade me" keeps it.

    The exit code is 0 if every notebook was graded and has the points of --at-least; 1 if not; 130
    after Ctrl-C.
    """
    begun = _begun_early(no_sandbox)
    from autograder.grading import grader, own_record, self_check

    if begun:
        grader.adopt(begun, sandbox=True)

    def graded(path):
        """Grade a notebook, and return whether it has enough points."""
        report = self_check.check(path, settings)
        news, best = own_record.keep(report, path)
        _say(news, err=True)
        if as_json:
            click.echo(self_check.as_json(report))  # ASCII
        else:
            console.show(report, path, details=details)
            _say(best)
            if with_answers:
                console.explain(self_check.explanations(report.assignment))
        if report.score < at_least:
            few = f"{report.score:g} points, fewer than the {at_least:g} of --at-least"
            _say(f"{foreign.shown(str(path))}: {few}", err=True)
        return report.score >= at_least

    settings, complete = self_check.on_this_system(_settings(timeout, no_sandbox)), True
    if not settings.sandbox:
        grader.start_engine(settings)  # its processes import what they need, meanwhile
    from autograder import console

    if not (settings.sandbox or no_sandbox or as_json):
        _say(self_check.AS_YOURS)
    for path in notebooks:
        try:
            complete &= graded(path)
        except SandboxUnavailable as error:
            raise SandboxUnavailable(f"{str(error).rstrip('.')}. {YOUR_OWN}") from error
        except CourseError:
            raise  # would fail for every other notebook too
        except Exception as error:  # one bad notebook must not stop the others
            _say(f"Error: {foreign.shown(str(path))}: {self_check.in_words(error)}", err=True)
            complete = False
    sys.exit(0 if complete else 1)


def _begun_early(no_sandbox):
    """Begin to start the sandbox: its imports take longer than those of the command."""
    from autograder.engine import forks, systems

    return forks.Forks(sandbox=True).begin() if systems.has_walls() and not no_sandbox else None


@main.command(hidden=True)
@options.timeout
@options.no_sandbox
@click.option("--anyway", is_flag=True, help="Go on without a sandbox where there is none.")
def serve(timeout, no_sandbox, anyway) -> None:
    """Grade the notebooks that the "Grade me" panel requests on standard input, one by one."""
    from autograder.grading import server

    server.main(_settings(timeout, no_sandbox), anyway=anyway)


@main.command()
def doctor() -> None:
    """Check whether this machine can grade; report what is missing and how to fix it."""
    from autograder import console
    from autograder import doctor as examination

    sys.exit(0 if console.findings(examination.examine(Path.cwd())) else 1)


@main.command()
@click.argument("assignment")
@click.option("--check", "only_check", is_flag=True, help="Only check; release nothing.")
@options.timeout
@options.no_sandbox
def release(assignment, only_check, timeout, no_sandbox) -> None:
    """Check ASSIGNMENT, then generate and release it if all checks pass.

    They are the laws of the course, the answer bank and nbgrader's own validation.
    """
    from autograder.release.release import examine, hand_out

    course, against = _course(), 0
    for step in examine(course, assignment, _settings(timeout, no_sandbox)):
        _say(f"{'refused' if step.reasons else 'ok':<8}{step.what}")
        for reason in step.reasons:
            _say(f"        - {reason}")
        against += len(step.reasons)
    if against:
        raise click.ClickException(
            f"{assignment} was not released, for the {against} reasons above"
        )
    if not only_check:
        hand_out(course, assignment)
        _say(f"released {assignment}; learners get it with: nbgrader fetch_assignment")


@main.command()
@click.argument("assignment")
@click.option("--student", default="", help="Write only this learner's page.")
@options.with_answers
def feedback(assignment, student, with_answers) -> None:
    """Write a feedback page per learner for ASSIGNMENT; nbgrader release_feedback sends them.

    The pages are in nbgrader's feedback folder. None shows the source of a hidden test.
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
    """Summarize how the class did on ASSIGNMENT, as an HTML page, CSV and JSON."""
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

    # As by default, the whole submission has the time of at least six calls.
    limits = Limits(call_seconds=timeout, total_seconds=max(120.0, 6 * timeout))
    return Settings(limits=limits, sandbox=not no_sandbox)


def _course():
    from autograder.gradebook import course as gradebook

    return gradebook.course(Path.cwd())
