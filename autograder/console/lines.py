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
    if not several:
        return list(dict.fromkeys(note for _, note in found))
    about: dict[str, dict[str, None]] = {}
    for notebook, note in found:
        name = f"{notebook}.ipynb"
        said = note.removeprefix(name) if note.startswith(f"{name} ") else f": {note}"
        about.setdefault(said, {})[name] = None
    return [_of_all(list(names), said) for said, names in about.items()]


def _of_all(names, said):
    several_were = said.replace(" was ", " were ", 1) if said.startswith(" was ") else said
    return " and ".join(names) + (several_were if len(names) > 1 else said)
