"""Lines and cells of a terminal: plain text, without markup or control codes."""

from rich.console import Console
from rich.text import Text

from autograder.text import foreign


def say(console: Console, line: str, style: str = "") -> None:
    """Print a line."""
    console.print(cell(line, style))


def cell(text: str, style: str = "") -> Text:
    """Return text for a table."""
    return Text(foreign.clean(text), style)
