"""The last rung over several cases: a mistake is named only where it explains all wrong answers.

One number equals the result of some mistake by accident; numbers from several data sets do not. So
a check computes every case first, and this module compares them together: with the right values,
with each known mistake, with each known factor, and last with the kinds of data in `tags`.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeVar

import numpy as np

from utils.check_failed import CheckFailed
from utils.checks.diagnosis import ABSOLUTE, close, tolerance
from utils.checks.numbers import is_not_rounded

T = TypeVar("T")
#: Two wrong numbers that a mistake explains are enough; one number may agree by accident.
ENOUGH = 2
SAME = "Where it is wrong, it is the same as with this mistake:"
NEARLY = "That is nearly right: is something rounded, cut off or only approximated?"
NEVER_GROWS = "Does what is counted or added up ever change?"
TRY = "Try it on data that is small enough to work out by hand."
TRY_THERE = "Try it on data of this kind that is small enough to work out by hand."


class Case(NamedTuple):
    """What an answer gave for one data set, and what it should have given.

    Attributes:
        name: what the value is called.
        got: the answer, an array that climbed the ladder.
        expected: the right value, of the same shape.
        mistakes: returns what to say about each known mistake, and the value that it gives here;
            called only where something is wrong.
        factors: what to say about each known factor, and the factor here.
        tags: the kinds of data that this is one of, as in "wrong for ..., right otherwise".
    """

    name: str
    got: np.ndarray
    expected: np.ndarray
    mistakes: Callable[[], Mapping[str, Any]]
    factors: Mapping[str, float]
    tags: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Return what is compared with one another: the name without its number."""
        return self.name.rstrip("0123456789")

    @property
    def right(self) -> bool:
        """Whether the answer is right up to rounding."""
        return close(self.got, self.expected)


def judge(cases: Iterable[Case], *, look: str) -> None:
    """Refuse a wrong value in any case, and name what explains all wrong values.

    Args:
        cases: one for each data set; a generator may call the answer and raise CheckFailed, which
            counts only if the cases before it are right.
        look: the formula or place to look at.

    Raises:
        CheckFailed: with the first explanation that fits, or on which data the value is wrong.
    """
    for case in refused_together(cases, lambda found: _refuse(found, look)):
        if case.got.size == 1:
            is_not_rounded(case.name, case.got.item(), case.expected.item(), look=look)


def refused_together(cases: Iterable[T], refuse: Callable[[list[T]], None]) -> list[T]:
    """Make all cases and hand them to `refuse`; return them if it refuses none.

    Where making a case raises CheckFailed, that counts only if those before it are right.
    """
    found: list[T] = []
    try:
        for case in cases:
            found.append(case)
    except CheckFailed:
        refuse(found)
        raise
    refuse(found)
    return found


def _refuse(cases, look):
    first = next((case for case in cases if not case.right), None)
    if first is not None:
        alike = [case for case in cases if case.kind == first.kind]
        found, likely, joint = _explained(alike, [case for case in alike if not case.right])
        raise CheckFailed(found, "", likely, look, joint)


def number(
    name: str,
    got: np.ndarray,
    expected: float,
    mistakes: Callable[[], Mapping[str, float]],
    factors: Mapping[str, float],
    tags: Sequence[str] = (),
) -> Case:
    """Return the case of one number; `got` has shape (1,)."""
    return Case(name, got, np.array([expected]), mistakes, factors, tuple(tags))


def _explained(cases, wrong):
    """Return found, likely and what is between them."""
    first = wrong[0]
    where = _where(cases, wrong)
    if first.got.size == 1 and len(cases) > 1 and not any(np.any(case.got) for case in cases):
        return f"{first.name} is 0, {_side(wrong)}, on all data", NEVER_GROWS, "."
    certain = sum(map(_count, wrong)) >= ENOUGH or len(wrong) == len(cases)
    # a list of mistakes is computed once, and only where an earlier case does not rule one out
    made = [(case, cache(case.mistakes)) for case in cases] if certain else []
    made_wrong = [(case, known) for case, known in made if not case.right]
    names = made_wrong[0][1]() if certain else {}
    for says in names:
        if all(_is(case, known().get(says)) for case, known in made):
            return f"{first.name} is not right{where}", says, ":"
    for says in names:
        if all(_is(case, known().get(says), ~_near(case)) for case, known in made_wrong):
            return f"{first.name} is not right{where}", f"{SAME} {says}", "."
    for says in first.factors if certain else ():
        if all(_is(case, case.factors.get(says, 1.0) * case.expected) for case in wrong):
            ratio = first.factors.get(says, 1.0)
            return f"{first.name} is {ratio:.4g} times what it should be{where}", says, "."
    return _in_general(wrong, where)


def _is(case, value, there: np.ndarray | slice = slice(None)):
    """Return whether the answer is this value, or is so at some entries."""
    if value is None:
        return False
    if case.got.size == 1:  # where numpy takes ten times as long
        return _is_number(case.got, value if isinstance(value, float) else np.asarray(value).item())
    if not np.all(np.isfinite(value)):
        return False
    return close(case.got[there], np.reshape(value, case.expected.shape)[there])


def _is_number(got, value):
    """Compare one number by the rule of `close`."""
    allowed = tolerance(got) * abs(value) + ABSOLUTE
    return math.isfinite(value) and abs(got.item() - value) <= allowed


def _count(case):
    return int(np.count_nonzero(~_near(case)))


def _where(cases, wrong):
    """Say which kind of data has all wrong cases and no right one, if there is such a kind."""
    right = [case for case in cases if case.right]
    kinds = [tag for tag in wrong[0].tags if all(tag in case.tags for case in wrong)]
    kind = next((tag for tag in kinds if not any(tag in case.tags for case in right)), "")
    return f" for {kind}, and right otherwise" if kind and right else ""


def _in_general(wrong, where):
    first, side, advice = wrong[0], _side(wrong), TRY_THERE if where else TRY
    if all(_is_nearly_right(case) for case in wrong):
        advice = NEARLY
    if first.got.size == 1:
        here = _side([first])
        there = "too small" if here == "too large" else "too large"
        also = "" if side == here else f"; on other {'such ' if where else ''}data it is {there}"
        return f"{first.name} is {_digits(first)}, {here}{where}{also}", advice, "."
    found = (
        f"{first.name} has the right shape, but {_count(first)} of its {first.got.size} values are "
    )
    return f"{found}wrong{where}", f"The wrong ones are {side}. {advice}", "."


def _digits(case):
    """Write one wrong number with as many digits as tell it from the right one."""
    wrong, right = case.got.item(), case.expected.item()
    told = (digits for digits in (4, 8, 12) if f"{wrong:.{digits}g}" != f"{right:.{digits}g}")
    return f"{wrong:.{next(told, 17)}g}"


def _is_nearly_right(case):
    return bool(np.max(np.abs(case.got - case.expected)) < 0.01 * np.max(np.abs(case.expected)))


def _side(wrong):
    """Say on which side of the right values the wrong ones lie."""
    above = [(case.got - case.expected)[~_near(case)] > 0 for case in wrong]
    if all(np.all(each) for each in above):
        return "too large"
    return "now too large, now too small" if any(np.any(each) for each in above) else "too small"


def _near(case):
    """Return which entries are right, by the rule of `close`."""
    relative = tolerance(case.got)
    scale = np.max(np.abs(case.expected), initial=0.0)
    return np.abs(case.got - case.expected) <= relative * scale + ABSOLUTE
