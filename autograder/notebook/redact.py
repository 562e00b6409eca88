"""Finds the hidden lines of a notebook's tests (pure)."""

from autograder.notebook.cell_kinds import HIDDEN, lines_between


def hidden_lines(source: str) -> list[str]:
    """Return the lines between the markers of a hidden test, stripped."""
    return lines_between(source, HIDDEN)
