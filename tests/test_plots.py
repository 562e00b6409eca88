"""The pictures: what they draw, and that an alternative text reaches the page."""

import base64
import re

import matplotlib
import numpy as np
import pytest
from matplotlib.figure import Figure

from utils import plots

X = np.array([[-1.0, 1.0, 0.0, 2.0], [0.0, 0.5, 1.0, -1.0]])
Y = np.array([[0.0, 1.0, 1.0, 0.0]])
LINE = {
    "W1": np.array([[1.0, 1.0], [0.0, 2.0], [0.0, 0.0]]),
    "b1": np.array([[0.0], [-1.0], [3.0]]),
}


@pytest.fixture
def ax():
    return Figure().subplots()


def test_data_draws_every_example_in_its_class(ax):
    assert plots.data(ax, X, Y) is ax
    drawn = {line.get_label(): np.array(line.get_data()) for line in ax.lines}
    np.testing.assert_array_equal(drawn["y = 0"], X[:, [0, 3]])
    np.testing.assert_array_equal(drawn["y = 1"], X[:, [1, 2]])


def test_the_classes_differ_by_more_than_colour(ax):
    plots.data(ax, X, Y)
    assert len({line.get_marker() for line in ax.lines}) == 2


def test_surface_asks_on_a_grid_that_holds_the_examples(ax):
    asked = []

    def probability(grid):
        asked.append(grid)
        return (grid[:1] > 0.25).astype(float)

    plots.surface(ax, X, probability, points=30)
    (grid,) = asked
    assert grid.shape == (2, 900)
    assert np.all(grid.min(axis=1) < X.min(axis=1))
    assert np.all(grid.max(axis=1) > X.max(axis=1))


def test_surface_puts_x1_on_the_horizontal_axis_and_the_boundary_at_one_half(ax):
    plots.surface(ax, X, lambda grid: np.clip(0.5 + grid[:1] - 0.25, 0, 1), points=200)
    boundary = np.concatenate(ax.collections[-1].get_paths()[0].to_polygons(closed_only=False))
    np.testing.assert_allclose(boundary[:, 0], 0.25, atol=0.01)


def test_a_surface_without_a_boundary_is_drawn_without_a_warning(ax):
    plots.surface(ax, X, lambda grid: np.full((1, grid.shape[1]), 0.5))
    assert len(ax.collections) == 1


def test_every_point_of_a_unit_line_is_where_the_unit_is_0(ax):
    plots.unit_lines(ax, LINE, X)
    assert len(ax.lines) == 2  # the third unit has no weights, so it has no line
    for line, w, b in zip(ax.lines, LINE["W1"], LINE["b1"], strict=False):
        np.testing.assert_allclose(w @ np.array(line.get_data()) + b, 0, atol=1e-12)


def test_curves_have_names_and_differ_by_style_as_well(ax):
    plots.curves(ax, {"zeros": np.ones(3), "random": np.arange(3)})
    assert [line.get_label() for line in ax.lines] == ["zeros", "random"]
    assert len({(line.get_color(), line.get_linestyle()) for line in ax.lines}) == 2
    assert len({line.get_linestyle() for line in ax.lines}) == 2


def test_spread_draws_the_median(ax):
    plots.spread(ax, np.arange(2), np.array([[1, 2, 30], [4, 50, 6]]), label="runs")
    np.testing.assert_array_equal(ax.lines[0].get_ydata(), [2, 6])


def test_matrix_writes_every_number(ax):
    plots.matrix(ax, np.array([[0.123456, -2.0]]), title="W1")
    assert [text.get_text() for text in ax.texts] == ["0.123", "-2"]


def test_a_matrix_of_zeros_is_drawn(ax):
    plots.matrix(ax, np.zeros((2, 2)), title="dW1")
    assert len(ax.texts) == 4


def test_show_keeps_the_alternative_text_beside_the_picture(monkeypatch):
    shown = []
    monkeypatch.setattr(plots, "display", lambda bundle, raw: shown.append(bundle))
    plots.show(Figure(figsize=(1, 1)), 'Cost falls "fast" & far')
    (bundle,) = shown
    assert bundle["text/plain"] == 'Cost falls "fast" & far'
    assert 'alt="Cost falls &quot;fast&quot; &amp; far"' in bundle["text/html"]
    encoded = re.search(r"base64,([^\"]+)", bundle["text/html"])[1]
    assert base64.b64decode(encoded).startswith(b"\x89PNG")


def test_show_closes_the_figure(monkeypatch):
    monkeypatch.setattr(plots, "display", lambda bundle, raw: None)
    before = matplotlib.pyplot.get_fignums()
    plots.show(matplotlib.pyplot.figure(), "an empty picture")
    assert matplotlib.pyplot.get_fignums() == before


def test_show_requires_a_subject():
    with pytest.raises(ValueError, match="subject is empty"):
        plots.show(Figure(), "  ")
