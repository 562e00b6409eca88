"""The command `mark`: one comment and points for several learners."""

from pathlib import Path

import click


@click.command()
@click.argument("assignment")
@click.argument("cell")
@click.option("--student", "students", multiple=True, help="A learner's id; may be repeated.")
@click.option("--mistake", default="", help="All who made it: its name on the page of insight.")
@click.option("--points", default=None, type=float, help="Points by hand for CELL.")
@click.option("--comment", default=None, help="Shown in the feedback, at the exercise's answer.")
def mark(assignment, cell, students, mistake, points, comment) -> None:
    """Give several learners the same points for CELL of ASSIGNMENT, and the same comment.

    CELL is the name of a test, or of an answer that a person grades. Points by hand replace those
    of the test, and stay when it is graded again.
    """
    import nbformat

    from autograder.gradebook import course as courses
    from autograder.gradebook import marks, roster
    from autograder.grading import batch
    from autograder.reports import overview
    from autograder.text import foreign

    if (points is None and comment is None) or not (students or mistake):
        raise click.UsageError("expected --student or --mistake, and --points or --comment")
    course = courses.course(Path.cwd())
    source = nbformat.reads(batch.source_text(course, assignment), as_version=4)
    made = overview.learners(course, assignment, mistake) if mistake else []
    whom = list(dict.fromkeys([*students, *made]))
    marks.enter(course, assignment, source, marks.Mark(cell, points, comment), whom)
    names = roster.names(course)
    for who in whom:
        click.echo(foreign.shown(f"{who} ({names[who]})" if names.get(who) else who))
    click.echo(f"{len(whom)} learners marked; feedback {assignment} puts it on their pages.")
