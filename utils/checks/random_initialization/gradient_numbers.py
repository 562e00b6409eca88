"""The numbers of `gradient_check`: what may be returned, and the relative differences allowed."""

import numpy as np

from utils.checks import ladder
from utils.checks.random_initialization.measured import LOOK
from utils.checks.random_initialization.zeros import KEYS as NAMES
from utils.checks.shown import kind

NAME = "gradient_check"


def relative_differences(grads: dict, numeric: dict) -> list[float]:
    """Return the task's relative difference first, and then those with other norms.

    The vectors' 2-norm, the sum or the largest of their entries; over the sum of the two norms,
    or the larger of them, or one of them.
    """
    g, n = (np.concatenate([np.ravel(each[f"d{name}"]) for name in NAMES])
            for each in (grads, numeric))  # fmt: skip
    found = []
    for order in (2, 1, np.inf):
        off, one, other = (np.linalg.norm(each, order) for each in (g - n, g, n))
        below = (one + other, max(one, other), one, other)
        found += [float(off / each) for each in below if each > 0]
    return found


def number(got: object) -> float:
    """Refuse anything but one number that is not negative."""
    ladder.require(
        not ladder.is_a(got, bool, np.bool_),
        f"{NAME} returns {kind(got)}",
        expected="the relative difference itself: one number",
    )
    value = ladder.number(got, f"What {NAME} returns")
    ladder.require(value >= 0, f"{NAME} is {value:.2g}", expected="no negative number", look=LOOK)
    return value
