"""The command `mark`: one comment and points for several learners."""

import click


@click.command()
@click.argument("assignment")
@click.argument("cell")
@click.option("--student", "students", multiple=True, help="A learner's id; may be repeated.")
@click.option("--mistake", default="", help="Everyone who made it, by its name on insight's page.")
@click.option("--points", default=None, type=float, help="Manual points for CELL.")
@click.option("--comment", default=None, help="Shown in the feedback, at the exercise's answer.")
def mark(assignment, cell, students, mistake, points, comment) -> None:
    """Give several learners the same points for CELL of ASSIGNMENT, and the same comment.

    CELL is the name of a test, or of an answer that a person grades; NOTEBOOK/CELL if several
    notebooks have a cell of that name. Manual points replace those of the test, and are kept when
    it is regraded.
    """
    from autograder.cli.settings import course_here
    from autograder.gradebook import marks, roster
    from autograder.reports import overview
    from autograder.text import foreign
    from utils.words import counted

    if (points is None and comment is None) or not (students or mistake):
        raise click.UsageError("expected --student or --mistake, and --points or --comment")
    course = course_here()
    sources = _sources(course, assignment)
    made = overview.learners(course, assignment, mistake) if mistake else []
    whom = list(dict.fromkeys([*students, *made]))
    entered = marks.Mark(cell, points, comment)
    marks.enter(course, assignment, sources, entered, whom)
    names = roster.names(course)
    for who in whom:
        click.echo(foreign.shown(f"{who} ({names[who]})" if names.get(who) else who))
    again = f"python -m autograder feedback {assignment}"
    click.echo(f"Marked {counted(len(whom), 'learner')}. To update their pages: {again}")


def _sources(course, assignment):
    """Return the instructor's notebooks of an assignment, by name."""
    import nbformat

    from autograder.grading import notebooks

    return {one.name: nbformat.reads(one.text, as_version=4)
            for one in notebooks.of(course, assignment)}  # fmt: skip
