"""The rules for what a cell is, and which exercise it belongs to (pure).

nbgrader marks a cell as a solution, as graded, or as both: an answer that a person grades.
"""

import re

from nbformat import NotebookNode

from autograder.notebook import markers
from utils.words import counted

#: The heading under which a release folds an exercise's hidden tests away.
_FOLDED = re.compile(r"###### Hidden tests: [\d.e+]+ points?")


def about(cell: NotebookNode) -> dict:
    """Return nbgrader's metadata: grade_id, points, solution, grade, locked, task."""
    return cell.metadata.get("nbgrader", {})


def is_solution(cell: NotebookNode) -> bool:
    """Whether a learner writes an answer in this cell."""
    return bool(about(cell).get("solution"))


def is_test(cell: NotebookNode) -> bool:
    """Whether a cell is an automatic test, not an answer that a person grades."""
    return bool(cell.cell_type == "code" and about(cell).get("grade") and not is_solution(cell))


def is_hidden(cell: NotebookNode) -> bool:
    """Whether a test has lines that the release does not show."""
    return markers.found(cell.source, markers.HIDDEN)


def is_task(cell: NotebookNode) -> bool:
    """Whether a cell sets a task whose answer, in cells of the learner's own, a person marks."""
    return bool(about(cell).get("task"))


def is_marked_by_hand(cell: NotebookNode) -> bool:
    """Whether a person gives the points of a cell: of an answer, or of a task."""
    return is_task(cell) or bool(about(cell).get("grade") and not is_test(cell))


def graded(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the cells that have points, by a test or by a person."""
    return [cell for cell in notebook.cells if about(cell).get("grade") or is_task(cell)]


def is_cleared(cell: NotebookNode) -> bool:
    """Whether a cell is a test of which a release shows nothing but comments."""
    lines = (line.strip() for line in cell.source.splitlines())
    return is_test(cell) and all(not line or line.startswith("#") for line in lines)


def exercises(notebook: NotebookNode) -> dict[str, str]:
    """Return the text of each exercise's solution cell, by the cell's grade_id."""
    return {about(cell)["grade_id"]: cell.source for cell in filter(is_solution, notebook.cells)}


def exercise_of(notebook: NotebookNode) -> dict[str, str]:
    """Return the exercise of each graded cell: the solution cell before it, or itself.

    Returns:
        The grade_id of the solution cell by that of the graded cell; a graded cell before the
        first exercise belongs to none.
    """
    found, exercise = {}, None
    for cell in notebook.cells:
        if is_solution(cell):
            exercise = about(cell)["grade_id"]
        if exercise and about(cell).get("grade"):
            found[about(cell)["grade_id"]] = exercise
    return found


def tests_of(notebook: NotebookNode) -> dict[str, list[str]]:
    """Return the grade_ids of each exercise's tests, in the notebook's order."""
    tests = {about(cell)["grade_id"] for cell in filter(is_test, notebook.cells)}
    found: dict[str, list[str]] = {name: [] for name in exercises(notebook)}
    for grade_id, exercise in exercise_of(notebook).items():
        if grade_id in tests:
            found[exercise].append(grade_id)
    return found


def fold_heading(points: float) -> str:
    """Return the heading under which a release folds hidden tests with these points."""
    return f"###### Hidden tests: {counted(float(points), 'point')}"


def is_fold_heading(text: str) -> bool:
    """Whether a cell's text is such a heading: the release's, and no learner's."""
    return _FOLDED.fullmatch(text.strip()) is not None
