"""The course's notebooks, and answers graded in this process."""

from functools import cache
from pathlib import Path

import nbformat

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
    cells = [cell for cell in notebook.cells if _about(cell).get("solution")]
    return {_about(cell)["grade_id"]: cell.source for cell in cells}


def handed_in(answers: dict[str, str], assignment: str = ASSIGNMENT) -> nbformat.NotebookNode:
    """Return the released notebook with these answers, by grade_id, and else the source's."""
    notebook = released(assignment)
    filled = solutions(source_notebook(assignment)) | answers
    for cell in notebook.cells:
        if _about(cell).get("solution"):
            cell.source = filled[_about(cell)["grade_id"]]
    return notebook


def exercises(assignment: str = ASSIGNMENT) -> dict[str, list[str]]:
    """Return the grade_ids of every exercise's tests, in the notebook's order."""
    ids = [_about(cell).get("grade_id", "") for cell in source_notebook(assignment).cells
           if _about(cell).get("grade")]  # fmt: skip
    names = solutions(source_notebook(assignment))
    return {name: [each for each in ids if each.startswith(f"{name}-")] for name in names}


def run(solutions: dict[str, str], *, assignment: str = ASSIGNMENT, only: str = "") -> list[Result]:
    """Grade the source notebook with these solution cells put in, by grade_id.

    Args:
        solutions: source code by the grade_id of the solution cell it replaces.
        assignment: whose source notebook.
        only: run no test cell but those of this exercise; "" runs all.

    Returns:
        The test cells' results, in the notebook's order.
    """
    return in_process.run(source_notebook(assignment), solutions, only)


def _read(folder, assignment):
    return nbformat.read(ROOT / folder / assignment / f"{assignment}.ipynb", as_version=4)


def _about(cell):
    return cell.metadata.get("nbgrader", {})
