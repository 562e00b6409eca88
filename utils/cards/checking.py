"""The block around a check: it shows a card, and a failed check still fails its cell."""

import contextlib
from collections.abc import Iterator

from IPython.display import display

from utils import require
from utils.cards import failure
from utils.cards.card import Card
from utils.hints import HINTS


@contextlib.contextmanager
def check(name: str) -> Iterator[Card]:
    """Show a card for the checks in the block, whether they hold or not.

    An exception is raised again, so that a grader sees it. The notebook shows one line instead of
    a traceback through the course's own code.

    Args:
        name: the function or question that is checked, the grade_id of its solution cell.

    Raises:
        ValueError: there is no such exercise.
    """
    require.choice("name", name, HINTS)
    card = Card(name, HINTS[name])
    try:
        yield card
    except Exception as error:
        card.failure = failure.of(error)
        # IPython looks for this method on any exception; no class declares it
        error._render_traceback_ = lambda: [_one_line(card)]  # pyright: ignore[reportAttributeAccessIssue]
        display(card)
        raise
    display(card)


def _one_line(card):
    """Return the line that IPython shows instead of the traceback."""
    return f"Not yet: {card.failure.found}. The card above says more."
