"""The lab that hostile classes hand in: three exercises of the course's own, and their tests.

Every attack is made in one of these, or in a cell beside them. All tests of the course's lab, and
its demonstrations, would take a second and more of each of hundreds of submissions.
"""

from functools import cache
from pathlib import Path

import nbformat

from autograder.notebook import cell_kinds
from tests.support import grading
from tests.support.grading import ASSIGNMENT

TESTED = ("initialize_zeros", "symmetry_defect", "compute_cost")
#: They call an honest answer three hundred times, so most classes go without: cheats meet them.
MANY_CALLS = tuple(f"symmetry_defect-{test}" for test in ("not-fooled", "edges", "grows"))


def smaller(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return a notebook of the course's without the cells of all other exercises."""
    tests = [test for name in TESTED for test in grading.exercises()[name]]
    kept = {None, "setup", *TESTED, *tests}  # None: a learner's own cell
    cells = [cell for cell in notebook.cells if cell_kinds.about(cell).get("grade_id") in kept]
    return nbformat.NotebookNode(notebook | {"cells": cells})


@cache
def source() -> nbformat.NotebookNode:
    """Return the lab as its instructor has it."""
    return smaller(grading.source_notebook())


def quick(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return a lab without the tests of many calls."""
    cells = [cell for cell in notebook.cells
             if cell_kinds.about(cell).get("grade_id") not in MANY_CALLS]  # fmt: skip
    return nbformat.NotebookNode(notebook | {"cells": cells})


@cache
def quick_source() -> nbformat.NotebookNode:
    """Return the lab without the tests of many calls, as its instructor has it."""
    return quick(source())


def put_into(course: Path, notebook: nbformat.NotebookNode) -> None:
    """Replace the whole lab in a copy of the course."""
    nbformat.write(notebook, course / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")


def points(notebook: nbformat.NotebookNode) -> float:
    """Return the points of all tests of a notebook."""
    return sum(float(cell_kinds.about(cell)["points"]) for cell in notebook.cells
               if cell_kinds.is_test(cell))  # fmt: skip
