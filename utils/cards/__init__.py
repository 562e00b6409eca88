"""The card under a visible check: what holds, what does not, and hints that unfold.

It needs no JavaScript and no network, and is plain text where there is no browser.
"""

from utils.cards.checking import check

__all__ = ["check"]
