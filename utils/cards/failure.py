"""An exception, split into the parts that a card shows: found, expected, likely mistake, line."""

import linecache
import traceback
from typing import NamedTuple

from utils.check_failed import CheckFailed

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
        return Failure(STOPPED, likely=ENDLESS, line=_own_line(error))
    if isinstance(error, CheckFailed):
        parts = {name: said[:LONGEST] for name, said in error.details.items()}
        return Failure(**parts, line=_own_line(error.__cause__))
    if isinstance(error, AssertionError):
        said = str(error).strip()[:LONGEST] or "a condition does not hold"
        return Failure(said, line=_own_line(error.__cause__))
    if isinstance(error, NameError) and error.name and not _own_line(error):
        return Failure(f"{error.name} is not defined", likely=_UNKNOWN_NAME)
    text = f"{type(error).__name__}: {error}"
    return Failure(text[:LONGEST], line=_own_line(error))


def _own_line(error):
    """Return the traceback's innermost line that is in a function of the notebook."""
    if error is None or isinstance(error, NotImplementedError):
        return ""
    lines = [
        linecache.getline(frame.f_code.co_filename, number).strip()
        for frame, number in traceback.walk_tb(error.__traceback__)
        if _in_a_function_of_the_notebook(frame)
    ]
    return lines[-1] if lines else ""


def _in_a_function_of_the_notebook(frame):
    in_cell = frame.f_code.co_name.startswith(("<module", "<cell"))
    return frame.f_globals.get("__name__") == "__main__" and not in_cell
