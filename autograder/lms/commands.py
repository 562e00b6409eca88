"""The commands about learning platforms. Each imports what it needs itself."""

import sys
from pathlib import Path

import click

from autograder import options
from autograder.text import foreign

_file = click.Path(path_type=Path)


@click.command()
@click.argument("assignment")
@click.argument("zips", nargs=-1, required=True, type=_file)
@click.option(
    "--from",
    "platform",
    type=click.Choice(["canvas", "moodle", "ilias"]),
    help="The platform; by default it is recognized.",
)
@click.option("--roster", type=_file, help="The class as CSV; by default the gradebook's.")
@click.option(
    "--by-number",
    is_flag=True,
    help="Use the platform's numbers as ids (no roster, or anonymous grading).",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be collected.")
def collect(assignment, zips, platform, roster, by_number, dry_run) -> None:
    """Collect submissions for ASSIGNMENT from the ZIPS of Canvas, Moodle or ILIAS.

    Run again with a later zip, it takes what is newer, and keeps what was there. The exit code is 1
    if somebody's submission was not collected.
    """
    from autograder.gradebook.course import course
    from autograder.lms.collecting import summary
    from autograder.lms.collecting.collect import Request, collect

    request = Request(
        course(Path.cwd()), assignment, zips, platform or "", roster,
        by_number=by_number, dry_run=dry_run,
    )  # fmt: skip
    done = collect(request)
    for line in summary.lines(done, dry_run=dry_run):
        click.echo(foreign.clean(line))
    sys.exit(0 if done.complete else 1)


@click.command()
@click.argument("assignment")
@options.with_answers
def quiz(assignment, with_answers) -> None:
    """Write a quiz as QTI for Canvas and as XML for Moodle, into exports/ beside submitted/."""
    from autograder.gradebook.course import course
    from autograder.lms.quiz import writing

    for path in writing.write(course(Path.cwd()), assignment, with_answers=with_answers):
        click.echo(foreign.clean(str(path)))


@click.command()
@click.argument("assignment")
@click.option(
    "--hidden-tests", default="after_due_date", show_default=True,
    type=click.Choice(["visible", "after_due_date", "after_published", "hidden"]),
    help="When learners see what a hidden test says.",
)  # fmt: skip
@options.timeout
@options.no_sandbox
def gradescope(assignment, hidden_tests, timeout, no_sandbox) -> None:
    """Write the zip that grades ASSIGNMENT on Gradescope, into exports/ beside submitted/.

    It holds the hidden tests: give it to Gradescope alone.
    """
    from autograder.gradebook.course import course
    from autograder.lms.gradescope import bundle

    path = bundle.write(
        course(Path.cwd()), assignment, hidden_tests, timeout=timeout, no_sandbox=no_sandbox
    )
    click.echo(foreign.clean(str(path)))


COMMANDS = {each.name: each for each in (collect, quiz, gradescope)}
