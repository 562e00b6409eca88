"""What a learner's code prints while a check calls it: kept for the card, which shows the end."""

import contextlib
import io
from collections.abc import Iterator
from contextvars import ContextVar

LONGEST = 400  # characters; a check may call a function thousands of times


class Printed(io.TextIOBase):
    """A text file that keeps the end of what is written."""

    def __init__(self) -> None:
        self._end = ""

    def write(self, text: str, /) -> int:
        """Take a text."""
        self._end = (self._end + text)[-LONGEST - 1 :]
        return len(text)

    def last(self) -> str:
        """Return the last lines; one that is too long begins in its middle, after dots."""
        end = self._end.rstrip()
        if len(self._end) <= LONGEST:
            return end
        _, _, whole = end.partition("\n")
        return whole or f"...{end[1:]}"


_heard: ContextVar[Printed | None] = ContextVar("heard", default=None)


@contextlib.contextmanager
def heard() -> Iterator[Printed]:
    """Keep what learners' functions print in this block; what is around a call is not kept."""
    made = Printed()
    token = _heard.set(made)
    try:
        yield made
    finally:
        _heard.reset(token)


def file() -> io.TextIOBase:
    """Return where a call's prints go: to the block that keeps them, or else nowhere."""
    return _heard.get() or io.StringIO()
