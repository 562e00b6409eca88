"""The last rung for an answer that is one number."""

from collections.abc import Mapping

import numpy as np

from utils.checks import ladder
from utils.checks.diagnosis import Mistake, same


def same_number(
    name: str,
    got: object,
    expected: float,
    *,
    look: str,
    mistakes: Mapping[str, float] | None = None,
    factors: tuple[tuple[float, str], ...] = (),
) -> None:
    """Refuse anything but the expected finite number, and name the mistake behind it.

    Args:
        name: what the number is called.
        got: the answer, not checked yet.
        expected: the right number, not 0.
        look: the formula or place to look at.
        mistakes: what to say about each known mistake, and the number that it gives here.
        factors: (ratio, what it means): an answer that is `ratio` times the right one.

    Raises:
        CheckFailed: with the first rung that fails.
    """
    value = ladder.one(got, name)  # keeps the precision that the answer was computed in
    ladder.require(bool(value[0]), f"{name} is 0", expected="another number", look=look)
    known = tuple(Mistake(says, np.array([wrong])) for says, wrong in (mistakes or {}).items())
    same(name, value, np.array([expected]), look=look, mistakes=known, factors=factors)
