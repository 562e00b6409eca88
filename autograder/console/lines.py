"""Lines and cells of a terminal: plain text, without markup or control codes."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from autograder.text import foreign

MOST = 20  # lines of a list, or names of a line, that a terminal shows; files have them all


def say(console: Console, line: str, style: str = "") -> None:
    """Print a line."""
    console.print(cell(line, style))


def cell(text: str, style: str = "") -> Text:
    """Return text for a table."""
    return Text(foreign.clean(text), style)


def listed(names: Sequence[str], most: int = MOST) -> str:
    """Return names in one line, and how many more there are."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def notes(found: Iterable[tuple[str, str]], *, several: bool) -> list[str]:
    """Return notes on a learner's notebooks, each once.

    Args:
        found: the name of a notebook, and a note on it.
        several: whether the assignment has several; then a note begins with those it is about.
    """
    about: dict[str, dict[str, None]] = {}
    for notebook, note in found:
        about.setdefault(note, {})[f"{notebook}.ipynb"] = None
    return [
        f"{', '.join(names)}: {note}" if several and not note.startswith(tuple(names)) else note
        for note, names in about.items()
    ]
