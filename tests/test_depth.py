"""The deep network agrees with the shallow one, with finite differences and with known results."""

import numpy as np
import pytest

from utils import datasets, depth, mean_field, network
from utils.initializers import initialize, initialize_layers


def rng(seed=0):
    return np.random.default_rng(seed)


@pytest.mark.parametrize("hidden", ["tanh", "sigmoid", "relu"])
def test_one_hidden_layer_trains_as_the_reference_does(hidden):
    X, Y = datasets.moons(rng=rng(1), m=60)
    start = initialize(2, 4, 1, rng=rng(), scale=0.5)
    kept = start["W1"].copy()
    expected = network.train(start, X, Y, num_iterations=50, hidden=hidden)
    got = depth.train([start["W1"], start["W2"]], X, Y, num_iterations=50, hidden=hidden)
    # the same arithmetic in another order of additions: rounding of 50 steps
    np.testing.assert_allclose(got.costs, expected.costs, rtol=1e-9)
    np.testing.assert_allclose(got.biases[0], expected.parameters["b1"], atol=1e-9)
    assert depth.accuracy(got, X, Y, hidden) == network.accuracy(expected.parameters, X, Y, hidden)
    np.testing.assert_array_equal(start["W1"], kept)


def test_networks_side_by_side_train_as_each_does_alone():
    X, Y = datasets.moons(rng=rng(1), m=60)
    alone = [initialize_layers((2, 5, 3, 1), "he", rng=rng(seed)) for seed in range(3)]
    together = depth.train([np.stack(W) for W in zip(*alone, strict=True)], X, Y, num_iterations=20)
    costs = [depth.train(weights, X, Y, num_iterations=20).costs for weights in alone]
    np.testing.assert_allclose(together.costs, np.transpose(costs), rtol=1e-9)


def test_the_weights_precision_is_that_of_the_training():
    X, Y = datasets.moons(rng=rng(1), m=60)
    weights = initialize_layers((2, 5, 3, 1), "he", rng=rng())
    double = depth.train(weights, X, Y, num_iterations=50, learning_rate=np.float64(0.5))
    halved = [W.astype(np.float32) for W in weights]
    single = depth.train(halved, X, Y, num_iterations=50, learning_rate=np.float64(0.5))
    for arrays in (single.costs[None], single.weights, single.biases):
        assert {array.dtype for array in arrays} == {np.dtype(np.float32)}
    # 50 steps, each rounded to 2^-24 of numbers of about 1
    np.testing.assert_allclose(single.costs, double.costs, atol=1e-5)


def test_a_list_of_learning_rates_has_one_for_each_layer():
    X, Y = datasets.moons(rng=rng(1), m=60)
    weights = initialize_layers((2, 5, 3, 1), "he", rng=rng())
    one, three = (
        depth.train(weights, X, Y, num_iterations=5, learning_rate=rate)
        for rate in (0.5, [0.5, 0.5, 0.5])
    )
    np.testing.assert_array_equal(one.costs, three.costs)
    held = depth.train(weights, X, Y, num_iterations=5, learning_rate=[0, 0.5, 0])
    kept = [np.array_equal(W, new) for W, new in zip(weights, held.weights, strict=True)]
    assert kept == [True, False, True]
    assert not held.biases[0].any()
    with pytest.raises(ValueError, match="learning_rate has 2 entries, expected 3"):
        depth.train(weights, X, Y, num_iterations=5, learning_rate=[0.5, 0.5])


@pytest.mark.parametrize("hidden", ["tanh", "sigmoid", "relu", "gelu", "linear"])
def test_the_gradient_of_every_layer_is_a_finite_difference(hidden):
    weights = initialize_layers(
        (3, 20, 20, 2), "he", rng=rng()
    )  # no example lies on the kink of relu
    X, dA = rng(1).standard_normal((3, 7)), rng(2).standard_normal((2, 7))
    signal = depth.forward(weights, X, hidden)
    gradients = depth.backward(weights, signal, dA, hidden)
    for layer, dZ in enumerate(gradients):
        move = rng(3).standard_normal(dZ.shape)
        ends = []
        for sign in (1, -1):
            A = depth.ACTIVATIONS[hidden].value(signal.Z[layer] + sign * 1e-6 * move)
            above = weights[layer + 1 :]
            ends.append(np.sum(dA * (depth.forward(above, A, hidden).A[-1] if above else A)))
        # the error of a central difference with this step is far below 1e-6
        assert (ends[0] - ends[1]) / 2e-6 == pytest.approx(np.sum(dZ * move), rel=1e-6)


