"""An exception, split into the parts that a card shows: found, expected, likely mistake, line."""

from typing import NamedTuple

from utils import own_line
from utils.check_failed import CheckFailed, on_a_card

_UNKNOWN_NAME = (
    "Run the cell with your code first. If that is done: is the name spelled as in the task?"
)
STOPPED = "The check was stopped while it ran"
ENDLESS = "Is there a loop that does not end, or a long training?"
LONGEST = 600  # an exception's text comes from the learner and may be very long


class Failure(NamedTuple):
    """The first thing that does not hold; a part that the message does not have is empty."""

    found: str
    expected: str = ""
    likely: str = ""
    look: str = ""
    line: str = ""


def of(error: Exception | KeyboardInterrupt) -> Failure:
    """Return what a card says about the exception that ended a check."""
    if isinstance(error, KeyboardInterrupt):
        return Failure(STOPPED, likely=ENDLESS, line=own_line.of(error))
    if isinstance(error, CheckFailed):
        fields = error.details.items()
        return Failure(**{name: on_a_card(name, said[:LONGEST]) for name, said in fields})
    if isinstance(error, AssertionError):
        said = str(error).strip()[:LONGEST] or "a condition does not hold"
        return Failure(said, line=own_line.of(error.__cause__))
    if isinstance(error, NameError) and error.name and not own_line.of(error):
        return Failure(f"{error.name} is not defined", likely=_UNKNOWN_NAME)
    text = f"{type(error).__name__}: {error}"
    return Failure(text[:LONGEST], line=own_line.of(error))
