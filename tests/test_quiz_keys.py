"""The quiz's keys and the numbers that its questions tell, worked out by the reference network."""

import numpy as np
import pytest

from tests.support.quiz import CELLS, QUESTIONS
from tests.support.quiz_networks import (
    LogisticRegression,
    central_error,
    constant,
    different_units,
    one_input,
    relative_difference,
    trained,
    wait,
)
from utils import datasets, depth, mean_field, network, normalization, symmetry
from utils.initializers import initialize, initialize_layers

KEYS = {name: each.key for name, each in QUESTIONS.items()}


def told(name, *words):
    """Say whether a question's task has these words, so that what is measured is what it tells."""
    return all(each in CELLS[f"{name}-task"].source for each in words)


def test_a_bias_of_one_axis_is_added_to_the_columns():
    b1, Z = np.arange(4.0), np.zeros((4, 4))
    np.testing.assert_array_equal((Z + b1)[0], b1)
    with pytest.raises(ValueError, match="broadcast"):
        np.zeros((4, 50)) + b1
    assert KEYS["sizes"] == "columns"


def test_the_first_cost_of_three_outputs_is_three_times_ln_2():
    X, Y = datasets.moons(rng=np.random.default_rng(0))
    tiny = initialize(2, 4, 3, scale=1e-6, rng=np.random.default_rng(0))
    labels = np.vstack([Y, 1 - Y, Y])
    cost = network.cross_entropy(network.forward(tiny, X)["Z2"], labels)
    assert cost == pytest.approx(KEYS["first_cost"], abs=0.001)


@pytest.mark.parametrize(("kind", "best"), [(np.float64, 1e-5), (np.float32, 5e-3)])
def test_the_best_epsilon_depends_on_the_digits(kind, best):
    """The best of a grid is within a factor of 5 of what the question says."""
    epsilons = np.logspace(-9, -1, 33)
    found = epsilons[np.argmin([central_error(kind, epsilon) for epsilon in epsilons])]
    assert best / 5 < found < best * 5
    assert np.cbrt(3 * np.finfo(kind).eps / 2) == pytest.approx(best, rel=0.5)
    assert KEYS["epsilon"] == "larger"


def test_which_mistakes_give_a_relative_difference_of_one_half():
    n = np.random.default_rng(0).standard_normal(10)
    wrong = {"triple": 3 * n, "third": n / 3, "half": n / 2, "sign": -n, "mean": 400 * n}
    found = {name: relative_difference(g, n) for name, g in wrong.items()}
    assert {name for name, each in found.items() if abs(each - 1 / 2) < 1e-9} == KEYS["factor"]
    assert found["half"] == pytest.approx(1 / 3)
    assert relative_difference(2 * n, n) == pytest.approx(1 / 3)


def test_twin_weights_of_logistic_regression_lose_nothing():
    X, Y = datasets.moons(rng=np.random.default_rng(1))
    twice, plain = (LogisticRegression(each, Y) for each in (np.vstack([X, X[1]]), X))
    assert twice.w[1] == pytest.approx(twice.w[2])
    assert abs(twice.w[1]) > 0.1
    assert twice.cost == pytest.approx(plain.cost, abs=1e-6)
    assert KEYS["logistic"] == "harmless"


def test_a_negative_constant_switches_relu_units_off():
    X, Y = datasets.flower(rng=np.random.default_rng(1))
    start = constant(-0.5)
    end = network.train(start, np.abs(X) + 0.1, Y, num_iterations=50, hidden="relu").parameters
    assert all(np.array_equal(end[name], start[name]) for name in ("W1", "b1", "W2"))
    assert KEYS["constant"] == "still"


def test_a_mirror_image_stays_one():
    X, Y = datasets.flower(rng=np.random.default_rng(1))
    start = initialize(2, 2, 1, scale=0.5, rng=np.random.default_rng(0))
    start["b1"] = np.full((2, 1), 0.2)
    for name, of_unit in (("W1", np.s_[1]), ("b1", np.s_[1]), ("W2", np.s_[:, 1])):
        start[name][of_unit] = -start[name][np.s_[0] if name != "W2" else np.s_[:, 0]]
    end = network.train(start, X, Y, num_iterations=100).parameters
    np.testing.assert_allclose(end["W1"][1], -end["W1"][0], rtol=1e-9)
    np.testing.assert_allclose(end["b1"][1], -end["b1"][0], rtol=1e-9)
    np.testing.assert_allclose(end["W2"][:, 1], -end["W2"][:, 0], rtol=1e-9)


