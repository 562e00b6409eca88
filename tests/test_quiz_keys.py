"""The quiz's keys, worked out by the reference network."""

import numpy as np
import pytest

from tests.support.quiz import QUESTIONS
from utils import datasets, depth, network, symmetry
from utils.initializers import initialize, initialize_layers

KEYS = {name: each.key for name, each in QUESTIONS.items()}


def test_the_first_cost_is_ln_2():
    X, Y = datasets.moons(rng=np.random.default_rng(0))
    tiny = initialize(2, 4, 1, scale=1e-6, rng=np.random.default_rng(0))
    cost = network.cross_entropy(network.forward(tiny, X)["Z2"], Y)
    assert cost == pytest.approx(KEYS["first_cost"], abs=0.001)


def test_rows_of_equal_units_are_equal_and_columns_carry_the_inputs():
    slopes = one_step(np.full((2, 2), 0.5), x=(1.0, -2.0))["dW1"]
    assert slopes[0, 0] == pytest.approx(-0.241, abs=0.0005)  # what the task says
    assert slopes[1, 1] == pytest.approx(KEYS["entry"], abs=0.0005)


def test_which_starts_set_the_units_free():
    rng = np.random.default_rng(3)
    starts = {name: constant(0.01) for name in QUESTIONS["untied"].options}
    starts["w1"]["W1"] = 0.01 * rng.standard_normal((4, 2))
    starts["b1"]["b1"] = 0.01 * rng.standard_normal((4, 1))
    starts["w2"]["W2"] = 0.01 * rng.standard_normal((1, 4))
    starts["shift"]["b1"] = np.full((4, 1), 0.3)
    starts["row"]["W1"] = 0.01 * np.tile(rng.standard_normal((1, 2)), (4, 1))
    X, Y = datasets.flower(rng=np.random.default_rng(1))
    ends = {name: network.train(start, X, Y, num_iterations=500).parameters
            for name, start in starts.items()}  # fmt: skip
    kinds = {name: symmetry.distinct_units(end) for name, end in ends.items()}
    assert kinds == {name: 4 if name in KEYS["untied"] else 1 for name in starts}


def test_what_a_zero_network_of_sigmoid_units_changes_first():
    X, Y = datasets.moons(rng=np.random.default_rng(0))
    X, Y = X[:, Y[0] == 1][:, :50], np.ones((1, 50))
    zeros = constant(0.0)
    grads = network.backward(zeros, network.forward(zeros, X, "sigmoid"), X, Y, "sigmoid")
    assert {name[1:].lower() for name, slope in grads.items() if np.any(slope)} == KEYS["moves"]


def test_a_zero_network_learns_the_share_of_class_1():
    rng = np.random.default_rng(0)
    X, Y = rng.standard_normal((2, 400)), np.repeat([1.0, 0.0], [300, 100])[None]
    end = network.train(constant(0.0), X, Y, num_iterations=500).parameters
    np.testing.assert_allclose(network.forward(end, X)["A2"], KEYS["share"], atol=1e-6)


def test_rand_draws_positive_numbers_around_one_half():
    drawn = np.random.RandomState(0).rand(400, 2)
    assert (drawn > 0).all()
    assert drawn.mean() == pytest.approx(0.5, abs=0.03)
    assert KEYS["rand"] == {"positive", "mean"}
    assert len(np.unique(drawn, axis=0)) == 400


def test_a_decade_less_waits_as_long_again():
    X, Y = datasets.moons(rng=np.random.default_rng(1))
    steps = {scale: wait(X, Y, scale) for scale in (1e-2, 1e-3, 1e-6)}
    assert steps[1e-3] - steps[1e-2] == pytest.approx(7, abs=1)
    assert steps[1e-6] - steps[1e-2] == pytest.approx(KEYS["decade"], abs=1)


def test_what_a_scale_of_a_thousand_does():
    X, Y = datasets.flower(rng=np.random.default_rng(1))
    seen = [at_a_thousand(X, Y, seed) for seed in range(8)]
    true = {
        "saturated": all(each["saturated"] > 0.95 for each in seen),
        "cost": all(each["cost"] > 10 * np.log(2) for each in seen),
        "output": any(each["dW2"] < 0.1 for each in seen),
        "w1": all(each["moved"] < 0.01 for each in seen),
        "tied": any(each["units"] < 4 for each in seen),
    }
    assert {name for name, holds in true.items() if holds} == KEYS["large"]


def at_a_thousand(X, Y, seed):
    """Return what is large and small at the start from one draw."""
    start = initialize(2, 4, 1, scale=1000, rng=np.random.default_rng(seed))
    cache = network.forward(start, X)
    grads = network.backward(start, cache, X, Y)
    return {
        "saturated": np.mean(np.abs(cache["A1"]) > 0.99),
        "cost": network.cross_entropy(cache["Z2"], Y),
        "dW2": np.linalg.norm(grads["dW2"]),
        "moved": 1.2 * np.linalg.norm(grads["dW1"]) / np.linalg.norm(start["W1"]),
        "units": symmetry.distinct_units(start),
    }


def test_a_saturated_output_that_is_wrong_has_a_slope_of_one():
    assert -np.log(1 - 0.999999) == pytest.approx(14, abs=0.5)  # "like the cost"
    assert KEYS["output"] == "one"


def test_the_rules_for_deep_layers():
    assert KEYS["fan_in"] == pytest.approx(np.sqrt(1 / 400))
    rng = np.random.default_rng(0)
    weights = initialize_layers([400] * 21, "lecun", rng=rng)
    sizes = depth.sizes(depth.forward(weights, rng.standard_normal((400, 200)), "relu").A)
    factor = (sizes[-1] / sizes[0]) ** (1 / 19)
    assert factor == pytest.approx(0.71, abs=0.02)
    assert KEYS["relu_factor"] == "root-half"


def one_step(W1, x):
    """Return the slopes of a network with equal weights on one example with the label 1."""
    start = {"W1": W1, "b1": np.zeros((2, 1)), "W2": np.full((1, 2), 0.5), "b2": np.zeros((1, 1))}
    X, Y = np.array(x)[:, None], np.ones((1, 1))
    return network.backward(start, network.forward(start, X), X, Y)


def constant(value):
    """Return four units whose weights are all one number, with biases 0."""
    return {"W1": np.full((4, 2), value), "b1": np.zeros((4, 1)),
            "W2": np.full((1, 4), value), "b2": np.zeros((1, 1))}  # fmt: skip


def wait(X, Y, scale):
    """Return the steps until the cost has left ln 2 by a tenth, the median of five draws."""
    waits = []
    for seed in range(5):
        start = initialize(2, 4, 1, scale=scale, rng=np.random.default_rng(seed))
        costs = np.array(network.train(start, X, Y, num_iterations=200).costs)
        waits.append(int(np.argmax(costs < np.log(2) - 0.1)))
    return float(np.median(waits))
