"""The cockpit's settings: checked, as the browser reads them, and as the reference starts."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from utils import datasets, depth, initializers, require

DEEPEST, WIDEST, LAST_SEED = 30, 32, 9999
ACTIVATIONS = ("tanh", "sigmoid", "relu", "gelu")
RULES = ("normal", "lecun", "xavier", "he", "orthogonal", "lsuv", "zeros", "constant")


def settings(
    dataset: str,
    widths: Sequence[int],
    activation: str,
    seed: int,
    learning_rate: float,
    starts: Sequence[dict[str, Any]],
) -> dict[str, Any]:
    """Return the settings as the browser takes them.

    Args:
        dataset: one of `utils.datasets.DATASETS`.
        widths: the units of each hidden layer.
        activation: one of ACTIVATIONS.
        seed: of numpy.random.default_rng.
        learning_rate: of gradient descent.
        starts: one or two, each with `rule`, `gain` and, if wanted, `gains`.

    Raises:
        ValueError: a value is not valid; the message names it and what is.
    """
    require.choice("dataset", dataset, datasets.DATASETS)
    require.choice("activation", activation, ACTIVATIONS)
    require.choice("the number of widths", len(widths), range(1, DEEPEST + 1))
    for width in widths:
        require.choice("each of widths", width, range(1, WIDEST + 1))
    require.choice("seed", seed, range(LAST_SEED + 1))
    require.at_least_zero(learning_rate=learning_rate)
    layers = len(widths) + 1
    return {
        "dataset": dataset, "widths": list(widths), "activation": activation, "seed": seed,
        "rate": float(learning_rate), "starts": [_start(layers, **each) for each in starts],
    }  # fmt: skip


def _start(layers, rule="normal", gain=1.0, gains=None):
    require.choice("rule", rule, RULES)
    own = [1.0] * layers if gains is None else [float(each) for each in gains]
    if len(own) != layers:
        raise ValueError(
            f"gains has {len(own)} numbers, expected {layers}: one for each hidden layer and the "
            "output."
        )
    require.at_least_zero(gain=gain, **{f"gains[{at}]": each for at, each in enumerate(own)})
    return {"rule": rule, "gain": float(gain), "gains": own}


def weights(chosen: dict[str, Any], which: int, X: np.ndarray) -> list[np.ndarray]:
    """Return the initial weights of a start, as the browser draws them from the same seed."""
    start, sizes = chosen["starts"][which], [2, *chosen["widths"], 1]
    rng = np.random.default_rng(chosen["seed"])
    if start["rule"] == "lsuv":
        drawn = depth.lsuv(sizes, X, chosen["activation"], rng=rng)
    else:
        drawn = initializers.initialize_layers(sizes, start["rule"], rng=rng, scale=1.0)
    factors = [start["gain"] * own for own in start["gains"]]
    return [factor * W for factor, W in zip(factors, drawn, strict=True)]
