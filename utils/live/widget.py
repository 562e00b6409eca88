"""The initialization cockpit as a widget, and as a picture where there is no browser."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import traitlets
from IPython.display import display

from utils import datasets, depth, network, plots
from utils.live import points, setup
from utils.live.presets import PRESETS
from utils.widgets.card import Card, script, style

HERE = Path(__file__).parent
#: In the order in which they use each other.
MODULES = (
    "random", "matrices", "activations", "starts", "training", "measures", "settings", "runs",
    "pictures", "charts", "panel", "words", "controls",
    "own_points", "cockpit",
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

    def text(self) -> str:
        """Return what the network is and what it reaches in `STATIC_STEPS` steps."""
        run, X, Y = self.trained()
        chosen, start = self.settings, self.settings["starts"][0]
        share = depth.accuracy(run, X, Y, chosen["activation"])
        return (
            f"The live network: {chosen['dataset']}, hidden layers of {chosen['widths']} "
            f"{chosen['activation']} units, rule {start['rule']}, gain {start['gain']:g}. After "
            f"{STATIC_STEPS} steps: cost {run.costs[-1]:.3f}, accuracy {share:.3f}."
        )

    def page(self) -> str:
        """Return a picture of the network after `STATIC_STEPS` steps."""
        run, X, Y = self.trained()
        fig, ax = plt.subplots(figsize=(4.5, 4.2), layout="constrained")
        plots.surface(ax, X, lambda grid: self._answers(run, grid))
        plots.data(ax, X, Y)
        picture = plots.img(plots.png(fig), self.text())
        plt.close(fig)
        return picture

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


def made(chosen: dict[str, Any]) -> LiveNetwork:
    """Return the widget with the settings that `setup.settings` has checked."""
    presets = {
        name: {"about": preset.about, "settings": _of_preset(**preset.arguments)}
        for name, preset in PRESETS.items()
    }
    return LiveNetwork(
        data=points.all_points(points.TRAIN), tests=points.all_points(points.TEST),
        colours=points.colour_table(), presets=presets, settings=chosen,
    )  # fmt: skip


def _of_preset(
    *, widths, rule, gain, dataset="moons", activation="tanh", learning_rate=1.2, compare=None
):
    starts = [{"rule": rule, "gain": gain}, *([compare] if compare else [])]
    return setup.settings(dataset, widths, activation, 0, learning_rate, starts)


def live_network(
    dataset: str = "flower",
    widths: Sequence[int] = (4,),
    *,
    activation: str = "tanh",
    rule: str = "normal",
    gain: float = 0.01,
    gains: Sequence[float] | None = None,
    seed: int = 0,
    learning_rate: float = 1.2,
    compare: dict[str, Any] | None = None,
) -> None:
    """Show a network that trains in the browser, from a start that the learner can change.

    Args:
        dataset: one of `utils.datasets.DATASETS`.
        widths: the units of each hidden layer, 1 to 32 in 1 to 30 layers.
        activation: "tanh", "sigmoid", "relu" or "gelu".
        rule: "normal", "lecun", "xavier", "he", "orthogonal", "lsuv", "zeros" or "constant".
        gain: multiplies all weights: the standard deviation of "normal", the value of "constant".
        gains: multiplies the weights of each layer and of the output, too.
        seed: of numpy.random.default_rng, 0 to 9999.
        learning_rate: of gradient descent.
        compare: `rule`, `gain` and `gains` of a second start, shown beside the first.

    Raises:
        ValueError: a setting is not one of the valid values.
    """
    starts = [{"rule": rule, "gain": gain, "gains": gains}, *([compare] if compare else [])]
    display(made(setup.settings(dataset, widths, activation, seed, learning_rate, starts)))
