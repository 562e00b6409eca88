"""Plots: each function draws arrays on an Axes and returns it. `show` displays it with alt text.

The colours are those of Okabe and Ito and the colour map is cividis, readable for the colour-blind.
Lines differ in style as well as in colour.
"""

import base64
import html
import io
from collections.abc import Callable, Mapping

import matplotlib.pyplot as plt
import numpy as np
from cycler import cycler
from IPython.display import display
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from utils.alt_text import described

#: Okabe, Ito, "Color universal design" (2008): eight colours that everyone can tell apart.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#F0E442")
STYLES = ("-", "--", "-.", ":")

# A lesson's own `ax.plot` uses these colours too.
plt.rcParams["axes.prop_cycle"] = cycler(color=COLOURS[:7])


def data(ax: Axes, X: np.ndarray, Y: np.ndarray) -> Axes:
    """Draw the examples: class 0 as blue dots, class 1 as orange crosses."""
    for label, marker, colour in ((0, "o", COLOURS[0]), (1, "x", COLOURS[1])):
        # a thin white edge keeps the dots readable on a coloured surface; crosses have no face
        ax.plot(
            *X[:, Y[0] == label], marker, color=colour, label=f"y = {label}",
            ms=4.5, mew=0.4 if marker == "o" else 1.0, mec="white" if marker == "o" else colour,
        )  # fmt: skip
    ax.set(xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    return ax


def surface(
    ax: Axes, X: np.ndarray, probability: Callable[[np.ndarray], np.ndarray], *, points: int = 80
) -> Axes:
    """Colour the plane around the examples by a network's output, with the line where it is 1/2.

    Args:
        ax: where to draw.
        X: the examples that the picture must contain, (2, m).
        probability: maps X (2, m) to outputs between 0 and 1, (1, m).
        points: grid points along each axis.
    """
    low, high = X.min(axis=1) - 0.5, X.max(axis=1) + 0.5
    x1, x2 = (np.linspace(low[axis], high[axis], points) for axis in (0, 1))
    grid = np.array(np.meshgrid(x1, x2)).reshape(2, -1)
    answers = np.asarray(probability(grid)).reshape(points, points)
    ax.contourf(x1, x2, answers, levels=np.linspace(0, 1, 11), cmap="cividis", alpha=0.55)
    if answers.min() < 0.5 < answers.max():
        ax.contour(x1, x2, answers, levels=[0.5], colors="black", linewidths=1.5)
        ax.plot([], [], color="black", lw=1.5, label="output 1/2")  # for a legend
    return ax


def unit_lines(ax: Axes, parameters: Mapping[str, np.ndarray], X: np.ndarray) -> Axes:
    """Draw the line of each hidden unit, where W1 x + b1 is 0 in the unit's row."""
    low, high = X.min(axis=1) - 0.5, X.max(axis=1) + 0.5
    reach = np.linalg.norm(high - low)
    for i, (w, b) in enumerate(zip(parameters["W1"], parameters["b1"][:, 0], strict=True)):
        size = np.linalg.norm(w)
        if size > 0:
            foot, along = -b * w / size**2, np.array([-w[1], w[0]]) / size
            ends = np.array([foot - reach * along, foot + reach * along]).T
            style = STYLES[i % len(STYLES)]
            ax.plot(*ends, style, color=COLOURS[i % 7], lw=2, label=f"unit {i + 1}")
    ax.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]))
    return ax


def curves(
    ax: Axes, values: Mapping[str, np.ndarray], *, xlabel: str = "iteration",
    ylabel: str = "cost (nats)",
) -> Axes:  # fmt: skip
    """Draw named curves over their index, in different colours and styles, with a legend."""
    for i, (name, curve) in enumerate(values.items()):
        colour, style = COLOURS[i % 7], STYLES[i % len(STYLES)]
        ax.plot(curve, style, color=colour, label=name, lw=2)
    ax.set(xlabel=xlabel, ylabel=ylabel)
    ax.legend()
    return ax


