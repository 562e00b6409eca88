"""The two kinds of output: one yes or no for each unit (sigmoid), or one class of n (softmax).

Source: Goodfellow, Bengio, Courville, "Deep Learning" (2016), section 6.2.2.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from utils import network
from utils.network import passes


class Output(NamedTuple):
    """What an output does with its logits Z (n_L, m) and labels Y (n_L, m).

    For both kinds the gradient of the cost of an example with respect to Z is value(Z) - Y.
    """

    value: Callable[[np.ndarray], np.ndarray]
    surprise: Callable[[np.ndarray, np.ndarray], np.ndarray]
    correct: Callable[[np.ndarray, np.ndarray], float | np.ndarray]
    check: Callable[[np.ndarray], None]


def softmax(Z: np.ndarray) -> np.ndarray:
    """Return exp(Z) divided by its sum over the classes, from differences that cannot overflow."""
    grown = np.exp(Z - Z.max(axis=-2, keepdims=True))
    return grown / grown.sum(axis=-2, keepdims=True)


def softmax_surprise(Z: np.ndarray, Y: np.ndarray) -> np.ndarray:
    """Return the cost J = mean( log sum exp(Z) - Z_y ), in nats, mean over m.

    For n classes and Z = 0 it is ln n, whatever the labels are.

    Args:
        Z: logits, (n, m) or (K, n, m).
        Y: labels, (n, m), with a single 1 in each column.
    """
    top = Z.max(axis=-2, keepdims=True)
    whole = np.log(np.exp(Z - top).sum(axis=-2)) + top[..., 0, :]
    return np.mean(whole - np.sum(Y * Z, axis=-2), axis=-1)


def _same_class(Z, Y):
    return np.mean(Z.argmax(axis=-2) == Y.argmax(axis=-2), axis=-1)


def _one_each(Y):
    sums = np.sum(Y, axis=-2)
    if np.any(sums != 1):
        raise ValueError(
            f"Y has columns with sums from {sums.min():g} to {sums.max():g}, expected a single 1 "
            "in each: the class of the example."
        )


OUTPUTS = {
    "sigmoid": Output(
        network.sigmoid,
        passes.mean_surprise,
        lambda Z, Y: np.mean((Z > 0) == Y, axis=(-2, -1)),
        lambda Y: None,
    ),
    "softmax": Output(softmax, softmax_surprise, _same_class, _one_each),
}
