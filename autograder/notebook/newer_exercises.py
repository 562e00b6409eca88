"""Tells which exercises the version that a learner worked on did not have yet (pure).

A release lists its exercises in the notebook's metadata. Of a hand-in without such a list, an
exercise counts as newer if it was added after a class was graded. In both cases none of its cells
may be there. Whoever forges the list earns nothing by it: an exercise without cells has 0 points.
"""

from collections.abc import Collection
from dataclasses import replace

from nbformat import NotebookNode

from autograder.model import Report, Status
from autograder.notebook.cell_kinds import about, exercise_of, exercises, graded, tests_of
from autograder.notebook.reader import EXERCISES, Cell, Submitted

#: Stands in the place of an answer.
TEXT = "# This exercise is newer than the notebook that was submitted."
#: What a test of it says.
MESSAGE = "The notebook that was submitted is of an older version, without this exercise."


def listed(notebook: NotebookNode) -> list[str]:
    """Return the grade_ids of what a learner works on: solution cells, and tasks for a person."""
    marks = [about(cell) for cell in notebook.cells]
    return [mark["grade_id"] for mark in marks if mark.get("solution") or mark.get("task")]


def stamp(notebook: NotebookNode) -> None:
    """List a notebook's exercises in its metadata, for when it is handed in."""
    kept = notebook.metadata.get("autograder", {})
    notebook.metadata["autograder"] = kept | {EXERCISES: listed(notebook)}


def exercises_of(
    submitted: Submitted, cells: list[Cell], source: NotebookNode, added: Collection[str]
) -> list[str]:
    """Return the exercises that a hand-in's version did not have, in the notebook's order.

    Args:
        submitted: what was read of the file.
        cells: its cells, with the grade_ids that could be restored.
        source: the instructor's notebook.
        added: the grade_ids that an older version of the tests did not have.
    """
    there, tests = {cell.grade_id for cell in cells}, tests_of(source)
    had = submitted.exercises
    return [
        name
        for name in listed(source)
        if there.isdisjoint([name, *tests.get(name, ())])
        and (name in added if had is None else name not in had)
    ]


def put_in(
    answers: dict[str, Cell], source: NotebookNode, names: Collection[str]
) -> dict[str, Cell]:
    """Return the answers by grade_id, with TEXT in the place of those that are newer."""
    return answers | {name: Cell("code", TEXT, name) for name in names if name in exercises(source)}


def told(report: Report, source: NotebookNode, names: Collection[str]) -> Report:
    """Return a report that says which exercises are newer, also where their tests failed.

    Args:
        report: of a hand-in.
        source: the instructor's notebook.
        names: the exercises that the hand-in's version did not have.
    """
    newer = {name: _worth(source, name) for name in names}
    cells = {cell for each in newer.values() for cell in each}
    return replace(
        report,
        newer=newer,
        exercises=[
            replace(each, status=Status.NOT_RUN, message=MESSAGE, details={})
            if each.grade_id in cells and not each.points and each.status is not Status.PASS
            else each
            for each in report.exercises
        ],
    )


def _worth(source, exercise):
    """Return the points of each cell that is graded for an exercise, or a task."""
    owner = exercise_of(source)
    marks = map(about, graded(source))
    return {
        mark["grade_id"]: float(mark.get("points") or 0)
        for mark in marks
        if owner.get(mark["grade_id"], mark["grade_id"]) == exercise and mark.get("points")
    }
