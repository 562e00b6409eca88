"""What may be said of draws that were made right: 32-bit numbers have their own zeros."""

import numpy as np
import pytest

from utils.checks import CheckFailed, draws

SHAPE = (160, 110)


def drawn(dtype, zeros):
    W = np.random.default_rng(5).standard_normal(SHAPE, dtype=dtype)
    W.flat[:zeros] = 0
    return W


@pytest.mark.parametrize(
    ("dtype", "zeros", "fails"),
    [
        (np.float32, 0, False),
        (np.float32, 3, False),  # as NumPy draws them, once in six million
        (np.float32, 4, True),
        (np.float64, 0, False),
        (np.float64, 1, True),
    ],
)
def test_a_zero_among_the_draws_is_a_mistake_where_numpy_draws_none(dtype, zeros, fails):
    W = drawn(dtype, zeros).astype(np.float64)  # also if what was drawn was converted
    if not fails:
        return draws.entries_differ("W1", W, look="")
    with pytest.raises(CheckFailed, match=f"{zeros} of 17600 entries that are exactly 0"):
        draws.entries_differ("W1", W, look="")
    return None
