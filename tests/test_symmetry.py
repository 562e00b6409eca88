"""The measures of symmetry, against hand-made units and against what training really does."""

import numpy as np
import pytest

from utils import datasets, initializers, network, symmetry


def units(*rows):
    """Parameters of a network whose hidden units are (w1, w2, b, v)."""
    table = np.array(rows, float)
    return {
        "W1": table[:, :2].copy(),
        "b1": table[:, 2:3].copy(),
        "W2": table[:, 3:].T.copy(),
        "b2": np.zeros((1, 1)),
    }


def test_row_spread_is_0_for_copies_and_the_largest_difference_otherwise():
    assert symmetry.row_spread(units([1, 2, 3, 4], [1, 2, 3, 4])) == 0
    assert symmetry.row_spread(units([1, 2, 3, 4], [1, 2, 3, 4], [1, 5, 3, 3])) == 3


@pytest.mark.parametrize("place", range(4))
def test_a_difference_in_any_part_of_a_unit_counts(place):
    other = np.array([1.0, 2.0, 3.0, 4.0])
    other[place] -= 0.5
    parameters = units([1, 2, 3, 4], other)
    assert symmetry.row_spread(parameters) == 0.5
    assert symmetry.distinct_units(parameters) == 2


def test_the_output_bias_is_not_part_of_a_unit():
    parameters = units([1, 2, 3, 4], [1, 2, 3, 4])
    parameters["b2"][:] = 9.0
    assert symmetry.row_spread(parameters) == 0


def test_one_unit_alone_is_its_own_copy():
    assert symmetry.row_spread(units([1, 2, 3, 4])) == 0
    assert symmetry.distinct_units(units([1, 2, 3, 4])) == 1


def test_distinct_units_counts_kinds_not_copies_in_any_order():
    a, b, c = [1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1]
    assert symmetry.distinct_units(units(a, a, b, a)) == 2
    assert symmetry.distinct_units(units(b, a, c, a, b)) == 3


@pytest.mark.parametrize(
    ("hidden", "kinds"), [("tanh", 1), ("linear", 1), ("sigmoid", 2), ("relu", 2)]
)
def test_opposite_units_are_one_unit_where_the_activation_is_odd(hidden, kinds):
    opposite = units([1, 2, 3, 4], [-1, -2, -3, -4], [1, 2, 3, 4])
    assert symmetry.distinct_units(opposite, hidden=hidden) == kinds
    assert (
        symmetry.distinct_units(network.stack([opposite] * 2), hidden=hidden).tolist()
        == [kinds] * 2
    )


@pytest.mark.parametrize("place", range(4))
def test_units_with_only_some_signs_changed_differ(place):
    other = -np.array([1.0, 2.0, 3.0, 4.0])
    other[place] *= -1
    assert symmetry.distinct_units(units([1, 2, 3, 4], other)) == 2


def test_opposite_units_may_differ_by_the_tolerance():
    parameters = units([1, 2, 3, 4], [-1, -2, -3, -4.001])
    assert symmetry.distinct_units(parameters, tolerance=0.01) == 1
    assert symmetry.distinct_units(parameters, tolerance=0.0001) == 2


def test_a_mirrored_network_computes_the_same_and_moves_the_same_way():
    rng = np.random.default_rng(4)
    start = {
        name: rng.standard_normal(array.shape) for name, array in units(*4 * [[1] * 4]).items()
    }
    before = {name: array.copy() for name, array in start.items()}
    X, Y = datasets.moons(rng=rng)
    other = symmetry.mirrored(start, (1, 3))
    assert np.array_equal(other["W1"], start["W1"] * [[1], [-1], [1], [-1]])
    assert np.array_equal(other["b2"], start["b2"])
    caches = [network.forward(parameters, X) for parameters in (start, other)]
    np.testing.assert_allclose(caches[0]["A2"], caches[1]["A2"], rtol=0, atol=1e-12)
    grads = [network.backward(p, c, X, Y) for p, c in zip((start, other), caches, strict=True)]
    moved = symmetry.mirrored({name: grads[0][f"d{name}"] for name in start}, (1, 3))
    for name, value in start.items():
        np.testing.assert_allclose(grads[1][f"d{name}"], moved[name], rtol=0, atol=1e-12)
        assert np.array_equal(value, before[name])


def test_distinct_units_takes_units_within_the_tolerance_for_one():
    parameters = units([1, 0, 0, 1], [1.001, 0, 0, 1])
    assert symmetry.distinct_units(parameters, tolerance=0.01) == 1
    assert symmetry.distinct_units(parameters, tolerance=0.0001) == 2


def test_a_stack_is_measured_network_by_network():
    alone = [units([1, 2, 3, 4], [1, 2, 3, 4]), units([1, 2, 3, 4], [0, 2, 3, 9])]
    together = network.stack(alone)
    assert symmetry.row_spread(together).tolist() == [0, 5]
    assert symmetry.distinct_units(together).tolist() == [1, 2]


def test_saturation_counts_both_ends():
    A = np.array([[0.999, -0.999, 0.5, 0.0]])
    assert symmetry.saturation(A) == 0.5
    assert symmetry.saturation(A, threshold=0.4) == 0.75
    assert symmetry.saturation(np.stack([A, 0 * A])).tolist() == [0.5, 0]


def test_mean_tanh_slope_is_the_slope_of_tanh():
    Z1 = np.linspace(-3, 3, 7)[None, :]
    slopes = (np.tanh(Z1 + 1e-6) - np.tanh(Z1 - 1e-6)) / 2e-6
    assert symmetry.mean_tanh_slope(Z1) == pytest.approx(slopes.mean(), abs=1e-9)
    assert symmetry.mean_tanh_slope(np.full((1, 3), 50.0)) == 0