def test_which_starts_give_four_different_units():
    rng = np.random.default_rng(3)
    starts = {name: constant(0.01) for name in QUESTIONS["untied"].options}
    starts["w1"]["W1"] = 0.01 * rng.standard_normal((4, 2))
    starts["b1"]["b1"] = 0.01 * rng.standard_normal((4, 1))
    starts["w2"]["W2"] = 0.01 * rng.standard_normal((1, 4))
    signs = np.array([1, 1, -1, -1])
    starts["mirror"] = {"W1": 0.01 * np.outer(signs, [1, 1]), "b1": np.zeros((4, 1)),
                        "W2": 0.01 * signs[None], "b2": np.zeros((1, 1))}  # fmt: skip
    starts["row"]["W1"] = 0.01 * np.tile(rng.standard_normal((1, 2)), (4, 1))
    X, Y = datasets.flower(rng=np.random.default_rng(1))
    ends = {name: network.train(start, X, Y, num_iterations=500).parameters
            for name, start in starts.items()}  # fmt: skip
    kinds = {name: different_units(end) for name, end in ends.items()}
    assert kinds == {name: 4 if name in KEYS["untied"] else 1 for name in starts}


def test_what_a_zero_network_of_cosine_units_changes():
    X, Y = datasets.moons(rng=np.random.default_rng(0))
    X, Y = datasets.without(X, Y, label=0, count=100)
    parameters = constant(0.0)
    for _ in range(100):
        Z1 = parameters["W1"] @ X + parameters["b1"]
        dZ2 = network.sigmoid(parameters["W2"] @ np.cos(Z1) + parameters["b2"]) - Y
        dZ1 = parameters["W2"].T @ dZ2 * -np.sin(Z1)
        grads = {"dW1": dZ1 @ X.T, "db1": dZ1.sum(1, keepdims=True),
                 "dW2": dZ2 @ np.cos(Z1).T, "db2": dZ2.sum(1, keepdims=True)}  # fmt: skip
        parameters = network.update(parameters, grads, 1.2 / X.shape[1])
    assert {name.lower() for name, value in parameters.items() if np.any(value)} == KEYS["moves"]


def test_which_ways_to_train_separate_copies():
    X, Y = datasets.flower(rng=np.random.default_rng(1))
    kinds = {way: different_units(trained(way, X, Y)) for way in QUESTIONS["breakers"].options}
    assert {way for way, count in kinds.items() if count > 1} == KEYS["breakers"]


def test_the_cost_that_a_zero_network_ends_with():
    rng = np.random.default_rng(0)
    X, Y = rng.standard_normal((2, 400)), np.repeat([1.0, 0.0], [300, 100])[None]
    end = network.train(constant(0.0), X, Y, num_iterations=500)
    assert end.costs[-1] == pytest.approx(KEYS["share"], abs=0.001)


def test_what_rand_does_to_a_picture():
    rng = np.random.default_rng(0)
    X, Y = rng.random((400, 100)), rng.integers(0, 2, (1, 100)).astype(float)
    start = initialize(400, 50, 1, rng=rng)
    start["W1"] = np.random.RandomState(0).rand(50, 400)
    cache = network.forward(start, X)
    grads = network.backward(start, cache, X, Y)
    true = {
        "tied": different_units(start) < 50,
        "saturated": np.mean(cache["A1"] > 0.99) > 0.99,
        "error": False,
        "w1": np.abs(grads["dW1"]).max() < 1e-6,
        "centred": abs(np.mean(cache["A1"] < 0) - 0.5) < 0.2,
    }
    assert {name for name, holds in true.items() if holds} == KEYS["rand"]


