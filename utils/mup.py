"""Maximal update parametrization (muP): starts and rates with which every width learns alike.

For gradient descent, with fan_in and fan_out as the initializers count them:

    layer       variance of the start     learning rate
    first       1 / fan_in                rate * fan_out
    hidden      1 / fan_in                rate
    last        1 / fan_in^2              rate / fan_in

Widths count in units of a base width, at which the start and the rates are those of the standard
parametrization: the variance 1 / fan_in, and one learning rate, in every layer.
The networks here have tanh units, a softmax output and no biases.

Source: Yang, Hu, "Tensor programs IV: feature learning in infinite-width neural networks" (2021);
the table is number 3 of Yang, Hu, et al., "Tensor programs V: tuning large neural networks via
zero-shot hyperparameter transfer" (2022).
"""

from collections.abc import Sequence

import numpy as np

from utils import depth, require
from utils.depth import Layers
from utils.initializers import initialize_layers


def start(layer_sizes: Sequence[int], base: int, *, rng: np.random.Generator) -> list[np.ndarray]:
    """Draw the weights of muP: LeCun's rule, and the last layer times sqrt(base / fan_in).

    Args:
        layer_sizes: n_0, ..., n_L.
        base: the width that starts by LeCun's rule in every layer.
        rng: where the randomness comes from.

    Raises:
        ValueError: as for `initialize_layers`, no hidden layer, or a base below 1.
    """
    _check(layer_sizes, base)
    *below, last = initialize_layers(layer_sizes, "lecun", rng=rng)
    return [*below, last * np.sqrt(base / layer_sizes[-2])]


def rates(layer_sizes: Sequence[int], base: int, rate: float) -> list[float]:
    """Return the learning rate of each layer's weights.

    Args:
        layer_sizes: n_0, ..., n_L.
        base: the width at which all of them are `rate`.
        rate: the learning rate of the base width.

    Raises:
        ValueError: no hidden layer, a base below 1, or a rate below 0.
    """
    _check(layer_sizes, base)
    require.at_least_zero(rate=rate)
    hidden = [rate] * (len(layer_sizes) - 3)
    return [rate * layer_sizes[1] / base, *hidden, rate * base / layer_sizes[-2]]


def coordinates(weights: Layers, X: np.ndarray) -> list[np.ndarray]:
    """Return Z of every layer, the logits last: what a coordinate check looks at."""
    *below, last = weights
    signal = depth.forward(below, X)
    return [*signal.Z, last @ signal.A[-1]]


def gradients(weights: Layers, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
    """Return the gradient of the softmax cost with respect to each array of the weights.

    Args:
        weights: L arrays of shape (n_l, n_{l-1}), or (K, n_l, n_{l-1}).
        X: inputs, (n_0, m).
        Y: labels, (n_L, m), with a single 1 in each column.
    """
    *below, last = weights
    signal = depth.forward(below, X)
    dZ = (depth.softmax(last @ signal.A[-1]) - Y) / X.shape[-1]
    back = [*depth.backward(below, signal, last.mT @ dZ), dZ]
    return [dZ @ A.mT for dZ, A in zip(back, [X, *signal.A], strict=True)]


def _check(layer_sizes, base):
    require.sizes(base=base)
    if len(layer_sizes) < 3:
        raise ValueError(f"layer_sizes is {layer_sizes!r}, expected a hidden layer at least.")
