"""The instructor's notebook as a learner who has solved everything would submit it (pure)."""

import nbformat

from autograder.notebook import markers
from autograder.notebook.cell_kinds import is_solution


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
    """Return the text of one solution cell without the comments that mark it."""
    lines = markers.lines(source, markers.SOLUTION)
    return "\n".join(line.text for line in lines if not (line.is_marker and _is_comment(line.text)))


def _is_comment(line):
    return line.lstrip().startswith(("#", "<!--"))