def test_biases_are_added_in_every_layer():
    weights, biases = [np.eye(2), np.eye(2)], [np.ones((2, 1)), np.full((2, 1), 3.0)]
    signal = depth.forward(weights, np.zeros((2, 1)), "linear", biases=biases)
    assert signal.Z[1].tolist() == [[4.0], [4.0]]


def test_sizes_are_root_mean_squares_and_keep_the_leading_axis():
    assert depth.sizes([np.array([[3.0, 4.0]])]) == pytest.approx(np.sqrt(12.5))
    assert depth.sizes([np.ones((5, 2, 3)), np.ones((5, 4, 3))]).shape == (2, 5)


def test_a_product_of_orthogonal_layers_stretches_nothing():
    weights = initialize_layers([16] * 41, "orthogonal", rng=rng())
    np.testing.assert_allclose(depth.product_singular_values(weights), 1.0, atol=1e-12)


def test_the_order_of_a_product_is_that_of_the_layers():
    weights = [np.ones((3, 2)), np.ones((1, 3))]
    assert depth.product_singular_values(weights) == pytest.approx([3 * np.sqrt(2)])


@pytest.mark.parametrize("hidden", ["tanh", "relu"])
def test_lsuv_gives_every_layer_unit_standard_deviation(hidden):
    X = 0.01 * rng(1).standard_normal((20, 200))
    weights = depth.lsuv([20, 30, 30, 5], X, hidden, rng=rng())
    stds = [Z.std() for Z in depth.forward(weights, X, hidden).Z]
    np.testing.assert_allclose(stds, 1.0, rtol=1e-12)
    assert [W.shape for W in weights] == [(30, 20), (30, 30), (5, 30)]


def test_a_uniform_start_stays_in_its_interval_and_has_a_third_of_the_variance():
    for W in initialize_layers([300, 500, 200], "uniform", rng=rng()):
        bound = 1 / np.sqrt(W.shape[1])
        assert 0.99 * bound < np.abs(W).max() <= bound
        # 100,000 draws: the relative error of an empirical standard deviation is about 1/400
        assert W.std() == pytest.approx(bound / np.sqrt(3), rel=0.01)
        assert W.mean() == pytest.approx(0, abs=0.01 * bound)


def test_lsuv_refuses_data_without_any_spread():
    with pytest.raises(ValueError, match="layer 1 gives the same number"):
        depth.lsuv([2, 3], np.zeros((2, 5)), rng=rng())


@pytest.mark.parametrize(
    ("weights", "hidden", "words"),
    [
        ([], "tanh", "L is 0"),
        ([np.ones((3, 2)), np.ones((1, 4))], "tanh", "W_2 has shape"),
        ([np.ones((3, 5))], "tanh", "X has shape"),
        ([np.ones((3, 2))], "cosine", "expected one of"),
    ],
)
def test_mismatched_shapes_are_named(weights, hidden, words):
    with pytest.raises(ValueError, match=words):
        depth.forward(weights, np.ones((2, 5)), hidden)


def test_wide_layers_settle_at_the_variance_of_the_theory():
    weights = initialize_layers([2000] * 13, scale=np.sqrt(2.5 / 2000), rng=rng())
    biases = [np.sqrt(0.05) * rng(layer).standard_normal((2000, 1)) for layer in range(12)]
    Z = depth.forward(weights, rng(1).standard_normal((2000, 5)), biases=biases).Z[-1]
    # q is an average over 2,000 units: 1 / sqrt(1,000) of itself, and layers add their errors
    assert np.mean(Z**2) == pytest.approx(mean_field.variance(2.5, 0.05), rel=0.15)


def test_without_biases_the_edge_is_at_one():
    # at q = 0 the slope of tanh is 1, so chi is the weight variance itself
    for v in (0.5, 0.8, 1.0):
        assert mean_field.variance(v, 0.0) == pytest.approx(0, abs=1e-12)
        assert mean_field.chi(v, 0.0) == pytest.approx(v, rel=1e-9)
    # to second order in v - 1, q = (v - 1) / 2, and chi - 1 is of order (v - 1)^2
    assert mean_field.variance(1.001, 0.0) == pytest.approx(0.0005, rel=0.01)
    assert mean_field.chi(1.001, 0.0) > 1
    assert mean_field.edge(0.0) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(("v", "b"), [(0.5, 0.05), (1.0, 0.05), (1.761, 0.05), (4.0, 0.0)])
def test_a_further_layer_keeps_the_variance(v, b):
    q = mean_field.variance(v, b)
    z = np.sqrt(q) * rng().standard_normal(200_000)
    # the mean of 200,000 numbers between 0 and 1 is within 1/400 of its expectation
    assert v * np.mean(np.tanh(z) ** 2) + b == pytest.approx(q, abs=0.0025 * v)


