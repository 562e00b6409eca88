"""The source notebook with answers and extra cells of a learner's, run in an engine."""

import nbformat

from autograder.engine import runner
from autograder.model import Limits
from autograder.notebook import cell_kinds, intake
from tests.support import grading
from tests.support.grading import ASSIGNMENT

LIMITS = Limits(call_seconds=3, total_seconds=60)


def solved(answers=(), assignment=ASSIGNMENT, *, only=()):
    """Return the source notebook as intake assembles it, with these answers, by grade_id.

    With the tests of `only` these exercises, if it names any, and without demonstrations then: all
    of them take a second.
    """
    source = grading.source_notebook(assignment)
    notebook = grading.fill(intake.blank(source), grading.solutions(source) | dict(answers))
    return (
        _without_demonstrations(grading.testing(notebook, only, assignment)) if only else notebook
    )


def _without_demonstrations(notebook):
    cells = [cell for cell in notebook.cells if not _demonstrates(cell)]
    return nbformat.NotebookNode(notebook | {"cells": cells})


def _demonstrates(cell):
    mark = cell_kinds.about(cell)
    shown = mark.get("locked") and not mark.get("grade") and not mark.get("solution")
    return cell.cell_type == "code" and shown and "setup" not in cell.metadata.get("tags", ())


def put_together(answers, after, assignment=ASSIGNMENT, *, only=()):
    """Return the source notebook with answers, and extra cells after the cells of these ids."""
    notebook, cells = solved(answers, assignment, only=only), []
    for cell in notebook.cells:
        grade_id = cell_kinds.about(cell).get("grade_id")
        cells.append(cell)
        if grade_id in after:
            cells.append(nbformat.v4.new_code_cell(after[grade_id], id=f"extra-{len(cells)}"))
    notebook.cells = cells
    return notebook


def ran(engine, answers=(), after=(), assignment=ASSIGNMENT, *, limits=LIMITS, until="", only=()):
    """Run the notebook, or its cells up to the last test of the exercise `until`."""
    notebook = put_together(dict(answers), dict(after), assignment, only=only)
    if until:
        ids = [cell_kinds.about(cell).get("grade_id") for cell in notebook.cells]
        last = ids.index(grading.exercises(assignment)[until][-1])
        notebook.cells = notebook.cells[: last + 2]  # and an extra cell after it
    return runner.run(notebook, limits=limits, engine=engine)
