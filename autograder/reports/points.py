"""The points that count, by exercise: of the page of one learner and of the summary of a class."""

from collections.abc import Mapping

from nbformat import NotebookNode

from autograder.model import Marks, Report
from autograder.notebook.cell_kinds import about, exercise_of, is_marked_by_hand, is_task


def counting(report: Report, marks: Marks | None) -> dict[str, float]:
    """Return the points of each graded cell: those of its tests, or those that a person gave."""
    points = {result.grade_id: result.points for result in report.exercises}
    return points | (marks.points if marks else {})


def most(notebook: NotebookNode) -> dict[str, float]:
    """Return the points that each graded cell can give."""
    graded = (mark for mark in map(about, notebook.cells) if mark.get("grade") or mark.get("task"))
    return {mark["grade_id"]: float(mark.get("points") or 0) for mark in graded}


def owners(notebook: NotebookNode) -> dict[str, str]:
    """Return the exercise of each graded cell; a task is an exercise of its own."""
    tasks = [about(cell)["grade_id"] for cell in filter(is_task, notebook.cells)]
    return exercise_of(notebook) | {name: name for name in tasks}


def by_hand(notebook: NotebookNode) -> frozenset[str]:
    """Return the cells whose points a person gives."""
    return frozenset(about(cell)["grade_id"] for cell in filter(is_marked_by_hand, notebook.cells))


def waiting(notebook: NotebookNode, marks: Marks | None) -> frozenset[str]:
    """Return the cells that nobody has marked yet; without a gradebook, all that a person marks."""
    return by_hand(notebook) & marks.waiting if marks else by_hand(notebook)


def by_exercise(exercise_of: Mapping[str, str], points: Mapping[str, float]) -> dict[str, float]:
    """Return the sum of each exercise.

    Args:
        exercise_of: the exercise of each graded cell, as in `owners`.
        points: of graded cells; one that is missing has none.
    """
    found: dict[str, float] = {}
    for grade_id, exercise in exercise_of.items():
        found[exercise] = found.get(exercise, 0.0) + points.get(grade_id, 0.0)
    return found
