"""muP: its table of starts and rates, a true gradient, and a coordinate check that is flat."""

import numpy as np
import pytest

from tests.support.finite import slopes
from utils import depth, mup
from utils.depth import OUTPUTS
from utils.initializers import initialize_layers


def rng(seed=0):
    return np.random.default_rng(seed)


def test_starts_and_rates_are_those_of_the_table():
    sizes = [8, 64, 64, 3]
    standard = initialize_layers(sizes, "lecun", rng=rng())
    *below, last = mup.start(sizes, 16, rng=rng())
    for got, expected in zip(below, standard, strict=False):
        np.testing.assert_array_equal(got, expected)
    np.testing.assert_allclose(last, standard[-1] / 2)  # four times the base width
    assert mup.rates(sizes, 16, 0.1) == pytest.approx([0.4, 0.1, 0.025])


def test_a_network_that_is_its_own_base_is_the_standard_one():
    sizes = [8, 16, 3]
    for got, expected in zip(
        mup.start(sizes, 16, rng=rng()), initialize_layers(sizes, "lecun", rng=rng()), strict=True
    ):
        np.testing.assert_array_equal(got, expected)
    assert mup.rates(sizes, 16, 0.1) == [0.1, 0.1]


def test_the_gradient_is_a_finite_difference():
    weights = mup.start([4, 5, 6, 3], 5, rng=rng())
    X, Y = rng(1).standard_normal((4, 7)), np.eye(3)[:, rng(2).integers(0, 3, 7)]

    def cost(weights):
        return OUTPUTS["softmax"].surprise(mup.coordinates(weights, X)[-1], Y)

    found = mup.gradients(weights, X, Y)
    for got, expected in zip(found, slopes(cost, weights), strict=True):
        np.testing.assert_allclose(got, expected, atol=1e-7)


def ratio_of_moves(base_of):
    """Return how much further each layer moves with 512 units than with 64."""
    X, Y = rng(1).standard_normal((8, 40)), np.eye(3)[:, rng(2).integers(0, 3, 40)]
    moves = []
    for width in (64, 512):
        sizes, base = [8, width, width, 3], base_of(width)
        start = mup.start(sizes, base, rng=rng())
        end = depth.descend(mup.gradients, start, X, Y, num_iterations=3,
                            learning_rate=mup.rates(sizes, base, 0.1))  # fmt: skip
        pairs = zip(mup.coordinates(start, X), mup.coordinates(end, X), strict=True)
        moves.append(depth.sizes([after - before for before, after in pairs]))
    return moves[1] / moves[0]


def test_every_layer_moves_alike_at_every_width():
    assert np.all(np.abs(np.log(ratio_of_moves(lambda width: 64))) < np.log(1.5))
    first, _, logits = ratio_of_moves(lambda width: width)
    assert first < 0.6
    assert logits > 1.5


@pytest.mark.parametrize(
    ("sizes", "base", "message"), [([8, 3], 4, "a hidden layer"), ([8, 4, 3], 0, "base is 0")]
)
def test_sizes_that_make_no_sense_are_named(sizes, base, message):
    with pytest.raises(ValueError, match=message):
        mup.start(sizes, base, rng=rng())
    with pytest.raises(ValueError, match=message):
        mup.rates(sizes, base, 0.1)
