"""The lower limit of grading a class: only run all submissions' cells in one process.

Run in a course's folder by benchmarks.grading: python -m benchmarks.limit ASSIGNMENT
"""

import contextlib
import io
import sys
from pathlib import Path

import matplotlib as mpl
import nbformat

from autograder.notebook import intake
from tests.support import grading


def main(assignment: str) -> None:
    """Run all submissions' notebooks, as intake puts them together."""
    mpl.use("Agg")
    source = grading.source_notebook(assignment)
    for path in sorted(Path("state/submitted").glob(f"*/{assignment}/*.ipynb")):
        run(intake.place(path.read_bytes(), source).notebook)


def run(notebook: nbformat.NotebookNode) -> None:
    """Run a notebook's code cells; a cell that fails is left at that."""
    namespace: dict = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for cell in notebook.cells:
            if cell.cell_type == "code":
                with contextlib.suppress(Exception, SystemExit):
                    exec(compile(cell.source, "<cell>", "exec"), namespace)


if __name__ == "__main__":
    main(sys.argv[1])
