"""Bounds how many of a learner's extra cells are laid out in the graded notebook (pure).

Each cell is bounded (sanitize.py), but a notebook may have hundreds, and whatever lays them out,
such as nbgrader's formgrader, takes time for each. All cells are run; those beyond the limit are
stored together as one cell of plain text.
"""

import nbformat
from nbformat import NotebookNode

from autograder.text import sanitize

LEARNERS = "learner-"  # what the ids of a learner's extra cells begin with
EARLIER = f"{LEARNERS}earlier-"  # of those with a mark that the notebook does not have
MAX_CELLS = 200
MAX_CHARACTERS = 200_000
NOTE = (
    "{more:,} of the submission's own cells are shown as one plain text at its end, since at most "
    "{cells} cells and {characters:,} characters are laid out. All were run, and are in the "
    "submitted file."
)


def note(notebook: NotebookNode) -> list[str]:
    """Return a note for review on a notebook with too many cells, [] for an ordinary one.

    Args:
        notebook: the instructor's notebook with a learner's cells in it.
    """
    more = len(_surplus(notebook.cells))
    if not more:
        return []
    return [NOTE.format(more=more, cells=MAX_CELLS, characters=MAX_CHARACTERS)]


def bounded(cells: list[NotebookNode], said: list[str]) -> list[NotebookNode]:
    """Return the cells, with the surplus ones merged into one cell of plain text at the end.

    Args:
        cells: a graded notebook's.
        said: what `note` returned for it.
    """
    surplus = _surplus(cells)
    if not surplus:
        return cells
    left_out = {id(cell) for cell in surplus}
    text, room = [], sanitize.MAX_CHARACTERS
    for cell in surplus:
        text.append(cell.source[: max(room, 0)])
        room -= len(cell.source)
    shown = "\n\n".join([*said, sanitize.raw("\n\n".join(filter(None, text)))])
    kept = [cell for cell in cells if id(cell) not in left_out]
    return [*kept, nbformat.v4.new_markdown_cell(shown, id=f"{LEARNERS}surplus")]


def _surplus(cells):
    """Return the learner's extra cells beyond the limits."""
    own = [cell for cell in cells if cell.get("id", "").startswith(LEARNERS)]
    spent = 0
    for number, cell in enumerate(own):
        spent += min(len(cell.source), sanitize.MAX_CHARACTERS)  # longer ones are cut anyway
        if number >= MAX_CELLS or spent > MAX_CHARACTERS:
            return own[number:]
    return []
