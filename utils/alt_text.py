"""Alt text that a figure gives of itself: what its axes hold, read from the drawn artists.

A lesson's source names only the subject of a figure. What the figure shows is said when it is
drawn, so that no sentence in a cell gives away what the reader is about to predict.
"""

from collections.abc import Iterator

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D

from utils.words import counted


def described(fig: Figure) -> str:
    """Return a sentence per panel: its title and axes, its named lines, its tables and maps."""
    panels = [panel for panel in fig.axes if panel.get_visible()]
    names = [""] if len(panels) == 1 else [f"Panel {i + 1}, " for i in range(len(panels))]
    return " ".join(
        f"{name}{text}" for name, text in zip(names, map(_panel, panels), strict=True) if text
    )


def _panel(ax: Axes) -> str:
    parts = [_heading(ax), *_drawn(ax)]
    return "; ".join(part for part in parts if part) + "." if any(parts) else ""


def _heading(ax: Axes) -> str:
    axes = " over ".join(label for label in (ax.get_ylabel(), ax.get_xlabel()) if label)
    return ", ".join(part for part in (ax.get_title(), axes) if part)


def _drawn(ax: Axes) -> Iterator[str]:
    for line in ax.get_lines():
        if not str(line.get_label()).startswith("_") and np.size(line.get_xdata()):
            yield f"{line.get_label()}: {_line(line)}"
    words = [text.get_text().replace("\n", " ") for text in ax.texts if text.get_text().strip()]
    if words:
        yield ", ".join(words)
    else:
        yield from (_map(image) for image in ax.images)


def _line(line: Line2D) -> str:
    # float() also reads what a category axis made of names
    x, y = (np.asarray(line.get_data(orig=False)[axis], dtype=float) for axis in (0, 1))
    if line.get_linestyle() in ("None", "", " "):
        return counted(len(x), "point")
    x, y = x[np.isfinite(y)], y[np.isfinite(y)]
    if not len(y):
        return "nothing to draw"
    ends = f"{y[0]:.3g} at {x[0]:.3g} to {y[-1]:.3g} at {x[-1]:.3g}"
    return f"{ends}, lowest {y.min():.3g}, highest {y.max():.3g}"


def _map(image: AxesImage) -> str:
    values = np.ma.filled(np.ma.asarray(image.get_array(), dtype=float), np.nan)
    rows, columns = values.shape[:2]
    return f"a map of {rows} by {columns}, {np.nanmin(values):.3g} to {np.nanmax(values):.3g}"
