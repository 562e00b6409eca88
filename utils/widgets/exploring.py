"""Sliders around a picture: one figure, redrawn in Python when a control moves."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import matplotlib.pyplot as plt
import traitlets
from IPython.display import display
from matplotlib.figure import Figure

from utils import plots, require
from utils.widgets.card import HERE, Card, script


@dataclass(frozen=True)
class Slider:
    """A number between two limits."""

    label: str
    low: float
    high: float
    value: float
    step: float = 1.0
    kind: str = "slider"


@dataclass(frozen=True)
class LogSlider:
    """A number on a log scale: `low` and `high` are the numbers themselves, not their powers."""

    label: str
    low: float
    high: float
    value: float
    steps_per_decade: int = 4
    kind: str = "log"


@dataclass(frozen=True)
class Choice:
    """One of several names."""

    label: str
    options: Sequence[str]
    value: str
    kind: str = "choice"


@dataclass(frozen=True)
class Toggle:
    """Yes or no."""

    label: str
    value: bool
    kind: str = "toggle"


class Explorer(Card):
    """Controls over a picture with its alt text and a summary in words."""

    _esm = script(HERE / "explore.js")
    controls = traitlets.List(traitlets.Dict()).tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    picture = traitlets.Bytes().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)
    summary = traitlets.Unicode().tag(sync=True)
    # counts redraws, because an identical picture does not change `picture`
    drawn = traitlets.Int(0).tag(sync=True)

    def text(self) -> str:
        """Return the controls' values, and the picture in words."""
        labels = {control["name"]: control["label"] for control in self.controls}
        values = ", ".join(f"{labels[name]} = {value}" for name, value in self.values.items())
        return f"{self.alt} {values}.\n{self.summary}"

    def page(self) -> str:
        """Return the current picture, with its alt text."""
        return plots.img(self.picture, f"{self.alt} {self.summary}")


def explore(
    draw: Callable[..., str], *, alt: str, size: tuple[float, float] = (6.5, 4.2), **controls: Any
) -> None:
    """Show controls and a figure, and redraw the figure whenever a control moves.

    Args:
        draw: `draw(fig, **values)` draws on an empty figure and returns a sentence about it.
        alt: what the picture is about; the sentence of `draw` follows it.
        size: width and height of the figure, in inches.
        controls: `Slider`, `LogSlider`, `Choice` or `Toggle`, each by the name of its value.

    Raises:
        ValueError: no alt text, or no control.
    """
    require.words("alt", alt)
    if not controls:
        raise ValueError("there is no control, expected one or more, such as n_h=Slider(...).")
    fig = plt.figure(figsize=size, layout="constrained")
    plt.close(fig)  # so that pyplot does not show it a second time; it can still be drawn on
    described = [{"name": name, **asdict(control)} for name, control in controls.items()]
    card = Explorer(controls=described, alt=alt)
    card.values = {name: control.value for name, control in controls.items()}
    _redraw(card, draw, fig)
    card.observe(lambda _: _redraw(card, draw, fig), "values")
    display(card)


def _redraw(card: Explorer, draw: Callable[..., str], fig: Figure) -> None:
    fig.clear()
    summary = draw(fig, **card.values)
    with card.hold_sync():
        card.picture, card.summary, card.drawn = plots.png(fig), summary, card.drawn + 1
