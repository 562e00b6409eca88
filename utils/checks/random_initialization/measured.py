"""Compares all numbers that a `gradient_check` returned with what each known mistake returns."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from utils.check_failed import CheckFailed
from utils.checks.cases import refused_together
from utils.checks.random_initialization.gradient_mistakes import NONE, Cost, mistakes
from utils.checks.random_initialization.known_costs import Arrays

LOOK = (
    "for each entry (J(theta + epsilon) - J(theta - epsilon)) / (2 epsilon), all entries "
    "in one vector g~, then norm(g - g~) / (norm(g) + norm(g~))."
)
#: How near a number is to what a mistake returns: relative, and absolute for the rounding of costs.
WITHIN, ROUNDING = 1e-3, 1e-7


class Measured(NamedTuple):
    """What an answer returned for one cost, and what is known about it.

    Attributes:
        got: the number.
        right: whether it is right.
        found: what was found, in words.
        expected: what was expected, in words.
        likely: what to say where no known mistake explains the wrong numbers.
        given: the cost, the parameters, the gradients and epsilon.
    """

    got: float
    right: bool
    found: str
    expected: str
    likely: str
    given: tuple[Cost, Arrays, Arrays, float]


def judge(measured: Iterable[Measured]) -> None:
    """Refuse a wrong number, and name the mistakes that explain all numbers, right ones too.

    Raises:
        CheckFailed: with the first wrong number; what calling the answer raises counts only if the
            numbers before it are right.
    """
    refused_together(measured, _refuse)


def _refuse(cases):
    wrong = next((each for each in cases if not each.right), None)
    if wrong is None:
        return
    fits = _explaining(cases)
    if fits:
        raise CheckFailed(wrong.found, wrong.expected, " Or: ".join(fits[:2]), LOOK, ":")
    raise CheckFailed(wrong.found, wrong.expected, wrong.likely, LOOK)


def _explaining(cases):
    """Return the mistakes that explain all numbers, in the order of their lists.

    Where none is left, no more lists are made: each takes dozens of calls of the cost.
    """
    made, left = {}, None
    for place in sorted(range(len(cases)), key=lambda each: cases[each].right):
        got, known = cases[place].got, mistakes(*cases[place].given)
        made[place] = known
        if _is(got, known, NONE):
            continue  # a mistake that is not listed here may explain it, too
        fit = {says for says in known if _is(got, known, says)}
        left = fit if left is None else left & fit
        if not left:
            return []
    names = dict.fromkeys(says for place in sorted(made) for says in made[place] if says != NONE)
    return [says for says in names if all(_is(cases[at].got, made[at], says) for at in made)]


def _is(got: float, made: Mapping[str, float], says: str) -> bool:
    """Return whether a number is what this mistake returns; what is not listed is not one."""
    value = made.get(says, made[NONE])
    return abs(got - value) <= WITHIN * abs(value) + ROUNDING
