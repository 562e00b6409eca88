"""The instructor's notebook as a learner who has solved everything would submit it (pure)."""

import nbformat

from autograder.notebook.cell_kinds import SOLUTION, is_solution


def handed_in(text: str) -> bytes:
    """Return a notebook without the lines that mark solutions.

    A learner's cell has none, and a cell magic such as %%writefile must be in the first line.

    Args:
        text: the instructor's notebook.
    """
    notebook = nbformat.reads(text, as_version=4)
    for cell in filter(is_solution, notebook.cells):
        cell.source = answer(cell.source)
    return nbformat.writes(notebook).encode()


def answer(source: str) -> str:
    """Return the text of one solution cell without the lines that mark it."""
    lines = source.splitlines(keepends=True)
    return "".join(line for line in lines if line.strip() not in SOLUTION)
