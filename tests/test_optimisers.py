"""The other ways to train: each against its formula, and from units that start tied."""

import numpy as np
import pytest

from utils import datasets, network, optimisers, symmetry
from utils.initializers import initialize

X, Y = datasets.flower(rng=np.random.default_rng(1))
GRADIENTS = (optimisers.exact, optimisers.minibatches, optimisers.noise, optimisers.dropout)
STEPS = (optimisers.descent, optimisers.weight_decay, optimisers.momentum, optimisers.adam)


def start(scheme="normal", scale=0.5):
    return initialize(2, 4, 1, scheme, rng=np.random.default_rng(0), scale=scale)


def rng(seed=3):
    return np.random.default_rng(seed)


def one_number(value):
    """A network in which every entry is the same: each entry can be followed by hand."""
    return {name: np.full(array.shape, value) for name, array in start().items()}


def constant_gradients(*values):
    return [{f"d{name}": array for name, array in one_number(value).items()} for value in values]


def steps_of(step, grads, learning_rate=0.1, **settings):
    parameters, memory, path = one_number(2.0), {}, []
    for each in grads:
        parameters = step(parameters, each, memory, learning_rate, **settings)
        path.append(parameters["W1"][0, 0])
    return path


def test_descent_as_the_reference_trains():
    trained = optimisers.train(start(), X, Y, num_iterations=20, rng=rng())
    expected = network.train(start(), X, Y, num_iterations=20).parameters
    for name, value in expected.items():
        np.testing.assert_array_equal(trained[name], value)


def test_momentum_adds_up_past_gradients():
    path = steps_of(optimisers.momentum, constant_gradients(1.0, 3.0), beta=0.5)
    assert path == pytest.approx([2 - 0.1 * 1, 2 - 0.1 * 1 - 0.1 * (0.5 * 1 + 3)])


def test_adam_takes_its_averages_without_their_bias_towards_0():
    path = steps_of(optimisers.adam, constant_gradients(4.0, -2.0))
    M, V = (0.9 * 0.1 * 4 - 0.1 * 2) / (1 - 0.9**2), (0.999 * 0.016 + 0.004) / (1 - 0.999**2)
    # the first step is the learning rate itself, whatever the size of the gradient
    assert path == pytest.approx([1.9, 1.9 - 0.1 * M / np.sqrt(V)], abs=1e-9)


def test_weight_decay_shrinks_the_weights_and_leaves_the_biases():
    parameters = one_number(2.0)
    (grads,) = constant_gradients(0.0)
    after = optimisers.weight_decay(parameters, grads, {}, 0.1, decay=0.5)
    assert {name: value.flat[0] for name, value in after.items()} == pytest.approx(
        {"W1": 1.9, "b1": 2.0, "W2": 1.9, "b2": 2.0}
    )


def test_a_minibatch_of_all_examples_gives_the_exact_gradient():
    whole = optimisers.minibatches(start(), X, Y, rng(), size=X.shape[1])
    for name, value in optimisers.exact(start(), X, Y, rng()).items():
        np.testing.assert_allclose(whole[name], value, rtol=0, atol=1e-12)


def test_dropout_that_keeps_every_unit_gives_the_exact_gradient():
    kept = optimisers.dropout(start(), X, Y, rng(), keep=1.0)
    for name, value in optimisers.exact(start(), X, Y, rng()).items():
        np.testing.assert_allclose(kept[name], value, rtol=0, atol=1e-12)


def test_dropout_is_the_gradient_of_the_cost_with_units_dropped():
    keep, epsilon, parameters = 0.6, 1e-6, start()
    M = (rng().random((4, X.shape[1])) < keep) / keep

    def cost(parameters):
        A1 = np.tanh(parameters["W1"] @ X + parameters["b1"]) * M
        return network.cross_entropy(parameters["W2"] @ A1 + parameters["b2"], Y)

    grads = optimisers.dropout(parameters, X, Y, rng(), keep=keep)
    for name, value in parameters.items():
        for place in np.ndindex(value.shape):
            moved = [{**parameters, name: value.copy()} for _ in range(2)]
            moved[0][name][place] += epsilon
            moved[1][name][place] -= epsilon
            difference = (cost(moved[0]) - cost(moved[1])) / (2 * epsilon)
            # central differences err by about epsilon^2 + 1e-16 / epsilon
            assert grads[f"d{name}"][place] == pytest.approx(difference, abs=1e-8)


@pytest.mark.parametrize("gradient", [optimisers.minibatches, optimisers.noise])
def test_a_random_gradient_is_exact_on_average(gradient):
    """Not dropout's: the sigmoid is not linear, so the mean over its masks is no other gradient."""
    source = rng()
    draws = [gradient(start(), X, Y, source) for _ in range(400)]
    for name, value in optimisers.exact(start(), X, Y, source).items():
        each = np.array([draw[name] for draw in draws])
        error = each.std(axis=0) / np.sqrt(len(draws))
        assert np.all(np.abs(each.mean(axis=0) - value) <= 5 * error), name


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("gradient", GRADIENTS)
def test_which_ways_to_train_keep_tied_units_tied(gradient, step):
    """Five steps: a long run would measure rounding (tests compare at about 1e-9)."""
    tied = start("constant", 0.3)
    end = optimisers.train(
        tied, X, Y, gradient=gradient, step=step, num_iterations=5, learning_rate=0.1, rng=rng()
    )
    breaks = gradient in (optimisers.noise, optimisers.dropout)
    assert (symmetry.row_spread(end) > 1e-9) == breaks
    assert np.array_equal(tied["W1"], start("constant", 0.3)["W1"])


def test_the_same_rng_gives_the_same_training():
    for gradient in GRADIENTS:
        one, two = (
            optimisers.train(start(), X, Y, gradient=gradient, num_iterations=3, rng=rng())
            for _ in range(2)
        )
        assert all(np.array_equal(one[name], two[name]) for name in one), gradient


def test_bad_arguments_are_named():
    with pytest.raises(ValueError, match="rng"):
        optimisers.train(start(), X, Y, rng=0)
    with pytest.raises(ValueError, match="num_iterations"):
        optimisers.train(start(), X, Y, num_iterations=-1, rng=rng())
