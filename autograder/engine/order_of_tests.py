"""In which order the tests of a notebook run, and their results are known (pure)."""

from collections.abc import Sequence

from nbformat import NotebookNode

from autograder.notebook import split_or_together
from autograder.notebook.cell_kinds import about, is_hidden, is_test
from autograder.notebook.split_or_together import AGAIN, Way


def visible_first(cells: Sequence[NotebookNode]) -> list[int]:
    """Return the positions of the tests: visible ones, and after them hidden ones."""
    tests = [number for number, cell in enumerate(cells) if is_test(cell)]
    return sorted(tests, key=lambda number: is_hidden(cells[number]))


def by_name(notebook: NotebookNode) -> list[str]:
    """Return the grade_ids of a notebook's tests, in the order in which their results are known.

    Visible tests that run together come first, at their places among the cells; those that run in
    a second run come last, in the notebook's order.
    """
    cells, ways = notebook.cells, split_or_together.stated(notebook)
    tests = {about(cells[at])["grade_id"]: at for at in visible_first(cells)}

    def place(name):
        if ways.get(name) in AGAIN:
            return 2, tests[name]
        at_once = ways.get(name) is Way.TOGETHER and not is_hidden(cells[tests[name]])
        return 0 if at_once else 1, 0

    return sorted(tests, key=place)
