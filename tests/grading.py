"""Grades answers in this process: the source notebook's own cells, without a kernel around them.

The tests hold this to stock `nbgrader autograde` on the same answers, cell by cell.
"""

import contextlib
import io
from functools import cache
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl
import nbformat

ROOT = Path(__file__).resolve().parents[1]
#: Every folder in source/: what holds of one assignment must hold of all.
ASSIGNMENTS = tuple(sorted(path.parent.name for path in ROOT.glob("source/*/*.ipynb")))
#: The one that tests of the tools take for their example.
ASSIGNMENT = "random_initialization"


class Result(NamedTuple):
    """One test cell: its points, and the message where it failed, with its parts."""

    grade_id: str
    points: float
    max_points: float
    message: str
    details: dict[str, str]


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
    mpl.use("Agg")
    namespace: dict = {"__name__": "__main__"}
    results = []
    wanted = f"{only}-" if only else ""
    for cell in source_notebook(assignment).cells:
        about = _about(cell)
        if about.get("solution"):
            with contextlib.suppress(Exception, SystemExit):  # a learner's failure is a result
                _execute(solutions.get(about.grade_id, cell.source), namespace)
        elif "setup" in cell.metadata.get("tags", ()):
            _execute(cell.source, namespace)
        elif about.get("grade"):
            # a test without points may define what the tests of another exercise use
            chosen = about.grade_id.startswith(wanted)
            result = _test(cell, namespace) if chosen or not about.points else None
            results += [result] if chosen else []
    return results


def _read(folder, assignment):
    return nbformat.read(ROOT / folder / assignment / f"{assignment}.ipynb", as_version=4)


def _about(cell):
    return cell.metadata.get("nbgrader", {})


def _test(cell, namespace):
    about = cell.metadata.nbgrader
    try:
        _execute(cell.source, namespace)
    except Exception as error:  # whatever a learner's code does to a test cell is its result
        message = f"{type(error).__name__}: {error}"
        return Result(about.grade_id, 0.0, about.points, message, getattr(error, "details", {}))
    return Result(about.grade_id, float(about.points), about.points, "", {})


def _execute(source, namespace):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        exec(compile(source, "<cell>", "exec"), namespace)
