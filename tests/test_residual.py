"""Residual branches: the stream by hand, a true gradient, and what zeros at their end do."""

import numpy as np
import pytest

from tests.support.finite import slopes
from utils import depth, residual
from utils.depth import OUTPUTS


def rng(seed=0):
    return np.random.default_rng(seed)


def network(last=1.0):
    weights = residual.start(4, 5, 3, 2, rng=rng(), last=last)
    weights[-1] = rng(1).standard_normal((3, 4))
    return weights, rng(2).standard_normal((4, 7)), np.eye(3)[:, rng(3).integers(0, 3, 7)]


def test_a_block_adds_its_branch_to_the_stream():
    U, V, W = np.array([[1.0, 0], [0, -1]]), np.array([[2.0, 0], [0, 3]]), np.eye(2)
    X = np.array([[5.0], [7.0]])
    assert residual.streams([U, V, W], X)[-1].tolist() == [[15.0], [7.0]]
    assert residual.logits([U, V, W], X).tolist() == [[15.0], [7.0]]


def test_the_gradient_is_a_finite_difference():
    weights, X, Y = network()

    def cost(weights):
        return OUTPUTS["softmax"].surprise(residual.logits(weights, X), Y)

    found = residual.gradients(weights, X, Y)
    for got, expected in zip(found, slopes(cost, weights), strict=True):
        np.testing.assert_allclose(got, expected, atol=1e-7)


@pytest.mark.parametrize("last", [1, 0.5, 0])
def test_a_branch_starts_at_its_part_of_the_stream(last):
    weights = residual.start(400, 400, 2, 1, rng=rng(), last=last)
    before, after = residual.streams(weights, rng(1).standard_normal((400, 50)))
    # the rms of 20,000 numbers, from weights with 160,000 entries
    assert depth.sizes([after - before])[0] == pytest.approx(last, abs=0.02)
    assert not weights[-1].any()


def test_zeros_at_the_end_of_a_branch_move_because_its_first_layer_is_random():
    weights, X, Y = network(last=0)
    dU, dV = residual.gradients(weights, X, Y)[:2]
    assert not dU.any()
    assert len(np.unique(dV, axis=1).T) == 5
    tied = [np.zeros_like(weights[0]), *weights[1:]]
    dU, dV = residual.gradients(tied, X, Y)[:2]
    assert not dU.any()
    assert not dV.any()


@pytest.mark.parametrize(
    ("sizes", "last", "message"),
    [((4, 5, 3, 0), 1, "blocks is 0"), ((4, 5, 3, 2), -1, "last is -1")],
)
def test_a_start_that_makes_no_sense_is_named(sizes, last, message):
    with pytest.raises(ValueError, match=message):
        residual.start(*sizes, rng=rng(), last=last)
