"""Checks of a quiz: an answer is a plain value, and no message tells the key.

Where an answer is a list of words, one mistake costs half of the points: a test that allows one
mistake and a test that allows none share them. To choose every option, or none, is more than one
mistake in each question here; a coin thrown for each of five options earns a ninth on average.
"""

from collections.abc import Iterable

from utils.checks import ladder

#: What a learner may collect words in.
_COLLECTIONS = (list, tuple, set, frozenset)


class NotAnswered(ladder.CheckFailed):
    """A question that nobody has touched; a notebook shows it as one quiet line."""

    def _render_traceback_(self):
        return [str(self)]


def answer_is_an_option(answer: object, *, options: Iterable[str]) -> None:
    """Refuse what is not the key of one option, in quotes.

    Raises:
        CheckFailed: with what was found, and the keys to choose from.
    """
    _answered(answer)
    ladder.require(
        isinstance(answer, str) and _word(answer) in set(options),
        f"The answer is {_shown(answer)}, expected one of: {_quoted(options)}.",
    )


def answer_is_right(answer: object, key: str, *, options: Iterable[str], look: str) -> None:
    """Refuse every option but one.

    Raises:
        CheckFailed: with the place in the course that answers the question.
    """
    answer_is_an_option(answer, options=options)
    _right(_word(answer) == key, f'"{_word(answer)}" is not the best choice.', look)


def answers_are_options(answers: object, *, options: Iterable[str]) -> None:
    """Refuse what is not a list of keys of options; a tuple or a set of them is as good.

    Raises:
        CheckFailed: with what was found, and the keys to choose from.
    """
    other = sorted(set(_words(answers, options)) - set(options))
    ladder.require(
        not other, f"The answer has {_quoted(other)}, expected some of: {_quoted(options)}."
    )


def answers_are_right(
    answers: object, key: set[str], *, options: Iterable[str], mistakes: int, look: str
) -> None:
    """Refuse more mistakes than these: a wrong option that is chosen, a right one left out.

    Raises:
        CheckFailed: with the place in the course that answers the question.
    """
    answers_are_options(answers, options=options)
    made = len(set(_words(answers, options)) ^ key)
    found = "More than one option is wrong" if mistakes else "An option is wrong"
    _right(made <= mistakes, f"{found}: chosen and not true, or true and left out.", look)


def order_is_complete(steps: object, *, options: Iterable[str]) -> None:
    """Refuse what is not a list of every step, each once.

    Raises:
        CheckFailed: with what was found, and the steps.
    """
    words = _words(steps, options)
    ladder.require(
        not isinstance(steps, set | frozenset),
        "The answer is a set, which has no order: write a list, in [ and ].",
    )
    ladder.require(
        sorted(words) == sorted(options),
        f"The answer has {_quoted(words)}, expected each of these once: {_quoted(options)}.",
    )


def order_is_right(steps: object, key: list[str], *, moves: int, look: str) -> None:
    """Refuse an order that is not right after this many steps, 0 or 1, have been moved.

    Raises:
        CheckFailed: with the place in the course that answers the question.
    """
    order_is_complete(steps, options=key)
    words = _words(steps, key)
    mended = any(_without(step, words) == _without(step, key) for step in key)
    found = "More than one step is out of its place." if moves else "A step is out of its place."
    _right(words == key or (moves > 0 and mended), found, look)


def answer_is_a_number(answer: object) -> None:
    """Refuse what is not one real, finite number.

    Raises:
        CheckFailed: with what was found.
    """
    _answered(answer)
    ladder.require(
        not isinstance(answer, str),
        f"The answer is {_shown(answer)}, expected a number. Write it without quotes.",
    )
    ladder.number(answer, "The answer")


def answer_is_near(answer: object, key: float, *, within: float, look: str) -> None:
    """Refuse a number that is farther from the key than `within`.

    Raises:
        CheckFailed: with the place in the course that answers the question.
    """
    answer_is_a_number(answer)
    got = ladder.number(answer, "The answer")
    _right(abs(got - key) <= within, f"{got:g} is not near enough.", look)


def _answered(answer):
    empty = isinstance(answer, (str, *_COLLECTIONS)) and len(answer) == 0
    if answer is None or empty:
        raise NotAnswered("Not answered yet: choose above, or write the answer into its cell.")


def _words(answers, options):
    """Return the words of a list; a class that pretends to be one has no say."""
    _answered(answers)
    kind = next((each for each in _COLLECTIONS if isinstance(answers, each)), None)
    ladder.require(
        kind is not None,
        f"The answer is {_shown(answers)}, expected a list of words from: {_quoted(options)}.",
    )
    found = list(kind.__iter__(answers))
    for each in found:
        ladder.require(
            isinstance(each, str), f"The answer has {_shown(each)} in it, expected words in quotes."
        )
    return [_word(each) for each in found]


def _word(text):
    return str.lower(str.strip(text))


def _without(step, words):
    return [each for each in words if each != step]


def _right(condition, found, look):
    ladder.require(condition, f"{found} Look at: {look}.")


def _shown(answer):
    """Return text in quotes, cut where it is long; of anything else what it is."""
    return f'"{_word(answer)[:40]}"' if isinstance(answer, str) else ladder.kind(answer)


def _quoted(words):
    return ", ".join(f'"{word[:40]}"' for word in words)
