"""The course's notebooks, and answers graded in this process."""

from collections.abc import Collection
from functools import cache
from pathlib import Path

import nbformat

from autograder.notebook import cell_kinds
from autograder.release import in_process
from autograder.release.in_process import Result

ROOT = Path(__file__).resolve().parents[2]
#: Every folder in source/: what holds of one assignment must hold of all.
ASSIGNMENTS = tuple(sorted(path.parent.name for path in ROOT.glob("source/*/*.ipynb")))
#: The one that tests of the tools take for their example.
ASSIGNMENT = "random_initialization"


@cache
def source_notebook(assignment: str = ASSIGNMENT) -> nbformat.NotebookNode:
    """Read the instructor's notebook."""
    return _read("source", assignment)


def released(assignment: str = ASSIGNMENT) -> nbformat.NotebookNode:
    """Read the notebook that learners get."""
    return _read("release", assignment)


def solutions(notebook: nbformat.NotebookNode) -> dict[str, str]:
    """Return the source code of a notebook's solution cells, by grade_id."""
    return cell_kinds.exercises(notebook)


def handed_in(answers: dict[str, str], assignment: str = ASSIGNMENT) -> nbformat.NotebookNode:
    """Return the released notebook with these answers, by grade_id, and else the source's."""
    notebook = released(assignment)
    return fill(notebook, solutions(source_notebook(assignment)) | answers)


def fill(notebook: nbformat.NotebookNode, answers: dict[str, str]) -> nbformat.NotebookNode:
    """Put an answer into each solution cell of a notebook, by grade_id; return the notebook."""
    for cell in filter(cell_kinds.is_solution, notebook.cells):
        cell.source = answers[cell_kinds.about(cell)["grade_id"]]
    return notebook


def exercises(assignment: str = ASSIGNMENT) -> dict[str, list[str]]:
    """Return the grade_ids of every exercise's tests, in the notebook's order."""
    return cell_kinds.tests_of(source_notebook(assignment))


def testing(
    notebook: nbformat.NotebookNode, names: Collection[str], assignment: str = ASSIGNMENT
) -> nbformat.NotebookNode:
    """Return a notebook with the tests of these exercises alone, and all else that it has."""
    tests = {test for name in names for test in exercises(assignment)[name]}
    kept = [
        cell
        for cell in notebook.cells
        if not cell_kinds.is_test(cell) or cell_kinds.about(cell)["grade_id"] in tests
    ]
    return nbformat.NotebookNode(notebook | {"cells": kept})


def worth(exercise: str, assignment: str = ASSIGNMENT) -> float:
    """Return the points of all tests of an exercise."""
    tests = exercises(assignment)[exercise]
    marks = [cell_kinds.about(cell) for cell in source_notebook(assignment).cells]
    return sum(float(mark["points"]) for mark in marks if mark.get("grade_id") in tests)


def run(solutions: dict[str, str], *, assignment: str = ASSIGNMENT, only: str = "") -> list[Result]:
    """Grade the source notebook with these solution cells put in, by grade_id.

    Args:
        solutions: source code by the grade_id of the solution cell it replaces.
        assignment: whose source notebook.
        only: run no test cell but those of this exercise; "" runs all.

    Returns:
        The test cells' results, in the notebook's order.
    """
    return in_process.run(needed(assignment, only), solutions, only)


@cache
def needed(assignment: str, only: str = "") -> nbformat.NotebookNode:
    """Return the source notebook with the cells alone that the tests of an exercise need.

    Thousands of answers are graded: going through all cells would cost as much as most tests.
    """
    source, every = source_notebook(assignment), exercises(assignment)
    tests = {test for name in ([only] if only else every) for test in every[name]}
    kept = []
    for cell in source.cells:
        mark = cell_kinds.about(cell)
        is_needed = mark.get("grade") and (mark["grade_id"] in tests or not mark["points"])
        if is_needed or cell_kinds.is_solution(cell) or "setup" in cell.metadata.get("tags", ()):
            kept.append(cell)
    return nbformat.NotebookNode(source | {"cells": kept})


def _read(folder, assignment):
    return nbformat.read(ROOT / folder / assignment / f"{assignment}.ipynb", as_version=4)
