"""An exception in the parts that a card shows: found, expected, likely mistake, own line."""

import linecache
import re
import traceback
from typing import NamedTuple

#: A message's first sentence ends where another begins; the dot of a number is no end.
_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z`])")
_EXPECTED = re.compile(r", expected (?![^(]*\))")  # but not inside brackets
_UNKNOWN_NAME = (
    "Run the cell with your code first. If that is done: is the name spelled as in the task?"
)
LONGEST = 600  # an exception's text is the learner's own, and may be a flood


class Failure(NamedTuple):
    """The first thing that does not hold; a part that the message lacks is empty."""

    found: str
    expected: str = ""
    likely: str = ""
    look: str = ""
    line: str = ""


def of(error: Exception) -> Failure:
    """Return what a card says of the exception that ended a check."""
    if isinstance(error, AssertionError):
        return parts(str(error))._replace(line=_own_line(error.__cause__))
    if isinstance(error, NameError) and error.name and not _own_line(error):
        return Failure(f"{error.name} is not defined", likely=_UNKNOWN_NAME)
    text = f"{type(error).__name__}: {error}"
    return Failure(text[:LONGEST], line=_own_line(error))


def parts(message: str) -> Failure:
    """Split "FOUND: MISTAKE, expected EXPECTED. MISTAKE Look at: LOOK" at its own words."""
    said, _, look = message.strip()[:LONGEST].partition("Look at: ")
    first, *rest = _END.split(said.strip(), maxsplit=1)
    found, *expected = _EXPECTED.split(first, maxsplit=1)
    found, wrong, mistake = found.partition(" is not right: ")
    found = (found + wrong.removesuffix(": ")).rstrip(".") or "a condition does not hold"
    likely = " ".join(part for part in (mistake, *rest) if part)
    return Failure(found, "".join(expected).rstrip("."), likely, look)


def _own_line(error):
    """Return the innermost line of a function of the notebook that the exception passed."""
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
