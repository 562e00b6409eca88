"""The initialization cockpit as a widget, and as a picture where there is no browser."""

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import traitlets
from IPython.display import display

from utils import datasets, depth, network, plots, require
from utils.live import points, setup
from utils.live.presets import PRESETS
from utils.widgets.card import Card, script, style

HERE = Path(__file__).parent
#: In the order in which they use each other.
MODULES = (
    "random", "matrices", "activations", "starts", "training", "measures", "settings", "runs",
    "theme", "pictures", "charts", "panel", "words", "controls", "bar", "own_points", "panels",
    "cockpit",
)  # fmt: skip
#: Number of training steps of the static picture.
STATIC_STEPS = 300


class LiveNetwork(Card):
    """The points and the initial settings; everything else happens in the browser."""

    _esm = script(*(HERE / f"{name}.js" for name in MODULES))
    _css = style(HERE / "live.css")
    data = traitlets.Dict().tag(sync=True)
    tests = traitlets.Dict().tag(sync=True)
    colours = traitlets.Bytes().tag(sync=True)
    presets = traitlets.Dict().tag(sync=True)
    settings = traitlets.Dict().tag(sync=True)
    #: The preset that the settings are, or "".
    preset = traitlets.Unicode("").tag(sync=True)

    def text(self) -> str:
        """Return what the network is and what it reaches in `STATIC_STEPS` steps."""
        run, X, Y = self.trained
        chosen, start = self.settings, self.settings["starts"][0]
        share = depth.accuracy(run, X, Y, chosen["activation"])
        return (
            f"The live network: {chosen['dataset']}, hidden layers of {chosen['widths']} "
            f"{chosen['activation']} units, rule {start['rule']}, gain {start['gain']:g}. After "
            f"{STATIC_STEPS} steps: cost {run.costs[-1]:.3f}, accuracy {share:.3f}."
        )

    def page(self) -> str:
        """Return a picture of the network after `STATIC_STEPS` steps."""
        run, X, Y = self.trained
        fig, ax = plt.subplots(figsize=(4.5, 4.2), layout="constrained")
        plots.surface(ax, X, lambda grid: self._answers(run, grid))
        plots.data(ax, X, Y)
        picture = plots.img(plots.png(fig), self.text())
        plt.close(fig)
        return picture

    @functools.cached_property
    def trained(self) -> tuple[depth.Trained, np.ndarray, np.ndarray]:
        """Train with the initial settings in Python, with the reference network."""
        chosen = self.settings
        draw = datasets.DATASETS[chosen["dataset"]]
        X, Y = draw(rng=np.random.default_rng(points.TRAIN), m=points.POINTS)
        run = depth.train(
            setup.weights(chosen, 0, X), X, Y, num_iterations=STATIC_STEPS,
            learning_rate=chosen["rate"], hidden=chosen["activation"],
        )  # fmt: skip
        return run, X, Y

    def _answers(self, run, grid):
        hidden = depth.forward(
            run.weights[:-1], grid, self.settings["activation"], biases=run.biases[:-1]
        )
        return network.sigmoid(run.weights[-1] @ hidden.A[-1] + run.biases[-1])


def made(chosen: dict[str, Any], preset: str = "") -> LiveNetwork:
    """Return the widget with the settings that `setup.settings` has checked."""
    presets = {
        name: {"about": each.about, "settings": _settings(**each.arguments)}
        for name, each in PRESETS.items()
    }
    return LiveNetwork(
        data=points.all_points(points.TRAIN), tests=points.all_points(points.TEST),
        colours=points.colour_table(), presets=presets, settings=chosen, preset=preset,
    )  # fmt: skip


def _settings(
    *, dataset="flower", widths=(4,), activation="tanh", rule="normal", gain=0.01, gains=None,
    seed=0, learning_rate=1.2, compare=None,
):  # fmt: skip
    starts = [{"rule": rule, "gain": gain, "gains": gains}, *([compare] if compare else [])]
    return setup.settings(dataset, widths, activation, seed, learning_rate, starts)


def live_network(
    dataset: str | None = None,
    widths: Sequence[int] | None = None,
    *,
    preset: str | None = None,
    activation: str | None = None,
    rule: str | None = None,
    gain: float | None = None,
    gains: Sequence[float] | None = None,
    seed: int | None = None,
    learning_rate: float | None = None,
    compare: dict[str, Any] | None = None,
) -> None:
    """Show a network that trains in the browser, from a start that the learner can change.

    An omitted argument takes the preset's value or, without a preset, the default in brackets.

    Args:
        dataset: one of `utils.datasets.DATASETS` ["flower"].
        widths: the units of each hidden layer, 1 to 32 in 1 to 30 layers [4 in one layer].
        preset: one of `utils.live.presets.PRESETS`, such as "saturate".
        activation: "tanh", "sigmoid", "relu" or "gelu" ["tanh"].
        rule: "normal", "lecun", "xavier", "he", "orthogonal", "lsuv", "zeros" or "constant"
            ["normal"].
        gain: multiplies all weights: the standard deviation of "normal", the value of "constant"
            [0.01].
        gains: multiplies the weights of each layer and of the output, too [1 for each].
        seed: of numpy.random.default_rng, 0 to 9999 [0].
        learning_rate: of gradient descent [1.2].
        compare: `rule`, `gain` and `gains` of a second start, shown beside the first [none].

    Raises:
        ValueError: a setting is not one of the valid values.
    """
    if preset is not None:
        require.choice("preset", preset, PRESETS)
    arguments = {
        "dataset": dataset, "widths": widths, "activation": activation, "rule": rule,
        "gain": gain, "gains": gains, "seed": seed, "learning_rate": learning_rate,
        "compare": compare,
    }  # fmt: skip
    given = {name: value for name, value in arguments.items() if value is not None}
    chosen = PRESETS[preset].arguments if preset else {}
    # what the preset says of itself need not hold when something else is changed
    display(made(_settings(**chosen | given), "" if given or preset is None else preset))
