"""One exercise of a notebook, with no more cells than its tests need (pure)."""

from collections.abc import Collection, Iterable

from nbformat import NotebookNode

from autograder.model import Result
from autograder.notebook.cell_kinds import about, is_solution, is_test, tests_of
from autograder.notebook.definitions import defined_names, names_read


def alone(notebook: NotebookNode, exercise: str) -> NotebookNode:
    """Return a notebook with the tests of one exercise, and the cells that they may need.

    No cell after its last test counts for it. No test needs what an instructor's demonstration
    defines, which may be a long training.

    Args:
        notebook: as `intake` has assembled it; it is not changed.
        exercise: the grade_id of a solution cell with tests.
    """
    own = set(tests_of(notebook)[exercise])
    last = max(n for n, cell in enumerate(notebook.cells) if about(cell).get("grade_id") in own)
    before = notebook.cells[: last + 1]
    tests = own | that_they_read(own, [cell for cell in before if is_test(cell)])
    return NotebookNode(notebook | {"cells": [cell for cell in before if _is_needed(cell, tests)]})


def of_exercise(results: list[Result], notebook: NotebookNode, exercise: str) -> list[Result]:
    """Return the results of one exercise's tests."""
    own = tests_of(notebook)[exercise]
    return [result for result in results if result.grade_id in own]


def that_they_read(own: Collection[str], cells: Iterable[NotebookNode]) -> set[str]:
    """Return the grade_ids of the tests that define a name which some tests read.

    Args:
        own: the grade_ids of those that read.
        cells: the test cells to look at, `own` among them.

    Raises:
        SyntaxError: one of `own` is not valid Python.
    """
    read = frozenset().union(*(names_read(c.source) for c in cells if about(c)["grade_id"] in own))
    return {about(cell)["grade_id"] for cell in cells if defined_names(cell.source) & read}


def _is_needed(cell, tests):
    mark = about(cell)
    if is_test(cell):
        return mark["grade_id"] in tests
    setup = "setup" in cell.metadata.get("tags", ())
    return setup or is_solution(cell) or not mark.get("locked")
