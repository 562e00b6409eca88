"""The commands about learning platforms. Each imports what it needs itself."""

import sys
from pathlib import Path

import click

from autograder.text import foreign

_file = click.Path(path_type=Path)


@click.command()
@click.argument("assignment")
@click.argument("zips", nargs=-1, required=True, type=_file)
@click.option(
    "--from",
    "platform",
    default="",
    type=click.Choice(["canvas", "moodle", "ilias"]),
    help="The platform; by default it is recognized.",
)
@click.option("--roster", type=_file, help="The class as CSV; by default the gradebook's.")
@click.option(
    "--by-number",
    is_flag=True,
    help="Take the platform's numbers for ids: without a roster, or if anonymous.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be collected.")
def collect(assignment, zips, platform, roster, by_number, dry_run) -> None:
    """Collect hand-ins for ASSIGNMENT from the ZIPS of Canvas, Moodle or ILIAS.

    Run again with a later zip, it takes what is newer, and keeps what was there. The exit code is 1
    if somebody's hand-in was not collected.
    """
    from autograder.gradebook.course import course
    from autograder.lms.collecting import summary
    from autograder.lms.collecting.collect import Request, collect

    request = Request(
        course(Path.cwd()), assignment, zips, platform, roster, by_number=by_number, dry_run=dry_run
    )
    done = collect(request)
    for line in summary.lines(done, dry_run=dry_run):
        click.echo(foreign.clean(line))
    sys.exit(0 if done.complete else 1)


COMMANDS = {each.name: each for each in (collect,)}
