"""What a learner earns who looks at the options alone: at their length and their place (pure)."""

from collections.abc import Callable, Iterable, Sequence
from math import sqrt
from typing import NamedTuple


class Choice(NamedTuple):
    """One question with one right option, its options in the order in which they are shown."""

    question: str
    options: list[str]
    answer: str


#: How one looks at options, and which then come first.
HABITS: dict[str, Callable[[Sequence[str]], list[str]]] = {
    "the longest": lambda options: sorted(options, key=len, reverse=True),
    "the shortest": lambda options: sorted(options, key=len),
    "the first": list,
    "the last": lambda options: list(options)[::-1],
}


def hits(choices: Iterable[Choice], habit: str) -> float:
    """Return how many questions a habit answers; options of equal length share a hit."""
    return sum(_hit(choice, habit) for choice in choices)


def bound(choices: Iterable[Choice], deviations: float) -> float:
    """Return how many hits chance allows: the mean, and so many standard deviations.

    Where each of k options is as likely to be the right one, a question is a hit with p = 1/k, and
    the hits of all questions have the mean sum(p) and the variance sum(p (1 - p)).
    """
    shares = [1 / len(choice.options) for choice in choices]
    return sum(shares) + deviations * sqrt(sum(share * (1 - share) for share in shares))


def stands_out(choice: Choice, factor: float, letters: int) -> bool:
    """Say whether the right option is much longer, or much shorter, than every other one.

    Args:
        choice: the question.
        factor: how many times as long, or as short.
        letters: how many letters more than that, since short options differ by few.
    """
    right = len(choice.answer)
    others = [len(option) for option in choice.options if option != choice.answer]
    return right > factor * max(others) + letters or min(others) > factor * right + letters


def _hit(choice, habit):
    first = HABITS[habit](choice.options)[0]
    if habit not in ("the longest", "the shortest"):
        return float(first == choice.answer)
    alike = [option for option in choice.options if len(option) == len(first)]
    return (choice.answer in alike) / len(alike)
