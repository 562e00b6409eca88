"""Normalized layers: mean 0 and variance 1, blind to the weights' scale, and a true gradient."""

import numpy as np
import pytest

from tests.support.finite import slopes
from utils import depth, normalization
from utils.depth import OUTPUTS
from utils.initializers import initialize_layers


def rng(seed=0):
    return np.random.default_rng(seed)


def network():
    return initialize_layers((5, 6, 7, 3), "he", rng=rng()), rng(1).standard_normal((5, 8))


def classes(m):
    return np.eye(3)[:, rng(2).integers(0, 3, m)]


@pytest.mark.parametrize(("kind", "axis"), [("layer", 0), ("batch", 1)])
def test_what_is_normalized_has_mean_0_and_variance_1(kind, axis):
    Z = 3 + 100 * rng().standard_normal((6, 9))
    N, std = normalization.normalize(Z, kind)
    np.testing.assert_allclose(N.mean(axis), 0, atol=1e-12)
    np.testing.assert_allclose(N.var(axis), 1, rtol=1e-8)  # EPSILON beside a variance of 10,000
    np.testing.assert_allclose(std, np.sqrt(Z.var(axis, keepdims=True) + 1e-5))


@pytest.mark.parametrize("kind", ["layer", "batch"])
@pytest.mark.parametrize("hidden", ["relu", "tanh"])
def test_the_gradient_is_a_finite_difference(kind, hidden):
    weights, X = network()
    Y = classes(8)

    def cost(weights):
        return OUTPUTS["softmax"].surprise(normalization.logits(weights, X, hidden, kind), Y)

    found = normalization.gradients(weights, X, Y, hidden, kind)
    for got, expected in zip(found, slopes(cost, weights), strict=True):
        np.testing.assert_allclose(got, expected, atol=1e-7)


def test_a_factor_in_front_of_the_weights_leaves_only_the_gradient():
    (*below, last), X = network()
    ten = [*(10 * W for W in below), last]
    once = [*below, last]
    # EPSILON is what keeps the two apart
    for a, b in zip(normalization.forward(ten, X).A, normalization.forward(once, X).A, strict=True):
        np.testing.assert_allclose(a, b, atol=1e-4)
    Y = classes(8)
    got, before = (normalization.gradients(each, X, Y) for each in (ten, once))
    np.testing.assert_allclose(10 * got[0], before[0], atol=1e-4)
    np.testing.assert_allclose(got[-1], before[-1], atol=1e-4)


def test_networks_side_by_side_have_the_gradients_of_each():
    X, Y = network()[1], classes(8)
    alone = [initialize_layers((5, 6, 3), "he", rng=rng(seed)) for seed in range(2)]
    together = normalization.gradients([np.stack(W) for W in zip(*alone, strict=True)], X, Y)
    for k, weights in enumerate(alone):
        for got, expected in zip(together, normalization.gradients(weights, X, Y), strict=True):
            np.testing.assert_allclose(got[k], expected)


def test_a_constant_layer_divides_by_no_zero():
    N, _ = normalization.normalize(np.ones((4, 3)))
    assert not N.any()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(("group",), "kind is 'group', expected one of: layer, batch"), ((None,), "kind is None")],
)
def test_an_unknown_kind_is_named(arguments, message):
    with pytest.raises(ValueError, match=message):
        normalization.normalize(np.ones((4, 3)), *arguments)
    with pytest.raises(ValueError, match="hidden is 'step'"):
        normalization.forward(*network(), "step")


def test_descent_takes_the_gradient_that_it_is_given():
    weights, X = network()
    Y = classes(8)
    moved = depth.descend(
        normalization.gradients, weights, X, Y, num_iterations=1, learning_rate=[0.0, 0.5, 2.0]
    )
    slopes_now = normalization.gradients(weights, X, Y)
    for W, new, slope, rate in zip(weights, moved, slopes_now, (0, 0.5, 2), strict=True):
        np.testing.assert_allclose(new, W - rate * slope)
