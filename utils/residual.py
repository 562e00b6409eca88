"""Residual networks: each block adds to a stream what its branch computes, without biases.

S_l = S_{l-1} + V_l relu(U_l S_{l-1}),  S_0 = X,  and the logits are W S_L

The weights are one list, U_1, V_1, ..., U_L, V_L, W: U_l (n_h, n), V_l (n, n_h), W (n_y, n).

Source: He, Zhang, Ren, Sun, "Identity mappings in deep residual networks" (2016), equation 1.
"""

from collections.abc import Sequence

import numpy as np

from utils import depth, require
from utils.initializers import draw

Layers = Sequence[np.ndarray]


def start(
    n: int, n_h: int, n_y: int, blocks: int, *, rng: np.random.Generator, last: float = 1.0
) -> list[np.ndarray]:
    """Draw a start: U by He's rule, V by LeCun's times `last`, and W as zeros.

    Where the stream is normal, each branch then has the size `last` times that of the stream:
    He's factor of U makes up for the ReLU.

    Args:
        n: entries of the stream, as many as inputs.
        n_h: units of a branch.
        n_y: outputs.
        blocks: number of blocks.
        rng: where the randomness comes from.
        last: 1 for branches as large as the stream, 1 / sqrt(blocks) for small ones, 0 for zeros.

    Raises:
        ValueError: a size below 1, or `last` is negative.
    """
    require.at_least_zero(last=last)
    require.sizes(n=n, n_h=n_h, n_y=n_y, blocks=blocks)
    weights = []
    for _ in range(blocks):
        weights += [draw((n_h, n), "he", rng=rng), last * draw((n, n_h), "lecun", rng=rng)]
    return [*weights, np.zeros((n_y, n))]


def streams(weights: Layers, X: np.ndarray) -> list[np.ndarray]:
    """Return the stream before the first block and after each: S_0, ..., S_L, each (n, m)."""
    found = [X]
    for U, V in _blocks(weights):
        found.append(found[-1] + V @ np.maximum(U @ found[-1], 0))
    return found


def logits(weights: Layers, X: np.ndarray) -> np.ndarray:
    """Return W S_L, (n_y, m)."""
    return weights[-1] @ streams(weights, X)[-1]


def gradients(weights: Layers, X: np.ndarray, Y: np.ndarray) -> list[np.ndarray]:
    """Return the gradient of the softmax cost with respect to each array of the weights.

    dS_{l-1} = dS_l + U^T (V^T dS_l * relu'): the first term bypasses the branch.

    Args:
        weights: as `start` returns them.
        X: inputs, (n, m).
        Y: labels, (n_y, m), with a single 1 in each column.
    """
    stream = streams(weights, X)
    dZ = (depth.softmax(weights[-1] @ stream[-1]) - Y) / X.shape[1]
    found, dS = [dZ @ stream[-1].mT], weights[-1].mT @ dZ
    for (U, V), S in zip(_blocks(weights)[::-1], stream[-2::-1], strict=True):
        A = np.maximum(U @ S, 0)
        dU = V.mT @ dS * (A > 0)
        found += [dS @ A.mT, dU @ S.mT]
        dS = dS + U.mT @ dU
    return found[::-1]


def _blocks(weights):
    return list(zip(weights[:-1:2], weights[1:-1:2], strict=True))
