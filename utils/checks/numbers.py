"""The last rung for an answer that is one number, and what its digits and factors tell."""

from collections.abc import Callable, Mapping

import numpy as np

from utils.checks import ladder
from utils.checks.diagnosis import Mistake, same

#: The most digits to which a rounded number is told from one that is as it is.
DIGITS = 10


def same_number(
    name: str,
    got: object,
    expected: float,
    *,
    look: str,
    mistakes: Callable[[], Mapping[str, float]] = dict,
    factors: tuple[tuple[float, str], ...] = (),
) -> None:
    """Refuse anything but the expected finite number, and name the mistake behind it.

    Args:
        name: what the number is called.
        got: the answer, not checked yet.
        expected: the right number, not 0.
        look: the formula or place to look at.
        mistakes: returns what to say about each known mistake, and the number that it gives here;
            called only if the number is wrong.
        factors: (ratio, what it means): an answer that is `ratio` times the right one.

    Raises:
        CheckFailed: with the first rung that fails.
    """
    value = ladder.one(got, name)  # keeps the precision that the answer was computed in
    ladder.require(bool(value[0]), f"{name} is 0", expected="another number", look=look)

    def known():
        return tuple(Mistake(says, np.array([wrong])) for says, wrong in mistakes().items())

    same(name, value, np.array([expected]), look=look, mistakes=known, factors=factors)


def rounded(right: float) -> dict[str, float]:
    """Return what is left of a number that is rounded or cut."""
    found = {f"it is rounded to {digits} digits: return it as it is.": round(right, digits)
             for digits in range(2, 7)}  # fmt: skip
    return found | {
        f"it is cut to {digits} digits: return it as it is.": np.floor(right * 10**digits)
        / 10**digits
        for digits in (2, 3, 4)
    }


def digits_left(got: float, right: float) -> int | None:
    """Return to how many digits a number that is nearly right is rounded; None if it is not.

    Of all doubles around 1, one in a million has so few digits by accident, and it must differ from
    the right value too. A number that fits into single precision may come from there: its digits
    are those of a fraction of powers of 2, and a large one has few of them.
    """
    exact = abs(got - right) <= 1e-12 * max(1.0, abs(right))
    if exact or abs(right) > 1e3 or float(np.float32(got)) == got:
        return None
    most = DIGITS - len(str(int(abs(right)))) + 1
    return next((digits for digits in range(most + 1) if round(got, digits) == got), None)


def is_not_rounded(name: str, got: float, right: float, *, it: str = "it", look: str = "") -> None:
    """Refuse a number that is right within the tolerance, and yet rounded.

    Args:
        name: what the number is called.
        got: the answer.
        right: the right number.
        it: what to return as it is.
        look: the formula or place to look at.

    Raises:
        CheckFailed: with the digits that are left.
    """
    digits = digits_left(got, right)
    ladder.require(
        digits is None,
        f"{name} has only {digits} digits after the point",
        likely=f"Is it rounded? Return {it} as it is.",
        look=look,
    )


def less_one(count: int) -> dict[str, float]:
    """Return the factor of a mean that is divided by the number of entries less 1."""
    says = "It is divided by the number of entries less 1: divide by their number."
    return {says: count / (count - 1)} if count > 1 else {}
