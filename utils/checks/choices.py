"""Checks of questions that are answered by choice: a letter or a word in a plain variable.

No method of a learner's class is called: text is read by the methods of `str` itself, and for
anything else a message names the type.
"""

from collections.abc import Collection
from typing import Any

from utils.checks import ladder
from utils.checks.shown import kind as kind_of
from utils.checks.shown import text

#: Types whose empty value is no answer yet, like None: it is what a question's cell begins with.
_COLLECTIONS: tuple[type[Any], ...] = (str, list, tuple, set, frozenset)


class NotAnswered(ladder.CheckFailed):
    """A question without an answer; a notebook shows it as one line, without a traceback."""

    def _render_traceback_(self):
        return [str(self)]


def is_an_option(answer: Any, *, options: Collection[str]) -> None:
    """Refuse anything but one of the options.

    Raises:
        NotAnswered: there is nothing yet.
        CheckFailed: with what was found, and the letters or words to choose from.
    """
    is_answered(answer)
    kind = "letter" if all(len(option) == 1 for option in options) else "word"
    ladder.require(
        ladder.is_a(answer, str) and word(answer) in set(options),
        f"The answer is {shown(answer)}",
        expected=f"one {kind} of: {', '.join(options)}",
    )


def is_the_best_option(answer: Any, key: str, *, options: Collection[str], look: str) -> None:
    """Refuse every option but the key; the message does not reveal the key.

    Raises:
        CheckFailed: with the place in the course that answers the question.
    """
    is_an_option(answer, options=options)
    got = word(answer)
    ladder.require(got == key, f'"{got}" is not the best choice', look=f"{look}.")


def is_answered(answer: Any) -> None:
    """Refuse the empty answer that a question begins with: None, "" or [].

    Raises:
        NotAnswered: there is nothing yet.
    """
    kind = next((each for each in _COLLECTIONS if ladder.is_a(answer, each)), None)
    if answer is None or (kind is not None and kind.__len__(answer) == 0):
        raise NotAnswered("Not answered yet: choose above, or write the answer into its cell")


def word(text: str) -> str:
    """Return a word as it is compared: stripped, and in lower case."""
    return str.lower(str.strip(text))


def shown(answer: Any) -> str:
    """Return text in quotes, shortened if it is long; for anything else, its type."""
    return f'"{text(word(answer), 40)}"' if ladder.is_a(answer, str) else kind_of(answer)
