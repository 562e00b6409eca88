"""How signals and gradients pass through many layers."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from utils import require
from utils.depth.activations import ACTIVATIONS
from utils.network import Activation

Layers = Sequence[np.ndarray]


class Signal(NamedTuple):
    """What a forward pass computes, one array per layer: pre-activations and activations."""

    Z: list[np.ndarray]
    A: list[np.ndarray]


def forward(
    weights: Layers, X: np.ndarray, hidden: str = "tanh", *, biases: Layers | None = None
) -> Signal:
    """Propagate the inputs through every layer: Z_l = W_l A_{l-1} + b_l, A_l = g(Z_l).

    Args:
        weights: L arrays of shape (n_l, n_{l-1}), or (K, n_l, n_{l-1}).
        X: inputs, (n_0, m).
        hidden: the activation of every layer, the last one included.
        biases: L arrays of shape (n_l, 1), or None for zeros.

    Returns:
        L arrays Z and L arrays A, each (n_l, m) or (K, n_l, m).

    Raises:
        ValueError: no weights, shapes that do not match, or an unknown activation.
    """
    check(weights, X, hidden)
    shifts = [0.0] * len(weights) if biases is None else biases
    return passed_on(weights, shifts, X, [ACTIVATIONS[hidden]] * len(weights))


def backward(weights: Layers, signal: Signal, dA: np.ndarray, hidden: str = "tanh") -> Layers:
    """Propagate a gradient back from the last activations to every layer.

    dZ_L = dA * g'(Z_L),  dZ_l = W_{l+1}^T dZ_{l+1} * g'(Z_l)

    Args:
        weights: as for `forward`.
        signal: what `forward` returned for them.
        dA: gradient with respect to the last activations, shaped like them.
        hidden: the activation that `forward` used.

    Returns:
        L arrays dZ, shaped like Z, the first layer's first.

    Raises:
        ValueError: an unknown activation.
    """
    require.choice("hidden", hidden, ACTIVATIONS)
    return passed_back(weights, signal, dA, [ACTIVATIONS[hidden]] * len(weights))


def sizes(arrays: Layers) -> np.ndarray:
    """Return the root mean square of each layer's array, shape (L,), or (L, K) for K networks."""
    return np.array([np.sqrt(np.mean(np.square(array), axis=(-2, -1))) for array in arrays])


def product_singular_values(weights: Layers) -> np.ndarray:
    """Return the singular values of W_L ... W_1, largest first: how a linear network stretches."""
    product = weights[0]
    for W in weights[1:]:
        product = W @ product
    return np.linalg.svd(product, compute_uv=False)


def passed_on(
    weights: Layers, biases: Sequence, X: np.ndarray, layers: Sequence[Activation]
) -> Signal:
    """Return what `forward` returns, with an activation for each layer, and check nothing."""
    signal = Signal([], [])
    A = X
    for W, b, g in zip(weights, biases, layers, strict=True):
        Z = W @ A + b
        A = g.value(Z)
        signal.Z.append(Z)
        signal.A.append(A)
    return signal


def passed_back(
    weights: Layers, signal: Signal, dA: np.ndarray, layers: Sequence[Activation]
) -> list[np.ndarray]:
    """Return what `backward` returns, with an activation for each layer, and check nothing."""
    gradients = []
    for layer in reversed(range(len(weights))):
        gradients.append(dA * layers[layer].slope(signal.Z[layer], signal.A[layer]))
        if layer:
            dA = weights[layer].mT @ gradients[-1]
    return gradients[::-1]


def check(weights: Layers, X: np.ndarray, hidden: str) -> None:
    """Raise ValueError unless the layers fit each other and the inputs, and `hidden` is known."""
    require.choice("hidden", hidden, ACTIVATIONS)
    require.sizes(L=len(weights))
    require.data(X, np.shape(weights[0])[-1])
    for layer, (W, below) in enumerate(zip(weights[1:], weights[:-1], strict=True), start=2):
        if np.shape(W)[-1] != np.shape(below)[-2]:
            raise ValueError(
                f"W_{layer} has shape {np.shape(W)}, expected {np.shape(below)[-2]} columns: "
                f"one for each unit of layer {layer - 1}."
            )
