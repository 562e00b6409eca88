"""Shapes and small mistakes that several exercises share."""

import numpy as np

from utils.checks import samples

ONE_UNIT, ONE_EXAMPLE = "one unit alone", "a single example"
ONE_ENTRY, LARGE = "a single entry", "arrays of thousands of entries"
#: The most digits to which a rounded number is told from one that is as it is.
DIGITS = 10


def shapes(rng: np.random.Generator) -> list[tuple[tuple[int, int], tuple[str, ...]]]:
    """Draw shapes (units, examples) with the edges among them, each twice, and their kinds."""
    few, some = (int(size) for size in rng.integers(12, 18, size=2))
    many = int(rng.integers(60, 80))
    drawn = [
        ((1, 2 * some), (ONE_UNIT,)),
        ((few, 1), (ONE_EXAMPLE,)),
        ((few, int(rng.integers(3, 8))), ()),
        ((int(rng.integers(3, 8)), some), ()),
        ((many, 2 * many), (LARGE,)),
    ]
    return samples.in_any_order(rng, drawn * 2)


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


def less_one(count: int) -> dict[str, float]:
    """Return the factor of a mean that is divided by the number of entries less 1."""
    says = "It is divided by the number of entries less 1: divide by their number."
    return {says: count / (count - 1)} if count > 1 else {}
