"""The card under a visible check: what holds, what does not, and hints that unfold.

It needs no JavaScript and no network, and is plain text where there is no browser.
"""

from utils.cards import watch
from utils.cards.checking import check

__all__ = ["check"]

watch.current()  # from the first cell on, which imports this
