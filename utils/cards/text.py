"""A card as plain text, for a terminal and for a page without HTML."""

import textwrap

from utils.cards import lessons
from utils.check_failed import LABELS

WIDTH = 88
#: Of what a learner's code prints, a card shows the last lines.
PRINTED = "The last lines your code printed"
SIGNS = {"held": "✓", "failed": "✗", "outdated": "↻"}


def of(card) -> str:
    """Return what holds, then what does not, then the hints, and the formula as the last."""
    lines = [f"{SIGNS[card.state]} {card.verdict}"]
    lines += [_wrapped("  ✓ ", held) for held in card.held]
    if card.printed:
        lines += [f"  {PRINTED}:", textwrap.indent(card.printed, "    ")]
    if card.failure:
        lines += [_wrapped(f"  {label}: ", said) for label, said in labelled(card.failure)]
        lines += ["", *_hints(card.hint), *_look(card.failure)]
    return "\n".join(lines)


def labelled(failure) -> list[tuple[str, str]]:
    """Return the parts of a failure that are not empty, each with its label.

    The place to look at is left out: it may be the formula, which is the third hint.
    """
    parts = failure._asdict() | {"look": ""}
    return [(label, parts[name]) for name, label in LABELS.items() if parts[name]]


def _look(failure):
    return [_wrapped(f"  {LABELS['look']}: ", failure.look)] if failure.look else []


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