def test_chi_is_one_at_the_edge_and_grows_with_the_weights():
    edge = mean_field.edge(0.05)
    assert mean_field.chi(edge, 0.05) == pytest.approx(1, abs=1e-5)
    assert mean_field.chi(edge - 0.5, 0.05) < 1 < mean_field.chi(edge + 0.5, 0.05)


def test_a_negative_variance_is_named():
    with pytest.raises(ValueError, match="bias_variance is -1"):
        mean_field.chi(1.0, -1)


def classes(n, m):
    """Return labels: a single 1 in each column."""
    return np.eye(n)[rng(4).integers(n, size=m)].T


def test_the_first_cost_of_equal_logits_is_the_logarithm_of_the_number_of_classes():
    run = depth.train([np.zeros((10, 3))], np.ones((3, 7)), classes(10, 7), num_iterations=0,
                      output="softmax")  # fmt: skip
    assert run.costs == pytest.approx([np.log(10)])


def test_two_classes_by_softmax_are_one_sigmoid_of_the_difference():
    X, Y = datasets.moons(rng=rng(1), m=60)
    hidden, last = initialize_layers((2, 5, 1), "he", rng=rng())
    one = depth.train([hidden, last], X, Y, num_iterations=30, learning_rate=0.4)
    # each of two opposite logits moves half as far, so that their difference moves as the one does
    both = depth.train([hidden, np.vstack([-last, last]) / 2], X, np.vstack([1 - Y, Y]),
                       num_iterations=1, learning_rate=0.4, output="softmax")  # fmt: skip
    np.testing.assert_allclose(both.costs[0], one.costs[0], rtol=1e-12)
    difference = both.weights[1][1] - both.weights[1][0]
    np.testing.assert_allclose(difference - last[0], 2 * (step(one, hidden, last, X, Y)), rtol=1e-9)


def step(run, hidden, last, X, Y):
    """Return how far the output's weights move in one step of the network with a sigmoid."""
    once = depth.train([hidden, last], X, Y, num_iterations=1, learning_rate=0.4)
    return once.weights[1][0] - last[0]


@pytest.mark.parametrize("output", ["sigmoid", "softmax"])
def test_the_gradient_of_a_step_is_a_finite_difference(output):
    X, Y = rng(1).standard_normal((3, 8)), classes(4, 8)
    weights = initialize_layers((3, 6, 4), "xavier", rng=rng())

    def cost(moved):
        return depth.train(moved, X, Y, num_iterations=0, output=output).costs[0]

    stepped = depth.train(weights, X, Y, num_iterations=1, learning_rate=1.0, output=output).weights
    for layer, W in enumerate(weights):
        gradient, direction = W - stepped[layer], rng(5).standard_normal(W.shape)
        ends = [cost([V + sign * 1e-5 * direction if V is W else V for V in weights])
                for sign in (1, -1)]  # fmt: skip
        assert (ends[0] - ends[1]) / 2e-5 == pytest.approx(np.sum(gradient * direction), rel=1e-6)


def test_large_logits_overflow_nothing():
    run = depth.train([np.full((3, 1), 1e5) * [[1], [0], [-1]]], np.ones((1, 2)), classes(3, 2),
                      num_iterations=0, output="softmax")  # fmt: skip
    assert np.isfinite(run.costs).all()


def test_batches_go_through_all_examples_in_every_pass():
    X, Y, rate = np.eye(10), np.ones((1, 10)), 1e-9
    start = [np.zeros((1, 10))]  # each example moves a weight of its own, by rate / 2 / batch size
    run = depth.train(start, X, Y, num_iterations=4, learning_rate=rate, batch_size=3, rng=rng())
    assert np.sort(run.weights[0][0]) == pytest.approx([rate / 6] * 9 + [rate / 2])
    assert run.costs[:4] == pytest.approx(np.log(2))


def test_a_batch_of_all_examples_is_a_step_on_all():
    X, Y = datasets.moons(rng=rng(1), m=20)
    start = initialize_layers((2, 3, 1), "he", rng=rng())
    whole = depth.train(start, X, Y, num_iterations=3)
    batch = depth.train(start, X, Y, num_iterations=3, batch_size=20, rng=rng())
    np.testing.assert_allclose(batch.costs, whole.costs, rtol=1e-12)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"output": "softmax"}, "expected a single 1 in each"),
        ({"output": "argmax"}, "one of: sigmoid, softmax"),
        ({"batch_size": 5}, "rng is None"),
        ({"batch_size": 0, "rng": rng()}, "batch_size is 0"),
    ],
)
def test_wrong_training_is_refused_in_words(options, says):
    with pytest.raises(ValueError, match=says):
        depth.train([np.zeros((2, 1))], np.ones((1, 3)), np.ones((2, 3)), **options)
