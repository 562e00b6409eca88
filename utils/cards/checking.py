"""The block around a check: it shows a card, and a failed check still fails its cell."""

import contextlib
from collections.abc import Iterator

from IPython.display import display

from utils import require
from utils.cards import failure, waiting, watch, worth
from utils.cards.card import Card
from utils.checks import printed
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
    card, watching = Card(name, HINTS[name], title=worth.title(name)), watch.current()
    place = waiting.shown() if worth.is_in_a_notebook() else None
    try:
        if stale := watching.stale(name):
            raise stale
        with printed.heard() as said:
            try:
                yield card
            finally:
                card.printed = said.last()
    except (Exception, KeyboardInterrupt) as error:
        card.failure = failure.of(_reason(watching, name, error))
        # IPython looks for this method on any exception; no class declares it
        error._render_traceback_ = lambda: [_one_line(card)]  # pyright: ignore[reportAttributeAccessIssue]
        watching.showed(card, _shown(card, place))
        worth.offer(name)
        raise
    card.worth = worth.so_far(name)
    watching.showed(card, _shown(card, place))
    worth.offer(name)


def _shown(card, place):
    """Show a card, in place of its placeholder if there is one; return the handle to update it."""
    if place is None:
        return display(card, display_id=True)
    place.update(card)
    return place


def _reason(watching, exercise, error):
    """Return why a name is missing, if that is known; else the exception itself."""
    if isinstance(error, NameError) and error.name and not failure.of(error).line:
        return watching.missing(error.name, exercise) or error
    return error


def _one_line(card):
    """Return the line that IPython shows instead of the traceback."""
    found = card.failure.found
    found = found if found.startswith("Not ") else f"Not yet: {found}"
    return f"{found}. The card above says more."
