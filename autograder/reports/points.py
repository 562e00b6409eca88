"""The points that count, by exercise: of the page of one learner and of the summary of a class."""

from collections.abc import Mapping

from nbformat import NotebookNode

from autograder.model import Marks, Report
from autograder.notebook.cell_kinds import about


def counting(report: Report, marks: Marks | None) -> dict[str, float]:
    """Return the points of each graded cell: those of its tests, or those that a person gave."""
    points = {result.grade_id: result.points for result in report.exercises}
    return points | (marks.points if marks else {})


def most(notebook: NotebookNode) -> dict[str, float]:
    """Return the points that each graded cell can give."""
    graded = (mark for mark in map(about, notebook.cells) if mark.get("grade"))
    return {mark["grade_id"]: float(mark["points"]) for mark in graded}


def by_exercise(exercise_of: Mapping[str, str], points: Mapping[str, float]) -> dict[str, float]:
    """Return the sum of each exercise.

    Args:
        exercise_of: the exercise of each graded cell, as in `cell_kinds.exercise_of`.
        points: of graded cells; one that is missing has none.
    """
    found: dict[str, float] = {}
    for grade_id, exercise in exercise_of.items():
        found[exercise] = found.get(exercise, 0.0) + points.get(grade_id, 0.0)
    return found
