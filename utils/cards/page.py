"""A card as HTML: native elements alone, so that the keyboard and a screen reader can use it.

All text that a learner's code can influence is escaped.
"""

from functools import cache
from html import escape
from pathlib import Path

from utils.cards import lessons
from utils.cards.text import PRINTED, labelled
from utils.check_failed import LABELS
from utils.literal import literal


def of(card) -> str:
    """Return the card with its own style, so that it needs nothing else on the page."""
    found = _found(card.failure, card.hint) if card.failure else ""
    return literal(
        f'<style>{_style()}</style><div class="check-card {card.state}" role="group" '
        f'aria-label="{escape(card.verdict)}"><p class="verdict">{escape(card.verdict)}</p>'
        f"{_held(card.held)}{found}{_printed(card.printed)}</div>"
    )


def _printed(said):
    return f'<p class="printed">{PRINTED}:</p>{_code(said)}' if said else ""


def _held(held):
    items = "".join(f"<li>{escape(each)}</li>" for each in held)
    return f'<ul class="holds" aria-label="What holds">{items}</ul>' if items else ""


def _found(failure, hint):
    """Return what does not hold, the hints, and, as the last, where the message says to look."""
    look = _details(LABELS["look"], _code(failure.look)) if failure.look else ""
    return f"{_failure(failure)}{_hints(hint)}{look}"


def _failure(failure):
    rows = "".join(
        f"<dt>{label}</dt><dd>{_code(said) if label == LABELS['line'] else escape(said)}</dd>"
        for label, said in labelled(failure)
    )
    return f"<dl>{rows}</dl>"


def _hints(hint):
    """Return each hint inside the one before, so that they unfold only in order."""
    fourth = _details("Hint 4: in Python", f"<p>{escape(hint.python)}</p>") if hint.python else ""
    third = _details("Hint 3: the formula", _code(hint.formula) + fourth)
    second = _details("Hint 2: where to look", f"<p>{_lesson(hint.lesson)}</p>{third}")
    return _details("Hint 1: a question", f"<p>{escape(hint.question)}</p>{second}")


def _lesson(lesson):
    title, link = escape(lessons.title(lesson)), lessons.link(lesson)
    title = title[0].upper() + title[1:]
    return f'<a href="{escape(link)}">{title}</a>' if link else title


def _details(summary, inside):
    return f"<details><summary>{summary}</summary>{inside}</details>"


def _code(text):
    return f"<code>{escape(text)}</code>"


@cache
def _style():
    return (Path(__file__).parent / "card.css").read_text("utf-8")
