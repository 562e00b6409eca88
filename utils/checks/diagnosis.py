"""The last rung: values. A wrong array is compared with the arrays that known mistakes give.

Each mistake is computed on the same data as the right answer, so its name is found, not guessed.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from utils.check_failed import CheckFailed

#: Tolerance relative to the largest entry, for each precision that the ladder accepts. The unit
#: roundoffs are 1e-16 and 6e-8: another order of operations, or an epsilon of 1e-8 in a log, stays
#: far below the tolerance, and the mistakes in the answer bank are far above it.
TOLERANCE = {np.float64: 1e-6, np.float32: 1e-3}
#: Allowed error where the expected numbers are tiny.
ABSOLUTE = 1e-12
#: To how many digits learners round.
DIGITS = range(1, 8)


class Mistake(NamedTuple):
    """What a mistake would have computed, and what to say when the answer equals it."""

    says: str
    value: np.ndarray


def tolerance(got: np.ndarray) -> float:
    """Return the relative error that is allowed in the precision of an answer's array."""
    return TOLERANCE.get(got.dtype.type, TOLERANCE[np.float64])


def close(
    got: np.ndarray,
    expected: np.ndarray,
    *,
    relative: float | None = None,
    absolute: float = ABSOLUTE,
) -> bool:
    """Return whether two arrays are equal up to rounding.

    Args:
        got: the answer's array.
        expected: the right array.
        relative: allowed error over the largest entry; by default that of the answer's precision.
        absolute: allowed error where the expected entries are tiny.
    """
    got, expected = np.asarray(got), np.asarray(expected)
    relative = relative or tolerance(got)
    largest = np.max(np.abs(expected), initial=0.0)
    return got.shape == expected.shape and bool(
        np.all(np.abs(got - expected) <= relative * largest + absolute)
    )


def same(
    name: str,
    got: np.ndarray,
    expected: np.ndarray,
    *,
    look: str,
    mistakes: Callable[[], tuple[Mistake, ...]] = tuple,
    factors: tuple[tuple[float, str], ...] = (),
    near: Callable[[np.ndarray, np.ndarray], bool] = close,
) -> None:
    """Refuse an array that differs from the expected one, and name the mistake behind it.

    Args:
        name: what the array is called.
        got: the answer's array, already of the right shape and finite.
        expected: the right array.
        look: the formula or place to look at.
        mistakes: returns what known mistakes compute here; called only if the array is wrong.
        factors: (ratio, what it means): an answer that is `ratio` times the right one.
        near: tells whether two arrays are equal up to rounding.

    Raises:
        CheckFailed: the arrays differ; the message names what explains it best.
    """
    if near(got, expected):
        return
    raise (
        _as_a_mistake(name, got, mistakes(), _rounded(expected), look, near)
        or _as_a_multiple(name, got, expected, factors, look)
        or CheckFailed(_in_general(name, got, expected), look=look)
    )


def _as_a_mistake(name, got, mistakes, rounded, look, near):
    known = (*mistakes, *rounded)
    fits = [each.says for each in known if np.any(got) and _is(got, each.value, near)]
    if fits:  # on small data several mistakes may give the same
        return CheckFailed(f"{name} is not right", "", " Or: ".join(fits[:3]), look, ":")
    for mistake in mistakes:
        ratio = multiple(got, mistake.value)
        # a factor of 1 is a mistake that nearly explains it, and so does not
        if ratio and not _is_flat(got) and not np.isclose(ratio, 1.0, rtol=1e-3):
            found = f"{name} is not right, and off by a factor {ratio:.4g} too"
            return CheckFailed(found, "", mistake.says, look, ":")
    return None


def _rounded(expected):
    """Return the right array, rounded; a large entry has fewer digits that the tolerance sees."""
    if expected.size == 1:
        return ()
    says = "it is rounded to {} digits, expected as it is."
    return tuple(Mistake(says.format(each), np.round(expected, each)) for each in DIGITS)


def _is_flat(got):
    """Return whether all entries are about equal: they are a multiple of whatever is flat too."""
    return bool(np.ptp(np.abs(got)) <= 1e-3 * np.max(np.abs(got)))


def _is(got, value, near):
    return bool(np.all(np.isfinite(value))) and near(got, value)


def _as_a_multiple(name, got, expected, factors, look):
    if not np.any(got):
        if got.size == 1:
            return CheckFailed(f"{name} is 0", "another number", look=look)
        return CheckFailed(f"{name} is all zeros", "other values", look=look)
    # one number is always some multiple of another, so there only a known factor explains it
    ratio = float(got.item() / expected.item()) if got.size == 1 else multiple(got, expected)
    if ratio is None:
        return None
    found = f"{name} is exactly {ratio:.4g} times what it should be"
    fits = [means for factor, means in factors if np.isclose(ratio, factor, rtol=1e-3)]
    if not fits and np.isclose(ratio, -1.0, rtol=1e-3):
        fits = ["Is the sign wrong?"]
    if fits:  # where two sizes are equal, or one is 2, several factors are the same
        return CheckFailed(found, likely=" Or: ".join(fits[:2]), look=look)
    if got.size == 1:
        return None
    return CheckFailed(found, likely="Is a factor missing, or one too many?", look=look)


def _in_general(name, got, expected):
    if np.size(got) == 1:
        return f"{name} is {got.item():.4g}, the wrong value"
    wrong = np.abs(got - expected) > 1e-3 * np.max(np.abs(expected), initial=0.0)
    count = max(int(np.count_nonzero(wrong)), 1)
    are = "is" if count == 1 else "are"
    return f"{name} has the right shape, but {count} of its {np.size(got)} values {are} wrong"


def multiple(got: np.ndarray, expected: np.ndarray) -> float | None:
    """Return k if got = k * expected in at least two entries; None if there is no such k."""
    got, expected = np.asarray(got, float), np.asarray(expected, float)
    if got.shape != expected.shape or np.count_nonzero(expected) < 2 or not np.any(got):
        return None
    ratio = float(np.sum(got * expected) / np.sum(expected * expected))
    explained = np.all(np.abs(got - ratio * expected) <= 1e-4 * np.max(np.abs(got)))
    return ratio if explained else None
