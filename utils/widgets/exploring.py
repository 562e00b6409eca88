"""Sliders around a picture: one figure, redrawn in Python when a control moves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log10
from typing import Any

import ipywidgets
import matplotlib.pyplot as plt
import traitlets
from IPython.display import display

from utils import plots, require
from utils.widgets.card import HERE, Card, script


def _labelled(text: str) -> dict[str, Any]:
    """Return the settings that show a whole label, and neither cut it nor add "null" as a hint."""
    return {"description": text, "tooltip": "", "style": {"description_width": "initial"}}


def _within(label: str, low: float, value: float, high: float) -> None:
    if not low <= value <= high:
        raise ValueError(f"{label} starts at {value}, expected a number from {low} to {high}.")


@dataclass(frozen=True)
class Slider:
    """A number between two limits; an int where limits, value and step are whole numbers."""

    label: str
    low: float
    high: float
    value: float
    step: float = 1.0

    def control(self) -> ipywidgets.ValueWidget:
        """Return ipywidgets' own slider."""
        _within(self.label, self.low, self.value, self.high)
        settings = {"min": self.low, "max": self.high, "value": self.value, "step": self.step}
        if all(float(number).is_integer() for number in settings.values()):
            return ipywidgets.IntSlider(**settings, **_labelled(self.label))
        return ipywidgets.FloatSlider(**settings, readout_format=".3g", **_labelled(self.label))


@dataclass(frozen=True)
class LogSlider:
    """A number on a log scale: `low` and `high` are the numbers themselves, not their powers."""

    label: str
    low: float
    high: float
    value: float
    steps_per_decade: int = 4

    def control(self) -> ipywidgets.ValueWidget:
        """Return ipywidgets' own slider on a log scale."""
        if self.low <= 0:
            raise ValueError(f"low is {self.low}, expected more than 0: a log scale has no 0.")
        _within(self.label, self.low, self.value, self.high)
        return ipywidgets.FloatLogSlider(
            min=log10(self.low),
            max=log10(self.high),
            value=self.value,
            step=1 / self.steps_per_decade,
            readout_format=".3g",
            **_labelled(self.label),
        )


@dataclass(frozen=True)
class Choice:
    """One of several names."""

    label: str
    options: Sequence[str]
    value: str

    def control(self) -> ipywidgets.ValueWidget:
        """Return ipywidgets' own list to choose from."""
        return ipywidgets.Dropdown(options=self.options, value=self.value, **_labelled(self.label))


@dataclass(frozen=True)
class Toggle:
    """Yes or no."""

    label: str
    value: bool

    def control(self) -> ipywidgets.ValueWidget:
        """Return ipywidgets' own check box."""
        return ipywidgets.Checkbox(value=self.value, indent=False, **_labelled(self.label))


class Explorer(Card):
    """Controls over a picture with its alt text and a summary in words."""

    _esm = script(HERE / "picture.js")
    controls = traitlets.List(traitlets.Instance(ipywidgets.ValueWidget)).tag(
        sync=True, **ipywidgets.widget_serialization
    )
    picture = traitlets.Bytes().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)
    summary = traitlets.Unicode().tag(sync=True)

    def text(self) -> str:
        """Return the controls' values, and the picture in words."""
        values = ", ".join(f"{each.description} = {each.value}" for each in self.controls)
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
        ValueError: no alt text, no control, or a slider that starts outside of its limits.
    """
    require.words("alt", alt)
    if not controls:
        raise ValueError("there is no control, expected one or more, such as n_h=Slider(...).")
    fig = plt.figure(figsize=size, layout="constrained")
    plt.close(fig)  # so that pyplot does not show it a second time; it can still be drawn on
    moved = {name: control.control() for name, control in controls.items()}
    card = Explorer(controls=list(moved.values()), alt=alt)

    def redraw(_: object = None) -> None:
        fig.clear()
        summary = draw(fig, **{name: control.value for name, control in moved.items()})
        picture = plots.png(fig)
        with card.hold_sync():
            card.picture, card.summary = picture, summary

    redraw()
    # a slider sends its next value when the kernel has handled the last one, so none queue up
    for control in moved.values():
        control.observe(redraw, "value")
    display(card)
