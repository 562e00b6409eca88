"""An initialization that is measured on the data."""

from collections.abc import Sequence

import numpy as np

from utils.depth.activations import ACTIVATIONS
from utils.depth.signals import check
from utils.initializers import initialize_layers


def lsuv(
    layer_sizes: Sequence[int], X: np.ndarray, hidden: str = "tanh", *, rng: np.random.Generator
) -> list[np.ndarray]:
    """Initialize orthogonally, then divide each layer by its std on the data: std(Z_l) becomes 1.

    Args:
        layer_sizes: n_0, ..., n_L.
        X: a batch of inputs, (n_0, m), that the scales are measured on.
        hidden: the activation of every layer.
        rng: where the randomness comes from.

    Returns:
        L arrays of weights, as `forward` takes them.

    Raises:
        ValueError: as for `forward`, or a layer whose output does not vary.

    Source: Mishkin, Matas, "All you need is a good init" (2016), algorithm 1; one division is
    enough, since Z_l is proportional to W_l.
    """
    weights = initialize_layers(layer_sizes, "orthogonal", rng=rng)
    check(weights, X, hidden)
    A, scaled = X, []
    for W in weights:
        std = np.std(W @ A)
        if not std > 0:
            raise ValueError(f"layer {len(scaled) + 1} gives the same number on all of X, expected"
                             " outputs that vary: take more examples or other units.")  # fmt: skip
        scaled.append(W / std)
        A = ACTIVATIONS[hidden].value(scaled[-1] @ A)
    return scaled
