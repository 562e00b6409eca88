"""Checks of a quiz's lists and numbers: an answer is a plain value, and no message reveals the key.

Where an answer is a list of words, one mistake costs half of the points: a test that allows one
mistake and a test that allows none have half each. Choosing every option, or none, is more than one
mistake in each question; choosing each of five options at random earns a ninth on average.
"""

from collections.abc import Collection

from utils.checks import ladder
from utils.checks.choices import is_answered, shown, word
from utils.checks.shown import text

#: The types that may hold several words.
_COLLECTIONS = (list, tuple, set, frozenset)
#: How many words of an answer a message shows.
_MOST = 9


def answers_are_options(answers: object, *, options: Collection[str]) -> None:
    """Refuse anything but a list of options; a tuple or a set is accepted too.

    Raises:
        NotAnswered: there is nothing yet.
        CheckFailed: with what was found, and the words to choose from.
    """
    other = sorted(set(_words(answers, options)) - set(options))
    ladder.require(
        not other, f"The answer has {_listed(other)}", expected=f"some of: {_listed(options)}"
    )


def answers_are_right(
    answers: object, key: set[str], *, options: Collection[str], mistakes: int, look: str
) -> None:
    """Refuse more than `mistakes` mistakes: wrong options chosen, or right ones left out.

    Raises:
        CheckFailed: with the place in the course that answers the question.
    """
    answers_are_options(answers, options=options)
    made = len(set(_words(answers, options)) ^ key)
    found = "More than one option is wrong" if mistakes else "An option is wrong"
    _right(made <= mistakes, f"{found}: chosen and not true, or true and left out", look)


def order_is_complete(steps: object, *, options: Collection[str]) -> None:
    """Refuse anything but a list with every step once.

    Raises:
        NotAnswered: there is nothing yet.
        CheckFailed: with what was found, and the steps.
    """
    words = _words(steps, options)
    ladder.require(
        not ladder.is_a(steps, set, frozenset),
        "The answer is a set, which has no order: write a list, in [ and ]",
    )
    ladder.require(
        sorted(words) == sorted(options),
        f"The answer has {_listed(words)}",
        expected=f"each of these once: {_listed(options)}",
    )


def order_is_right(steps: object, key: list[str], *, moves: int, look: str) -> None:
    """Refuse an order that needs more than `moves` steps, 0 or 1, to be moved.

    Raises:
        CheckFailed: with the place in the course that answers the question.
    """
    order_is_complete(steps, options=key)
    words = _words(steps, key)
    corrected = any(_without(step, words) == _without(step, key) for step in key)
    found = "More than one step is out of its place" if moves else "A step is out of its place"
    _right(words == key or (moves > 0 and corrected), found, look)


def answer_is_a_number(answer: object) -> None:
    """Refuse anything but one real, finite number.

    Raises:
        NotAnswered: there is nothing yet.
        CheckFailed: with what was found.
    """
    is_answered(answer)
    ladder.require(
        not ladder.is_a(answer, str),
        f"The answer is {shown(answer)}",
        expected="a number",
        likely="Write it without quotes.",
    )
    ladder.number(answer, "The answer")


def answer_is_near(answer: object, key: float, *, within: float, look: str) -> None:
    """Refuse a number that is farther from the key than `within`.

    Raises:
        CheckFailed: with the place in the course that answers the question.
    """
    answer_is_a_number(answer)
    got = ladder.number(answer, "The answer")
    _right(abs(got - key) <= within, f"{got:g} is not near enough", look)


def _words(answers, options):
    """Return the words of a list, without calling methods of a subclass."""
    is_answered(answers)
    kind = next((each for each in _COLLECTIONS if ladder.is_a(answers, each)), None)
    if kind is None:
        raise ladder.CheckFailed(
            f"The answer is {shown(answers)}",
            expected=f"a list of words from: {_listed(options)}",
        )
    found = list(kind.__iter__(answers))
    for each in found:
        ladder.require(
            ladder.is_a(each, str),
            f"The answer has {shown(each)} in it",
            expected="words in quotes",
        )
    return [word(each) for each in found]


def _without(step, words):
    return [each for each in words if each != step]


def _right(condition, found, look):
    ladder.require(condition, found, look=f"{look}.")


def _listed(words):
    said = ", ".join(f'"{text(each, 40)}"' for each in list(words)[:_MOST])
    return said + f" and {len(words) - _MOST} more" * (len(words) > _MOST)
