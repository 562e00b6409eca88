"""The card under a visible check: what holds, what does not, and hints that unfold.

It needs no JavaScript and no network, and is plain text where there is no browser.
"""

from utils.cards import watch
from utils.cards.checking import check
from utils.cards.summary import unfinished

__all__ = ["check", "unfinished"]

watch.current()  # from the first cell on, which imports this
