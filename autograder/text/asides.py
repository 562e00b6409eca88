"""Notes for review that learners read too: what is only for the instructor comes last (pure).

`said` is what happened to the learner's file; the aside is the advice, a name or a command.
"""

import re
from collections.abc import Iterable

OPENS = "[for the instructor:"
#: A note that is cut short has no closing bracket. The second is how files are asked for again.
_ASIDE = re.compile(
    rf"\s*{re.escape(OPENS)}.*$|; (ask for (it again|a copy)|check it by hand)$", re.DOTALL
)


def note(said: str, aside: str) -> str:
    """Return a note with an aside to the instructor."""
    return f"{said} {OPENS} {aside}]"


def alone(said: str) -> str:
    """Return a note of which a learner reads nothing: no finding, but something to look at."""
    return f"{OPENS} {said}]"


def without(note: str) -> str:
    """Return what a learner reads of a note; "" if that is nothing."""
    return _ASIDE.sub("", note)


def for_learner(notes: Iterable[str]) -> list[str]:
    """Return what a learner reads of some notes."""
    return [said for note in notes if (said := without(note))]
