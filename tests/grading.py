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
ASSIGNMENT = "random_initialization"


class Result(NamedTuple):
    """One test cell: its points, and the message where it failed."""

    grade_id: str
    points: float
    max_points: float
    message: str


@cache
def source_notebook(assignment: str = ASSIGNMENT) -> nbformat.NotebookNode:
    """Read the instructor's notebook."""
    return nbformat.read(ROOT / "source" / assignment / f"{assignment}.ipynb", as_version=4)


def solutions(notebook: nbformat.NotebookNode) -> dict[str, str]:
    """Return the source code of a notebook's solution cells, by grade_id."""
    abouts = ((cell, cell.metadata.get("nbgrader", {})) for cell in notebook.cells)
    return {about.grade_id: cell.source for cell, about in abouts if about.get("solution")}


def run(solutions: dict[str, str], *, only: str = "") -> list[Result]:
    """Grade the source notebook with these solution cells put in, by grade_id.

    Args:
        solutions: source code by the grade_id of the solution cell it replaces.
        only: run no test cell but those of this exercise; "" runs all.

    Returns:
        The test cells' results, in the notebook's order.
    """
    mpl.use("Agg")
    namespace: dict = {"__name__": "__main__"}
    results = []
    for cell in source_notebook().cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("solution"):
            with contextlib.suppress(Exception, SystemExit):  # a learner's failure is a result
                _execute(solutions.get(about.grade_id, cell.source), namespace)
        elif "setup" in cell.metadata.get("tags", ()):
            _execute(cell.source, namespace)
        elif about.get("grade") and about.grade_id.startswith(only):
            results.append(_test(cell, namespace))
    return results


def _test(cell, namespace):
    about = cell.metadata.nbgrader
    try:
        _execute(cell.source, namespace)
    except Exception as error:  # whatever a learner's code does to a test cell is its result
        return Result(about.grade_id, 0.0, about.points, f"{type(error).__name__}: {error}")
    return Result(about.grade_id, float(about.points), about.points, "")


def _execute(source, namespace):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        exec(compile(source, "<cell>", "exec"), namespace)
