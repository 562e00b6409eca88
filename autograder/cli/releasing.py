"""The commands before a class has an assignment: `lint`, `release` and `package`."""

import sys
from pathlib import Path

import click

from autograder import options
from autograder.cli.settings import course_here, settings_of
from autograder.command_errors import say
from utils.words import counted


@click.command()
@click.argument("assignment")
@options.timeout
@options.no_sandbox
def lint(assignment, timeout, no_sandbox) -> None:
    """Say how each test of ASSIGNMENT runs, and why: split, together, in order or in both ways.

    Split, it runs outside the sandbox; together, with the learner's code; in order, so that it
    finds what the tests above it did, as with nbgrader; both, split and in order.

    Grades the model solution. The exit code is 0 if it earns all points; 1 if not.
    """
    from autograder import console
    from autograder.grading import lint as tests
    from autograder.grading import notebooks

    settings, right = settings_of(timeout, no_sandbox), True
    for name, text, files in notebooks.of(course_here(), assignment):
        say(name)
        found = tests.examine(text, files, settings)
        console.tests(found)
        right &= all(each.is_right for each in found)
    sys.exit(0 if right else 1)


@click.command()
@click.argument("assignment")
@click.option("--check", "only_check", is_flag=True, help="Only check; release nothing.")
@click.option("--plain", is_flag=True, help="Any nbgrader assignment, without this course's laws.")
@options.timeout
@options.no_sandbox
def release(assignment, only_check, plain, timeout, no_sandbox) -> None:
    """Check ASSIGNMENT, then generate and release it if all checks pass.

    The checks are the laws of the course, the answer bank and nbgrader's own validation. With
    --plain, only these: nbgrader's metadata of the cells is valid, the source earns full points,
    and the release shows no hidden line.
    """
    from autograder.release import plain as ordinary
    from autograder.release.release import examine, hand_out

    course, against = course_here(), 0
    checks = ordinary.examine if plain else examine
    for step in checks(course, assignment, settings_of(timeout, no_sandbox)):
        say(f"{'refused' if step.reasons else 'ok':<8}{step.what}")
        for reason in step.reasons:
            say(f"        - {reason}")
        against += len(step.reasons)
    if against:
        raise click.ClickException(
            f"{assignment} was not released: {counted(against, 'reason')} above"
        )
    if not only_check:
        hand_out(course, assignment)
        say(f"released {assignment}; learners get it with: nbgrader fetch_assignment")


@click.command()
@click.option(
    "--to", "folder", type=click.Path(path_type=Path, file_okay=False),
    help="Where to write it; the zip is written beside. By default build/, under the course's id.",
)  # fmt: skip
def package(folder) -> None:
    """Write what learners get: a folder to publish and a zip, without source/ and hidden tests.

    The folder may be a git repository: run the command again, then commit and push.
    """
    from autograder.release.package import publish

    for line in publish.publish(course_here(), folder):
        say(line)
