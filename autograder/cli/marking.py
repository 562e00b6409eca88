"""The command `mark`: one comment and points for several learners, or a look at their work."""

import click


@click.command()
@click.argument("assignment")
@click.argument("cell", default="")
@click.option("--student", "students", multiple=True, help="A learner's id; may be repeated.")
@click.option("--mistake", default="", help="Everyone who made it, by its name on insight's page.")
@click.option("--older", is_flag=True, help="Everyone whose submission is older than CELL.")
@click.option("--points", default=None, type=float, help="Manual points for CELL.")
@click.option("--comment", default=None, help="Shown in the feedback, at the exercise's answer.")
@click.option("--looked", is_flag=True, help='Take away the notes under "look at".')
def mark(assignment, cell, students, mistake, older, points, comment, looked) -> None:
    """Give several learners the same points for CELL of ASSIGNMENT, and the same comment.

    CELL is the name of a test, or of an answer that a person grades; NOTEBOOK/CELL if several
    notebooks have a cell of that name. Manual points replace those of the test, and are kept when
    it is regraded. --looked changes no points: it says that you have seen the notes on CELL, or
    without CELL all of them, and that marks of changed answers stand.
    """
    from autograder.cli.settings import course_here
    from autograder.gradebook import looked as seen
    from autograder.gradebook import marks, roster
    from autograder.reports import overview
    from autograder.text import foreign
    from utils.words import counted

    marked = points is not None or comment is not None
    if not (students or mistake or older) or not (marked or looked):
        raise click.UsageError(
            "expected --student, --mistake or --older, and --points, --comment or --looked"
        )
    if not cell and (marked or older):
        raise click.UsageError("expected the name of a CELL: without one, there is --looked alone")
    course = course_here()
    sources = _sources(course, assignment)
    where = marks.find(sources, cell) if cell else ("", "")
    made = overview.learners(course, assignment, mistake) if mistake else []
    made += _older(course, assignment, *where) if older else []
    whom = list(dict.fromkeys([*students, *made]))
    if marked:
        marks.enter(course, assignment, sources, marks.Mark(cell, points, comment), whom)
    if looked:
        seen.enter(course, assignment, whom, *where)
    names = roster.names(course)
    for who in whom:
        click.echo(foreign.shown(f"{who} ({names[who]})" if names.get(who) else who))
    again = f" To update their pages: python -m autograder feedback {assignment}" * marked
    click.echo(f"{'Marked' if marked else 'Looked at'} {counted(len(whom), 'learner')}.{again}")


def _older(course, assignment, notebook, cell):
    """Return whose version of a notebook did not have a cell."""
    from autograder.errors import CourseError
    from autograder.grading import records
    from autograder.grading.summary import Summary

    known = records.known(course.autograded.parent, assignment)
    kept = known.of("" if notebook == assignment else notebook)
    found = {who: Summary.read(record.summary) for who, record in kept.items()}
    older = [who for who, one in found.items() if one and cell in one.newer]
    if not older:
        raise CourseError(f"nobody who is graded submitted a version without `{cell}`")
    return older


def _sources(course, assignment):
    """Return the instructor's notebooks of an assignment, by name."""
    import nbformat

    from autograder.grading import notebooks

    return {one.name: nbformat.reads(one.text, as_version=4)
            for one in notebooks.of(course, assignment)}  # fmt: skip
