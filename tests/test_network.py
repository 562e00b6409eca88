"""The reference network against independent oracles: finite differences and a plain loop."""

import numpy as np
import pytest

from utils import initializers, network


def problem(rng, n_x=3, n_h=4, n_y=2, m=7):
    parameters = initializers.initialize(n_x, n_h, n_y, rng=rng, scale=1.0)
    parameters["b1"] += rng.standard_normal((n_h, 1))
    X = rng.standard_normal((n_x, m))
    Y = (rng.random((n_y, m)) < 0.5).astype(float)
    return parameters, X, Y


@pytest.mark.parametrize("hidden", network.ACTIVATIONS)
def test_backward_is_the_gradient_of_the_cost(hidden):
    parameters, X, Y = problem(np.random.default_rng(0))
    cache = network.forward(parameters, X, hidden)
    grads = network.backward(parameters, cache, X, Y, hidden)
    for name, value in parameters.items():
        for index in np.ndindex(value.shape):
            moved = {key: array.copy() for key, array in parameters.items()}
            moved[name][index] += 1e-6
            above = network.cross_entropy(network.forward(moved, X, hidden)["Z2"], Y)
            moved[name][index] -= 2e-6
            below = network.cross_entropy(network.forward(moved, X, hidden)["Z2"], Y)
            # central differences of step h err by O(h^2) + O(eps / h), here about 1e-10
            assert grads[f"d{name}"][index] == pytest.approx((above - below) / 2e-6, abs=1e-8)


def test_a_stack_trains_as_each_network_alone():
    rng = np.random.default_rng(1)
    _, X, Y = problem(rng)
    starts = [initializers.initialize(3, 4, 2, rng=rng, scale=0.5) for _ in range(3)]
    together = network.train(network.stack(starts), X, Y, num_iterations=20)
    for k, start in enumerate(starts):
        alone = network.train(start, X, Y, num_iterations=20)
        np.testing.assert_allclose(together.costs[:, k], alone.costs, rtol=1e-10)
        np.testing.assert_allclose(together.parameters["W1"][k], alone.parameters["W1"], rtol=1e-8)


def test_the_cost_is_finite_where_the_naive_formula_is_not():
    Z2, Y = np.array([[-2000.0, 2000.0]]), np.array([[1.0, 1.0]])
    assert network.cross_entropy(Z2, Y) == pytest.approx(1000.0)


def test_the_first_cost_of_a_zero_network_is_ln_2():
    rng = np.random.default_rng(2)
    _, X, Y = problem(rng, n_y=1)
    zeros = initializers.initialize(3, 4, 1, "zeros", rng=rng)
    assert network.train(zeros, X, Y, num_iterations=0).costs == pytest.approx([np.log(2)])
