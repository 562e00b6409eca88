"""The command line. Each command imports what it needs itself, to keep start-up short."""

import sys
from pathlib import Path

import click

from autograder import options
from autograder.cli.marking import mark
from autograder.cli.releasing import lint, package, release
from autograder.cli.settings import course_here, only_names, settings_of
from autograder.command_errors import PlainErrors, say
from autograder.errors import CourseError, SandboxUnavailable
from autograder.lms import commands as lms
from autograder.text import foreign
from utils.words import counted

YOUR_OWN = "Your own notebook can be graded without a sandbox, as it runs in Jupyter: --no-sandbox"


@click.group(cls=PlainErrors, commands=[*lms.COMMANDS.values(), lint, mark, package, release])
def main() -> None:
    """Grade a class into nbgrader's gradebook, or check a notebook of your own."""


@main.command()
@click.argument("assignment")
@click.option("--student", default="", help="Grade only this learner, even if already graded.")
@click.option("--workers", default=0, type=click.IntRange(min=0),
              help="Number of submissions graded at a time; 0: one per core.")  # fmt: skip
@click.option("--scheduler", default="", help="Address of a Dask scheduler, tls://...")
@options.class_timeout
@click.option("--force", is_flag=True, help="Regrade what is already graded.")
@options.dry_run
@options.watch
@options.no_sandbox
def grade(
    assignment, student, workers, scheduler, timeout, force, dry_run, watch, no_sandbox
) -> None:
    """Grade the submissions for ASSIGNMENT in submitted/ into nbgrader's gradebook.

    Grades only what is new or changed since the last run, or was graded by an older version of the
    tests. Keeps manual scores and comments. The model solution must earn full points first.
    """
    from autograder.cli import grading

    settings = settings_of(timeout or options.DEFAULT_TIMEOUT, no_sandbox)
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
@options.explained
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
    from autograder.grading import grader, own_notebook, own_record

    if begun:
        grader.adopt(begun, sandbox=True)

    def graded(path):
        """Grade a notebook, and return whether it has enough points."""
        report = own_notebook.check(path, settings)
        news, best = own_record.keep(report, path)
        say(news, err=True)
        if as_json:
            click.echo(own_notebook.as_json(report))  # ASCII
        else:
            console.show(report, path, details=details)
            say(best)
            if with_answers:
                console.explain(own_notebook.explanations(report.assignment))
        least = at_least.of(report.max_score)
        if report.score < least:
            few = f"{counted(report.score, 'point')}, below --at-least {least:g}"
            say(f"{foreign.shown(str(path))}: {few}", err=True)
        return report.score >= least

    settings, complete = own_notebook.on_this_system(settings_of(timeout, no_sandbox)), True
    if not settings.sandbox:
        grader.start_engine(settings)  # its processes import what they need, meanwhile
    from autograder import console

    if not (settings.sandbox or no_sandbox or as_json):
        say(own_notebook.AS_YOURS)
    for path in notebooks:
        try:
            complete &= graded(path)
        except SandboxUnavailable as error:
            raise SandboxUnavailable(f"{str(error).rstrip('.')}. {YOUR_OWN}") from error
        except CourseError:
            raise  # would fail for every other notebook too
        except Exception as error:  # one bad notebook must not stop the others
            label, words = foreign.shown(str(path)), own_notebook.in_words(error)
            say(f"Error: {label}: {words.removeprefix(f'{label} ')}", err=True)
            complete = False
    sys.exit(0 if complete else 1)


def _begun_early(no_sandbox):
    """Begin to start the sandbox: its imports take longer than those of the command."""
    from autograder.engine.processes import platform_support, start_checkers

    return (
        start_checkers.Forks(sandbox=True).begin()
        if platform_support.has_walls() and not no_sandbox
        else None
    )


@main.command(hidden=True)
@options.timeout
@options.no_sandbox
@click.option("--anyway", is_flag=True, help="Go on without a sandbox where there is none.")
def serve(timeout, no_sandbox, anyway) -> None:
    """Grade the notebooks that the "Grade me" panel requests on standard input, one by one."""
    from autograder.grading import server

    server.main(settings_of(timeout, no_sandbox), anyway=anyway)


@main.command()
def doctor() -> None:
    """Check whether this machine can grade; report what is missing and how to fix it."""
    from autograder import console
    from autograder import doctor as examination

    sys.exit(0 if console.findings(examination.examine(Path.cwd())) else 1)


@main.command()
@click.argument("assignment")
@click.option("--student", default="", help="Write only this learner's page.")
@options.with_answers
def feedback(assignment, student, with_answers) -> None:
    """Write a feedback page per learner for ASSIGNMENT; nbgrader release_feedback sends them.

    The pages are in nbgrader's feedback folder. None shows the source of a hidden test. A learner
    who did not submit by nbgrader submit gets theirs from you.
    """
    from autograder.reports import handback, handed_back

    course = course_here()
    written = list(handback.write(course, assignment, student, with_answers=with_answers, told=say))
    for line in handed_back.problems(written):
        say(line, err=True)
    for line in handed_back.summary(written, assignment):
        say(line)
    sys.exit(0 if all(each.page for each in written) else 1)


@main.command()
@click.argument("assignment")
def insight(assignment) -> None:
    """Summarize how the class did on ASSIGNMENT, as an HTML page, CSV and JSON."""
    from autograder.reports import overview

    done = overview.write(course_here(), assignment)
    for student, problem in done.damaged.items():
        say(f"{student}: {problem}", err=True)
    for path in done.paths:
        say(path)
    sys.exit(1 if done.damaged else 0)


only_names(main)