def spread(ax: Axes, x: np.ndarray, values: np.ndarray, *, label: str, colour: int = 0) -> Axes:
    """Draw the median of several runs over x, with the interquartile range behind it.

    Args:
        ax: where to draw.
        x: (points,).
        values: (points, runs).
        label: the legend's entry.
        colour: index into `COLOURS`.
    """
    low, middle, high = np.quantile(values, (0.25, 0.5, 0.75), axis=1)
    ax.fill_between(x, low, high, color=COLOURS[colour], alpha=0.2, lw=0)
    ax.plot(x, middle, STYLES[colour % len(STYLES)], color=COLOURS[colour], label=label, lw=2)
    return ax


def matrix(ax: Axes, values: np.ndarray, *, title: str, digits: int = 3) -> Axes:
    """Draw a small matrix as coloured cells with its numbers, on a scale symmetric around 0."""
    limit = np.max(np.abs(values)) or 1.0
    ax.imshow(values, cmap="cividis", vmin=-limit, vmax=limit)
    for (row, column), value in np.ndenumerate(values):
        ink = "black" if value > 0.2 * limit else "white"
        ax.text(column, row, f"{value:.{digits}g}", ha="center", va="center", color=ink)
    ax.set(title=title, xticks=[], yticks=[])
    return ax


def png(fig: Figure) -> bytes:
    """Return a figure as the bytes of a PNG file."""
    file = io.BytesIO()
    fig.savefig(file, format="png", dpi=110)
    return file.getvalue()


def img(picture: bytes, alt: str) -> str:
    """Return the HTML of a picture: an <img> keeps its alt text, which a notebook's PNG loses."""
    encoded = base64.b64encode(picture).decode("ascii")
    # the frame keeps a white figure apart from a dark page
    style = "max-width:100%;height:auto;background:white;padding:4px;border-radius:4px"
    return f'<img alt="{html.escape(alt)}" style="{style}" src="data:image/png;base64,{encoded}">'


def show(fig: Figure, subject: str) -> None:
    """Display a figure once, with alt text: its subject, and then what is drawn in it.

    Args:
        fig: the figure; it is closed afterwards.
        subject: what is drawn, in a sentence that does not say what it shows (see `alt_text`).

    Raises:
        ValueError: the subject is empty.
    """
    if not subject.strip():
        raise ValueError("subject is empty, expected a sentence that says what is drawn.")
    show_as(fig, f"{subject} {described(fig)}".strip())


def show_as(fig: Figure, alt: str) -> None:
    """Display a figure once with this alt text alone, and close it."""
    display({"text/html": img(png(fig), alt), "text/plain": alt}, raw=True)
    plt.close(fig)


def shapes(ax: Axes, *, n_x: int, n_h: int, n_y: int, m: int) -> Axes:
    """Draw the forward pass as a chain of arrays, with the shapes of arrays and parameters."""
    boxes = (
        ("X", (n_x, m)),
        ("Z1", (n_h, m)),
        ("A1", (n_h, m)),
        ("Z2", (n_y, m)),
        ("A2", (n_y, m)),
    )
    arrows = (
        f"W1 {(n_h, n_x)}\nb1 {(n_h, 1)}", "tanh", f"W2 {(n_y, n_h)}\nb2 {(n_y, 1)}", "sigmoid",
    )  # fmt: skip
    for place, (name, shape) in enumerate(boxes):
        look = {"boxstyle": "round,pad=0.5", "fc": "white", "ec": COLOURS[0], "lw": 1.5}
        ax.text(place, 0, f"{name}\n{shape}", ha="center", va="center", bbox=look, fontsize=11)
    for place, words in enumerate(arrows):
        ends, start = (place + 0.72, 0), (place + 0.28, 0)
        ax.annotate("", ends, start, arrowprops={"arrowstyle": "->", "lw": 1.5})
        ax.text(place + 0.5, 0.16, words, ha="center", va="bottom", fontsize=10)
    ax.set(xlim=(-0.4, 4.4), ylim=(-0.5, 0.9))
    ax.set_axis_off()
    return ax