def test_a_bias_of_five_saturates_tanh():
    X, Y = datasets.flower(rng=np.random.default_rng(1))
    X = np.clip(X, -4, 4)
    start = initialize(2, 4, 1, rng=np.random.default_rng(0))
    start["b1"] = np.full((4, 1), 5.0)
    cache = network.forward(start, X)
    assert symmetry.mean_tanh_slope(cache["Z1"]) == pytest.approx(0.0002, abs=0.0001)
    assert network.cross_entropy(cache["Z2"], Y) == pytest.approx(np.log(2), abs=0.01)
    assert KEYS["biases"] == "saturated"


def test_one_seed_for_every_row_gives_equal_rows():
    rows = np.array([np.random.default_rng(7).standard_normal(2) for unit in range(4)])
    assert rows.shape == (4, 2)
    assert not np.ptp(rows, axis=0).any()
    assert KEYS["same_seed"] == "copies"


def test_the_start_with_the_lower_median_is_the_one_to_trust():
    rows = [line.split("|")[2:-1] for line in CELLS["seeds-task"].source.splitlines()
            if line.startswith("| start")]  # fmt: skip
    steady, lucky = np.array(rows, dtype=float)
    assert steady.min() > 0.9
    assert np.sum(lucky < 0.9) == 2
    assert np.median(lucky) > np.median(steady)
    assert lucky.max() > steady.max()
    assert KEYS["seeds"] == "spread"


def test_a_rare_class_makes_the_plateau_longer():
    X, Y = one_input(rare=40, common=360)
    early, late = (wait(X, Y, scale) for scale in (1e-3, 1e-6))
    assert (late - early) / 3 == pytest.approx(KEYS["rare_class"], abs=0.5)
    assert np.log(10) / np.log1p(1.2 * 0.09) == pytest.approx(KEYS["rare_class"], abs=0.1)
    assert np.log(10) / np.log1p(1.2 * 0.25) == pytest.approx(8.8, abs=0.05)  # with y - 1/2


def test_three_decades_less_wait_three_times_as_long_again():
    moons = datasets.moons(rng=np.random.default_rng(1))
    X, Y = datasets.without(*moons, label=0, count=150)
    steps = {scale: wait(X, Y, scale) for scale in (1e-3, 1e-4, 1e-7)}
    assert (steps[1e-3], steps[1e-4]) == pytest.approx((59, 84), abs=1)
    assert told("decade", "step 59", "step 84")
    assert steps[1e-7] == pytest.approx(KEYS["decade"], abs=2)


def test_what_two_hundred_random_features_do():
    X, Y = datasets.flower(rng=np.random.default_rng(1))
    start = initialize(2, 200, 1, scale=1000, rng=np.random.default_rng(0))
    start["W2"] = np.zeros((1, 200))
    run = network.train(start, X, Y, num_iterations=400, learning_rate=0.2)
    moved = np.linalg.norm(run.parameters["W1"] - start["W1"]) / np.linalg.norm(start["W1"])
    accuracy = network.accuracy(run.parameters, X, Y)
    true = {
        "cost": abs(run.costs[0] - np.log(2)) < 1e-9,
        "learns": accuracy < 0.6,
        "saturated": symmetry.saturation(network.forward(start, X)["A1"]) > 0.95,
        "w1": moved < 1e-3,
        "tied": different_units(start) < 200,
    }
    assert {name for name, holds in true.items() if holds} == KEYS["large"]
    assert accuracy == pytest.approx(0.94, abs=0.02)


def test_a_saturated_output_that_is_wrong_sends_the_whole_gradient_back():
    """With one input of 1, db1 is dz1 of the one example."""
    z1, z2 = np.arctanh(0.6), np.log(1e-6 / (1 - 1e-6))
    parameters = {"W1": np.array([[z1]]), "b1": np.zeros((1, 1)),
                  "W2": np.array([[500.0]]), "b2": np.array([[z2 - 500 * 0.6]])}  # fmt: skip
    X, Y = np.ones((1, 1)), np.ones((1, 1))
    cache = network.forward(parameters, X)
    assert cache["A2"].item() == pytest.approx(1e-6, rel=1e-3)
    db1 = network.backward(parameters, cache, X, Y)["db1"].item()
    assert db1 == pytest.approx(KEYS["output"], abs=0.1)


