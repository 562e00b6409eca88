"""The data sets: shapes, balance, the curves that they lie on without noise, and bad arguments."""

import numpy as np
import pytest

from utils import datasets


def drawn(name, **arguments):
    return datasets.DATASETS[name](rng=np.random.default_rng(3), **arguments)


def radius(X):
    return np.hypot(*X)


@pytest.mark.parametrize("name", datasets.DATASETS)
def test_shapes_labels_and_balance(name):
    X, Y = drawn(name, m=60)
    assert X.shape == (2, 60)
    assert X.dtype == Y.dtype == float
    assert Y.shape == (1, 60)
    assert np.array_equal(np.unique(Y), [0, 1])
    assert np.sum(Y) == 30


@pytest.mark.parametrize("name", datasets.DATASETS)
def test_one_rng_gives_one_drawing_and_another_gives_another(name):
    X, _ = drawn(name)
    np.testing.assert_array_equal(X, drawn(name)[0])
    assert not np.allclose(X, datasets.DATASETS[name](rng=np.random.default_rng(4))[0])


@pytest.mark.parametrize("name", datasets.DATASETS)
def test_noise_moves_points_by_about_its_size(name):
    clean, _ = drawn(name, noise=0)
    blurred, _ = drawn(name, noise=0.01)
    moved = np.abs(blurred - clean)
    # On the rose a noise of 0.01 on t moves a point by up to 16 * 0.01; four sd are allowed.
    assert 0 < moved.max() < 4 * 0.16 + 0.04


def test_the_flower_is_a_rose_with_four_petals_in_each_class():
    X, Y = drawn("flower", noise=0)
    angle = np.arctan2(*X)  # X = (r sin t, r cos t), so arctan2(x1, x2) is t, or t + pi where r < 0
    np.testing.assert_allclose(radius(X), np.abs(4 * np.sin(4 * angle)), atol=1e-12)
    for label in (0, 1):
        r = radius(X[:, Y[0] == label])
        tips = np.flatnonzero((r[1:-1] > r[:-2]) & (r[1:-1] >= r[2:]))
        assert tips.size == 4


def test_moons_are_two_half_circles_of_radius_1():
    X, Y = drawn("moons", noise=0)
    upper, lower = X[:, Y[0] == 0], X[:, Y[0] == 1]
    np.testing.assert_allclose(radius(upper), 1)
    np.testing.assert_allclose(radius(lower - np.array([[1.0], [0.5]])), 1)
    assert upper[1].min() >= -1e-12
    assert lower[1].max() <= 0.5 + 1e-12


def test_circles_have_radius_1_and_inner():
    X, Y = drawn("circles", noise=0, inner=0.3)
    np.testing.assert_allclose(radius(X), np.where(Y[0] == 1, 0.3, 1.0))


def test_xor_labels_are_1_where_the_signs_differ():
    X, Y = drawn("xor", noise=0.1)
    np.testing.assert_array_equal(Y[0] == 1, np.sign(X[0]) != np.sign(X[1]))


def test_blobs_lie_on_two_sides_of_a_line():
    X, Y = drawn("blobs", noise=0.1)
    np.testing.assert_array_equal(Y[0] == 1, X.sum(axis=0) > 0)


def test_spirals_are_each_other_turned_by_half_a_turn():
    X, Y = drawn("spirals", noise=0)
    np.testing.assert_allclose(X[:, Y[0] == 0], -X[:, Y[0] == 1])


@pytest.mark.parametrize("label", [0, 1])
def test_without_takes_from_one_class_alone(label):
    X, Y = drawn("moons", m=40)
    fewer_X, fewer_Y = datasets.without(X, Y, label=label, count=15)
    assert np.sum(fewer_Y == label) == 5
    assert np.sum(fewer_Y == 1 - label) == 20
    kept = {tuple(point) for point in fewer_X.T}
    assert kept < {tuple(point) for point in X.T}
    assert np.array_equal(
        fewer_X[:, fewer_Y[0] == 1 - label], X[:, Y[0] == 1 - label]
    )  # the other class is untouched


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"m": 7}, "even"),
        ({"m": 0}, "at least 1"),
        ({"m": 2.0}, "whole number"),
        ({"noise": -0.1}, "noise"),
        ({"noise": np.nan}, "noise"),
        ({"rng": 3}, "default_rng"),
    ],
)
@pytest.mark.parametrize("name", datasets.DATASETS)
def test_bad_arguments_are_named(name, arguments, words):
    with pytest.raises(ValueError, match=words):
        datasets.DATASETS[name](**{"rng": np.random.default_rng(0)} | arguments)


@pytest.mark.parametrize(("label", "count"), [(2, 1), (0, -1), (0, 21)])
def test_without_names_a_bad_label_or_count(label, count):
    X, Y = drawn("moons", m=40)
    with pytest.raises(ValueError, match=r"label|count"):
        datasets.without(X, Y, label=label, count=count)