@pytest.mark.parametrize("removed", [0, 100, 150, 180])
def test_the_plateau_grows_with_each_decade_as_predicted(removed):
    X, Y = datasets.moons(rng=np.random.default_rng(1))
    X, Y = datasets.without(X, Y, label=0, count=removed)
    draw = initializers.initialize(2, 4, 1, rng=np.random.default_rng(0), scale=1.0)
    starts = [{name: scale * value for name, value in draw.items()} for scale in (1e-6, 1e-8)]
    costs = network.train(network.stack(starts), X, Y, num_iterations=700).costs
    share = np.mean(Y)
    settled = -share * np.log(share) - (1 - share) * np.log(1 - share)
    left = np.argmax(costs < settled - 0.01, axis=0)
    predicted = [
        symmetry.plateau_length(X, Y, scale=scale, learning_rate=1.2) for scale in (1e-6, 1e-8)
    ]
    # A whole number of steps each, so their difference may be off by almost one.
    assert left[1] - left[0] == pytest.approx(predicted[1] - predicted[0], abs=1)


def test_one_half_is_the_mean_label_of_equally_large_classes_alone():
    X, Y = datasets.moons(rng=np.random.default_rng(1))
    few = datasets.without(X, Y, label=0, count=180)
    for data, agrees in (((X, Y), True), (few, False)):
        half = np.log1p(1.2 * np.linalg.norm(np.mean((data[1] - 0.5) * data[0], axis=1)))
        steps = symmetry.plateau_length(*data, scale=0.1, learning_rate=1.2)
        assert (abs(np.log(10) / half - steps) < 1e-9) == agrees


def test_the_matrix_of_one_step_has_the_eigenvalues_that_are_promised():
    """Differentiate one step of training at a start near 0, with b2 settled."""
    X, Y = datasets.without(*datasets.moons(rng=np.random.default_rng(1)), label=0, count=150)
    settled = np.log(np.mean(Y) / (1 - np.mean(Y)))
    step = np.empty((3, 3))
    for column, (w1, w2, v) in enumerate(1e-6 * np.eye(3)):
        unit = {
            "W1": np.array([[w1, w2]]),
            "b1": np.zeros((1, 1)),
            "W2": np.array([[v]]),
            "b2": np.full((1, 1), settled),
        }
        after = network.update(
            unit, network.backward(unit, network.forward(unit, X), X, Y), learning_rate=1.2
        )
        step[:, column] = [*after["W1"][0] / 1e-6, after["W2"].item() / 1e-6]
    ten_times = symmetry.plateau_length(X, Y, scale=0.1, learning_rate=1.2)
    growth = 10 ** (1 / ten_times)
    found = np.sort(np.linalg.eigvals(step).real)
    # the weights are 1e-6, so terms of third order are about 1e-12 of them
    assert found == pytest.approx([2 - growth, 1, growth], abs=1e-8)


def test_where_the_class_means_agree_the_first_order_predicts_no_end_and_the_next_one_does():
    X, Y = datasets.circles(rng=np.random.default_rng(1))
    X, Y = np.hstack([X, -X]), np.hstack([Y, Y])
    assert symmetry.plateau_length(X, Y, scale=0.1, learning_rate=1.2) == np.inf
    start = initializers.initialize(2, 4, 1, rng=np.random.default_rng(3), scale=0.1)
    costs = network.train(start, X, Y, num_iterations=400).costs
    assert costs[-1] < 0.6 < costs[0]


@pytest.mark.parametrize("scale", [0, 1, 2.0, np.nan])
def test_the_plateau_requires_a_scale_below_1(scale):
    X, Y = datasets.moons(rng=np.random.default_rng(1))
    with pytest.raises(ValueError, match="scale"):
        symmetry.plateau_length(X, Y, scale=scale, learning_rate=1.2)


@pytest.mark.parametrize("hidden", network.ACTIVATIONS)
def test_one_step_keeps_tied_units_tied_and_one_free_part_sets_them_free(hidden):
    X, Y = datasets.without(*datasets.moons(rng=np.random.default_rng(1)), label=1, count=60)
    for free in ((), ("W1",), ("b1",), ("W2",)):
        start = symmetry.tied_start(
            2, 4, 1, value=0.3, free=free, rng=np.random.default_rng(2), scale=0.1
        )
        cache = network.forward(start, X, hidden)
        grads = network.backward(start, cache, X, Y, hidden)
        slopes = {name: grads[f"d{name}"] for name in start}
        # Sums over m = 340 in another order err by about 1e-16 * sqrt(m).
        assert (symmetry.row_spread(slopes) > 1e-9) == bool(free)


def test_a_tied_start_draws_only_the_parts_that_are_free():
    rng = np.random.default_rng(0)
    start = symmetry.tied_start(3, 4, 2, value=0.5, free=("b1",), rng=rng)
    assert np.all(start["W1"] == 0.5)
    assert np.all(start["W2"] == 0.5)
    assert np.unique(start["b1"]).size == 4
    assert np.all(start["b2"] == 0)


def test_bad_arguments_are_named():
    with pytest.raises(ValueError, match="W1, b1, W2"):
        symmetry.tied_start(2, 4, 1, value=0.1, free=("b2",), rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match="b1 has shape"):
        symmetry.row_spread(units([1, 2, 3, 4]) | {"b1": np.zeros((2, 1))})
    with pytest.raises(ValueError, match="tolerance"):
        symmetry.distinct_units(units([1, 2, 3, 4]), tolerance=-1)
    with pytest.raises(ValueError, match="tanh, sigmoid, relu, linear"):
        symmetry.distinct_units(units([1, 2, 3, 4]), hidden="sin")
