"""The card under a check that can be seen: what holds, what does not, and hints that unfold.

It needs no JavaScript and no network, and stands as plain text where there is no browser.
"""

from utils.cards.checking import check

__all__ = ["check"]
