"""A card as plain text, for a terminal and for a page without HTML."""

import textwrap

from utils.cards import lessons

WIDTH = 88


def of(card) -> str:
    """Return what holds, what does not, and the three hints, last."""
    lines = [f"{'✗' if card.failure else '✓'} {card.verdict}"]
    lines += [_wrapped("  ✓ ", held) for held in card.held]
    if card.failure:
        lines += [_wrapped(f"  {label}: ", said) for label, said in labelled(card.failure)]
        lines += ["", *_hints(card.hint)]
    return "\n".join(lines)


def labelled(failure) -> list[tuple[str, str]]:
    """Return the parts of a failure that are there, each with the word that stands before it."""
    labels = ("Found", "Expected", "Likely mistake", "Look at", "Your line")
    return [(label, said) for label, said in zip(labels, failure, strict=True) if said]


def _hints(hint):
    return [
        _wrapped("  Hint 1, a question: ", hint.question),
        _wrapped("  Hint 2, where to look: ", lessons.title(hint.lesson)),
        _wrapped("  Hint 3, the formula: ", hint.formula),
    ]


def _wrapped(first, words):
    indent = " " * (len(first) - len(first.lstrip()) + 2)
    return textwrap.fill(first + words, WIDTH, subsequent_indent=indent, break_on_hyphens=False)
