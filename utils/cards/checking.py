"""A check under way: it ends with a card, and a failed one still fails its cell."""

import contextlib
from collections.abc import Iterator

from IPython.display import display

from utils import require
from utils.cards import failure
from utils.cards.card import Card
from utils.hints import HINTS


@contextlib.contextmanager
def check(name: str) -> Iterator[Card]:
    """Show a card for what the block tries, whether it holds or not.

    An exception goes on to whoever runs the cell, so that a grader sees it, and the notebook shows
    one line of it instead of a traceback through the course's own code.

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
        # IPython asks any exception for it; no class declares it
        error._render_traceback_ = lambda: [_one_line(card)]  # pyright: ignore[reportAttributeAccessIssue]
        display(card)
        raise
    display(card)


def _one_line(card):
    """Return what stands in the place of the traceback: IPython asks the exception for it."""
    return f"Not yet: {card.failure.found}. The card above says more."