def test_the_rules_for_deep_layers():
    drawn = np.random.default_rng(0).uniform(-KEYS["fan_in"], KEYS["fan_in"], 10**6)
    assert drawn.std() == pytest.approx(np.sqrt(1 / 400), rel=0.005)
    rng = np.random.default_rng(0)
    weights = initialize_layers([800] * 11, "lecun", rng=rng)
    A, sizes = rng.standard_normal((800, 200)), []
    for W in weights:
        Z = W @ A
        A = np.where(Z > 0, Z, Z / 2)
        sizes.append(np.sqrt(np.mean(A**2)))
    assert (sizes[-1] / sizes[0]) ** (1 / 9) == pytest.approx(KEYS["relu_factor"], abs=0.01)


def test_hes_variance_is_beyond_the_edge_for_tanh():
    assert mean_field.chi(1.0, 0.0) == pytest.approx(1, abs=0.001)
    assert mean_field.chi(2.0, 0.0) > 1.05
    rng = np.random.default_rng(0)
    weights = initialize_layers([400] * 101, "he", rng=rng)
    x = rng.standard_normal((400, 1))
    A = depth.forward(weights, np.hstack([x, x + 1e-3 * rng.standard_normal((400, 1))])).A
    first, last = (
        np.linalg.norm(a[:, 0] - a[:, 1]) / np.linalg.norm(a[:, 0]) for a in (A[0], A[-1])
    )
    assert last > 30 * first
    assert KEYS["edge"] == "apart"


def test_what_the_first_cost_of_fifty_classes_tells():
    assert told("fifty", "$\\ln 50$ is 3.91", "$\\ln 10$ is 2.30", "ReLU layers")
    rng = np.random.default_rng(0)
    X, Y = rng.standard_normal((30, 500)), np.eye(50)[:, np.arange(500) % 50]
    sizes, more = (30, *[40] * 6, 50), {"hidden": "relu", "output": "softmax"}
    right, lost = (initialize_layers(sizes, rule, scale=0.01, rng=rng) for rule in ("he", "normal"))
    loud = [*right[:-1], 100 * right[-1]]
    starts = {"right": [*right[:-1], right[-1] / 10], "lost": lost, "loud": loud,
              "zeros": [0 * W for W in lost]}  # fmt: skip
    first = {name: depth.train(start, X, Y, num_iterations=0, **more).costs[0]
             for name, start in starts.items()}  # fmt: skip
    assert first["loud"] > 40
    assert [first[name] for name in ("right", "lost", "zeros")] == pytest.approx(
        [3.91] * 3, abs=0.02
    )
    equal = [np.full_like(W, 0.3) for W in right]
    batches = {"batch_size": 20, "num_iterations": 30, "rng": rng}
    end = depth.train(equal, X, Y, learning_rate=0.01, **batches, **more).weights
    np.testing.assert_allclose(end[0], end[0][:1].repeat(40, axis=0), atol=1e-12)
    assert KEYS["fifty"] == {"logits", "zeros"}


def test_sixteen_times_the_rate_makes_up_for_four_times_the_scale():
    assert told("rate", "deviation of 0.05", "rate of 0.05", "deviation of 0.2")
    rng = np.random.default_rng(0)
    X, Y = rng.standard_normal((40, 60)), np.eye(3)[:, rng.integers(0, 3, 60)]
    small = initialize_layers((40, 30, 30, 3), scale=0.05, rng=rng)
    large = [4 * small[0], 4 * small[1], small[2]]
    ends = [
        depth.descend(normalization.gradients, start, X, Y, num_iterations=20, learning_rate=rates)
        for start, rates in (
            (small, 0.05),
            (large, [KEYS["rate"], KEYS["rate"], 0.05]),
            (large, 0.05),
        )
    ]
    small, same, slow = (normalization.logits(end, X) for end in ends)
    np.testing.assert_allclose(same, small, atol=0.005)  # EPSILON is what keeps them apart
    assert np.abs(slow - small).max() > 0.05
