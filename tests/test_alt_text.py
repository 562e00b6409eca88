"""The alt text of a figure says what its axes hold."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from utils import plots
from utils.alt_text import described


@pytest.fixture
def fig():
    figure = plt.figure()
    yield figure
    plt.close(figure)


def test_a_curve_is_its_ends_and_its_extremes(fig):
    plots.curves(fig.subplots(), {"from zero": np.array([0.7, 0.9, 0.25])})
    assert described(fig) == (
        "cost (nats) over iteration; from zero: 0.7 at 0 to 0.25 at 2, lowest 0.25, highest 0.9."
    )


def test_points_are_counted_and_unnamed_lines_left_out(fig):
    ax = fig.subplots()
    plots.data(ax, np.zeros((2, 3)), np.array([[0, 0, 1]]))
    ax.axhline(3)
    assert described(fig) == "$x_2$ over $x_1$; y = 0: 2 points; y = 1: 1 point."


def test_several_panels_are_numbered(fig):
    left, right = fig.subplots(1, 2)
    plots.matrix(left, np.array([[1.0, -2.0]]), title="dW1")
    right.imshow(np.arange(6.0).reshape(2, 3))
    assert described(fig) == "Panel 1, dW1; 1, -2. Panel 2, a map of 2 by 3, 0 to 5."


@pytest.mark.parametrize("y", [[], [np.nan], [np.nan, 2.0], [np.inf, -np.inf]])
def test_odd_lines_are_described(fig, y):
    fig.subplots().plot(y, label="odd")
    fig.axes[0].plot(["a", "b"], [1, 2], label="by name")
    assert "by name: 1 at 0 to 2 at 1" in described(fig)


def test_categories_and_empty_figures_are_described(fig):
    assert described(fig) == ""
    fig.subplots().plot([0.7, 0.9], ["none", "W1"], "o", label="seed 0")
    assert described(fig) == "seed 0: 2 points."
