"""A card as plain text, for a terminal and for a page without HTML."""

import textwrap

from utils import check_failed
from utils.cards import lessons

WIDTH = 88
#: The labels of a failure's parts on a card, in the order shown.
LABELS = check_failed.LABELS | {"line": "Your line"}


def of(card) -> str:
    """Return what holds, then what does not, then the hints."""
    lines = [f"{'✗' if card.failure else '✓'} {card.verdict}"]
    lines += [_wrapped("  ✓ ", held) for held in card.held]
    if card.failure:
        lines += [_wrapped(f"  {label}: ", said) for label, said in labelled(card.failure)]
        lines += ["", *_hints(card.hint)]
    return "\n".join(lines)


def labelled(failure) -> list[tuple[str, str]]:
    """Return the parts of a failure that are not empty, each with its label."""
    parts = failure._asdict()
    return [(label, parts[name]) for name, label in LABELS.items() if parts[name]]


def _hints(hint):
    steps = (
        ("  Hint 1, a question: ", hint.question),
        ("  Hint 2, where to look: ", lessons.title(hint.lesson)),
        ("  Hint 3, the formula: ", hint.formula),
        ("  Hint 4, in Python: ", hint.python),
    )
    return [_wrapped(name, words) for name, words in steps if words]


def _wrapped(first, words):
    indent = " " * (len(first) - len(first.lstrip()) + 2)
    return textwrap.fill(first + words, WIDTH, subsequent_indent=indent, break_on_hyphens=False)
