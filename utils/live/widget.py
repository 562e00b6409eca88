"""The live network as a widget, and as a picture where there is no browser."""

from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import traitlets
from IPython.display import display

from utils import datasets, network, plots, require, symmetry
from utils.initializers import initialize
from utils.live import draws
from utils.widgets.card import Card, script, style

HERE = Path(__file__).parent
#: Number of training steps of the static picture.
STATIC_STEPS = 300


class LiveNetwork(Card):
    """The data, the draws and the initial settings; everything else happens in the browser."""

    _esm = script(*(HERE / f"{name}.js" for name in ("arithmetic", "pictures", "live")))
    _css = style(HERE / "live.css")
    data = traitlets.Dict().tag(sync=True)
    draws = traitlets.Bytes().tag(sync=True)
    colours = traitlets.Bytes().tag(sync=True)
    schemes = traitlets.List(traitlets.Unicode()).tag(sync=True)
    settings = traitlets.Dict().tag(sync=True)

    def text(self) -> str:
        """Return what the network is and what it reaches in `STATIC_STEPS` steps."""
        parameters, X, Y, cost = self.trained()
        kinds = symmetry.distinct_units(parameters, hidden=self.settings["activation"])
        share = self.accuracy(parameters, X, Y)
        return (
            f"The live network: {self.settings['dataset']}, {self.settings['n_h']} "
            f"{self.settings['activation']} units, start {self.settings['scheme']}, scale "
            f"{self.settings['scale']:g}. After {STATIC_STEPS} steps: cost {cost:.3f}, accuracy "
            f"{share:.3f}, {kinds} distinct units of {self.settings['n_h']}."
        )

    def page(self) -> str:
        """Return a picture of the network after `STATIC_STEPS` steps."""
        parameters, X, Y, _ = self.trained()
        hidden = self.settings["activation"]
        fig, ax = plt.subplots(figsize=(4.5, 4.2), layout="constrained")
        plots.surface(ax, X, lambda grid: network.forward(parameters, grid, hidden)["A2"])
        plots.unit_lines(plots.data(ax, X, Y), parameters, X)
        picture = plots.img(plots.png(fig), self.text())
        plt.close(fig)
        return picture

    def trained(self):
        """Train with the initial settings in Python, with the reference network."""
        chosen = self.settings
        X, Y = datasets.DATASETS[chosen["dataset"]](rng=np.random.default_rng(1))
        start = initialize(2, chosen["n_h"], 1, chosen["scheme"], scale=chosen["scale"],
                           rng=np.random.default_rng(chosen["seed"]))  # fmt: skip
        run = network.train(start, X, Y, num_iterations=STATIC_STEPS, hidden=chosen["activation"],
                            learning_rate=chosen["learning_rate"])  # fmt: skip
        return run.parameters, X, Y, run.costs[-1]

    def accuracy(self, parameters, X, Y):
        """Return the fraction of correct labels with these settings' activation."""
        return network.accuracy(parameters, X, Y, self.settings["activation"])


def live_network(
    dataset: str = "flower",
    n_h: int = 4,
    activation: str = "tanh",
    scheme: str = "normal",
    scale: float = 0.01,
    seed: int = 0,
    learning_rate: float = 1.2,
) -> None:
    """Show a network that trains in the browser, from a start that the learner can change.

    Args:
        dataset: one of `utils.datasets.DATASETS`.
        n_h: hidden units, 1 to 16.
        activation: "tanh", "sigmoid" or "relu".
        scheme: "normal", "zeros", "constant", "lecun", "xavier" or "he".
        scale: standard deviation of "normal", value of "constant", 1e-6 to 1e3.
        seed: 0 to 9.
        learning_rate: of gradient descent.

    Raises:
        ValueError: a setting is not one of the valid values.
    """
    require.choice("dataset", dataset, datasets.DATASETS)
    require.choice("activation", activation, network.ACTIVATIONS)
    require.choice("scheme", scheme, draws.SCHEMES)
    require.choice("n_h", n_h, range(1, draws.LARGEST + 1))
    require.choice("seed", seed, range(draws.SEEDS))
    require.at_least_zero(scale=scale, learning_rate=learning_rate)
    settings = {
        "dataset": dataset, "n_h": n_h, "activation": activation, "scheme": scheme,
        "scale": float(scale), "seed": seed, "learning_rate": float(learning_rate),
    }  # fmt: skip
    display(
        LiveNetwork(data=draws.all_data(), draws=draws.all_draws(), colours=draws.colour_table(),
                    schemes=list(draws.SCHEMES), settings=settings)
    )  # fmt: skip
