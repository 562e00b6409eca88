"""A digest of each answer that points are for: it changes when the answer does (pure)."""

import hashlib

from nbformat import NotebookNode

from autograder.notebook.cell_kinds import about, exercise_of, exercises, graded, is_task
from autograder.notebook.extra_cells import LEARNERS


def of(notebook: NotebookNode) -> dict[str, str]:
    """Return the digest of the answer that each graded cell is about, by the cell's grade_id.

    A test is about the exercise above it. A task is done in cells of the learner's own, anywhere.

    Args:
        notebook: as the grader keeps it.
    """
    answers, owner = exercises(notebook), exercise_of(notebook)
    own = "\0".join(cell.source for cell in notebook.cells
                    if cell.get("id", "").startswith(LEARNERS))  # fmt: skip
    names = [(about(cell)["grade_id"], is_task(cell)) for cell in graded(notebook)]
    return {
        name: _digest(own if task else answers.get(owner.get(name, ""), "")) for name, task in names
    }


def _digest(text):
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
