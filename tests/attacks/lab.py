"""The lab that hostile classes hand in: three exercises of the course's own, and their tests.

Every attack is made in one of these, or in a cell beside them. All tests of the course's lab, and
its demonstrations, would take a second and more of each of hundreds of submissions.
"""

from functools import cache
from pathlib import Path

import nbformat

from autograder.notebook import metadata
from tests.support import grading
from tests.support.grading import ASSIGNMENT

TESTED = ("initialize_zeros", "symmetry_defect", "compute_cost")


def smaller(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return a notebook of the course's without the cells of all other exercises."""
    tests = [test for name in TESTED for test in grading.exercises()[name]]
    kept = {None, "setup", *TESTED, *tests}  # None: a learner's own cell
    cells = [cell for cell in notebook.cells if metadata.about(cell).get("grade_id") in kept]
    return nbformat.NotebookNode(notebook | {"cells": cells})


@cache
def source() -> nbformat.NotebookNode:
    """Return the lab as its instructor has it."""
    return smaller(grading.source_notebook())


def put_into(course: Path) -> None:
    """Replace the whole lab in a copy of the course."""
    nbformat.write(source(), course / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")


def points() -> float:
    """Return the points of the whole lab."""
    return sum(grading.worth(name) for name in TESTED)
