"""Notes for review that learners read too: what is only for the instructor comes last (pure).

`said` is what happened to the learner's file; the aside is the advice, a name or a command.
"""

import re

OPENS = "[for the instructor:"
#: A note that is cut short has no closing bracket. The second is how files are asked for again.
_ASIDE = re.compile(
    rf"\s*{re.escape(OPENS)}.*$|; (ask for (it again|a copy)|check it by hand)$", re.DOTALL
)


def note(said: str, aside: str) -> str:
    """Return a note with an aside to the instructor."""
    return f"{said} {OPENS} {aside}]"


def without(note: str) -> str:
    """Return what a learner reads of a note."""
    return _ASIDE.sub("", note)
