"""Where the parts of a cell that a release leaves out begin and end (pure).

The rule is nbgrader's own, because nbgrader makes the release: a line that contains a marker begins
or ends a part, however it is commented and whatever else is in it, and is left out too. A part
without an end, which nbgrader refuses, ends with the cell. Other characters than the line feed end
no line.
"""

from collections.abc import Iterator
from typing import NamedTuple

#: What the lines contain that begin and end a part: of a solution, of a test, and of a task, where
#: it is for whoever marks it.
SOLUTION = ("BEGIN SOLUTION", "END SOLUTION")
HIDDEN = ("BEGIN HIDDEN TESTS", "END HIDDEN TESTS")
MARK_SCHEME = ("BEGIN MARK SCHEME", "END MARK SCHEME")


class Line(NamedTuple):
    """A line of a cell: whether a release shows it, and if not, whether it is a marker."""

    text: str
    is_shown: bool
    is_marker: bool


def lines(source: str, markers: tuple[str, str]) -> Iterator[Line]:
    """Yield the lines of a cell.

    Args:
        source: its text.
        markers: what begins a part that is left out, and what ends it.
    """
    begin, end = markers
    inside = False
    for text in source.split("\n"):
        begins = begin in text
        ends = not begins and end in text
        inside = begins or (inside and not ends)
        yield Line(text, not (inside or ends), begins or ends)


def without(source: str, *kinds: tuple[str, str]) -> str:
    """Return a cell's text without the parts of these kinds: what a release shows of it."""
    for markers in kinds:
        source = "\n".join(line.text for line in lines(source, markers) if line.is_shown)
    return source


def released(source: str) -> str:
    """Return what a release shows of a cell."""
    return without(source, SOLUTION, HIDDEN, MARK_SCHEME)


def between(source: str, markers: tuple[str, str]) -> str:
    """Return the text of all parts of a kind, without the lines that mark them."""
    return "\n".join(
        line.text for line in lines(source, markers) if not (line.is_shown or line.is_marker)
    )


def lines_between(source: str, markers: tuple[str, str]) -> list[str]:
    """Return the lines of all parts of a kind, stripped, without empty ones."""
    return [*filter(None, map(str.strip, between(source, markers).split("\n")))]


def around(source: str, markers: tuple[str, str]) -> tuple[str, str]:
    """Return what comes before the first part of a kind, and what comes after it."""
    every = [*lines(source, markers)]
    at = next((at for at, line in enumerate(every) if line.is_marker), len(every))
    rest = every[at + 1 :]
    end = next((at for at, line in enumerate(rest) if line.is_marker), len(rest))
    before, after = every[:at], rest[end + 1 :]
    return "\n".join(line.text for line in before), "\n".join(line.text for line in after)


def found(source: str, markers: tuple[str, str]) -> bool:
    """Whether a text has a part of a kind."""
    return markers[0] in source
