"""The handwritten digits are packaged whole, and come in an order of the caller's."""

import numpy as np
import pytest

from utils.digits import digits


def test_every_picture_is_in_one_of_two_parts():
    X, Y, X_test, Y_test = digits(rng=np.random.default_rng(0))
    assert (X.shape, Y.shape, X_test.shape, Y_test.shape) == (
        (64, 1437), (10, 1437), (64, 360), (10, 360))  # fmt: skip
    assert (X.min(), X.max()) == (0, 1)
    counts = Y.sum(axis=1) + Y_test.sum(axis=1)
    # as its authors count them
    assert counts.tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert np.all(Y.sum(axis=0) == 1)


def test_the_order_is_the_callers():
    first, again, other = (digits(rng=np.random.default_rng(seed))[0] for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize("test", [0, 1797, -1])
def test_both_parts_have_pictures(test):
    with pytest.raises(ValueError, match="of the pictures"):
        digits(rng=np.random.default_rng(0), test=test)
