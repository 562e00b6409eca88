"""Deep networks whose pre-activations are normalized: LayerNorm and BatchNorm, without biases.

N_l = (Z_l - mean) / std,  std = sqrt(variance + EPSILON),  Z_l = W_l A_{l-1},  A_l = g(N_l)

LayerNorm takes mean and variance over the units of a layer, for each example by itself; BatchNorm
takes them over the examples, for each unit by itself. The gain and the shift that a framework adds
after it start at 1 and 0, and are left out here.

Source: Ba, Kiros, Hinton, "Layer normalization" (2016), section 3; Ioffe, Szegedy, "Batch
normalization" (2015), section 3.
"""

from typing import NamedTuple

import numpy as np

from utils import depth, require
from utils.depth import Layers

#: What the mean and the variance are taken over: axis -2 holds units, axis -1 examples.
AXES = {"layer": -2, "batch": -1}
#: Added to a variance, so that nothing is divided by zero; the default of torch.nn.LayerNorm.
EPSILON = 1e-5


class Passed(NamedTuple):
    """What a forward pass computes, one array per layer."""

    std: list[np.ndarray]
    N: list[np.ndarray]
    A: list[np.ndarray]


def normalize(Z: np.ndarray, kind: str = "layer") -> tuple[np.ndarray, np.ndarray]:
    """Return Z (n, m) with a mean of 0 and a variance of 1 over the axis of `kind`, and the std.

    Raises:
        ValueError: `kind` is neither "layer" nor "batch".
    """
    require.choice("kind", kind, AXES)
    centred = Z - Z.mean(AXES[kind], keepdims=True)
    std = np.sqrt(np.mean(centred * centred, AXES[kind], keepdims=True) + EPSILON)
    return centred / std, std


def forward(weights: Layers, X: np.ndarray, hidden: str = "relu", kind: str = "layer") -> Passed:
    """Propagate the inputs through layers that are all normalized.

    Args:
        weights: L arrays of shape (n_l, n_{l-1}), or (K, n_l, n_{l-1}).
        X: inputs, (n_0, m).
        hidden: the activation of every layer.
        kind: "layer" or "batch".

    Returns:
        L arrays N, what each was divided by, and L arrays A.

    Raises:
        ValueError: an unknown activation or kind.
    """
    require.choice("hidden", hidden, depth.ACTIVATIONS)
    passed, A = Passed([], [], []), X
    for W in weights:
        N, std = normalize(W @ A, kind)
        A = depth.ACTIVATIONS[hidden].value(N)
        for kept, array in zip(passed, (std, N, A), strict=True):
            kept.append(array)
    return passed


def logits(weights: Layers, X: np.ndarray, hidden: str = "relu", kind: str = "layer") -> np.ndarray:
    """Return the last layer's Z: the layers below are normalized, and the last one is linear."""
    *below, last = weights
    return last @ [X, *forward(below, X, hidden, kind).A][-1]


def gradients(
    weights: Layers, X: np.ndarray, Y: np.ndarray, hidden: str = "relu", kind: str = "layer"
) -> list[np.ndarray]:
    """Return the gradient of the softmax cost with respect to each array of the weights.

    Through the normalization it is dZ = (dN - mean(dN) - N mean(dN N)) / std, with the means over
    the same axis.

    Args:
        weights: as for `forward`; the last layer is not normalized.
        X: inputs, (n_0, m).
        Y: labels, (n_L, m), with a single 1 in each column.
        hidden: the activation of all layers but the last.
        kind: "layer" or "batch".

    Raises:
        ValueError: as for `forward`.
    """
    *below, last = weights
    passed, slope = forward(below, X, hidden, kind), depth.ACTIVATIONS[hidden].slope
    read = [X, *passed.A]
    dZ = (depth.softmax(last @ read[-1]) - Y) / X.shape[-1]
    found = [dZ @ read[-1].mT]
    for layer in reversed(range(len(below))):
        N = passed.N[layer]
        dN = weights[layer + 1].mT @ dZ * slope(N, passed.A[layer])
        dZ = _centred(dN, N, AXES[kind]) / passed.std[layer]
        found.append(dZ @ read[layer].mT)
    return found[::-1]


def _centred(dN, N, axis):
    return dN - dN.mean(axis, keepdims=True) - N * (dN * N).mean(axis, keepdims=True)
