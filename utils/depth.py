"""Deep networks: how signals and gradients pass through many layers, and how the networks train.

A deep network is a list of weights, W_l of shape (n_l, n_{l-1}), as `initialize_layers` draws it,
or K networks at once with a leading axis of K. In addition to the glossary of `utils.network`:

    L       number of weight matrices
    hidden  the activation g: "tanh", "sigmoid", "relu", "gelu" or "linear"
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from utils import network, require
from utils.initializers import initialize_layers
from utils.network import passes

Layers = Sequence[np.ndarray]


def _gelu(Z):
    return 0.5 * Z * (1 + _bend(Z))


def _gelu_slope(Z, A):
    bend = _bend(Z)
    return 0.5 * (1 + bend) + 0.5 * Z * (1 - bend**2) * _HALF * (1 + 3 * _CUBE * Z**2)


def _bend(Z):
    return np.tanh(_HALF * (Z + _CUBE * Z**3))


#: Hendrycks, Gimpel, "Gaussian error linear units" (2016), section 2: the form with tanh.
_HALF, _CUBE = np.sqrt(2 / np.pi), 0.044715

ACTIVATIONS = network.ACTIVATIONS | {
    "gelu": network.Activation(_gelu, _gelu_slope),
    "linear": network.Activation(lambda Z: Z, lambda Z, A: np.ones_like(Z)),
}


class Signal(NamedTuple):
    """What a forward pass computes, one array per layer: pre-activations and activations."""

    Z: list[np.ndarray]
    A: list[np.ndarray]


class Trained(NamedTuple):
    """The end of training: parameters, and the cost before each update and after the last."""

    weights: list[np.ndarray]
    biases: list[np.ndarray]
    costs: np.ndarray


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
    _check(weights, X, hidden)
    shifts = [0.0] * len(weights) if biases is None else biases
    return _forward(weights, shifts, X, [ACTIVATIONS[hidden]] * len(weights))


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
    return _backward(weights, signal, dA, [ACTIVATIONS[hidden]] * len(weights))


def sizes(arrays: Layers) -> np.ndarray:
    """Return the root mean square of each layer's array, shape (L,), or (L, K) for K networks."""
    return np.array([np.sqrt(np.mean(np.square(array), axis=(-2, -1))) for array in arrays])


def product_singular_values(weights: Layers) -> np.ndarray:
    """Return the singular values of W_L ... W_1, largest first: how a linear network stretches."""
    product = weights[0]
    for W in weights[1:]:
        product = W @ product
    return np.linalg.svd(product, compute_uv=False)


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
    _check(weights, X, hidden)
    A, scaled = X, []
    for W in weights:
        std = np.std(W @ A)
        if not std > 0:
            raise ValueError(f"layer {len(scaled) + 1} gives the same number on all of X, expected"
                             " outputs that vary: take more examples or other units.")  # fmt: skip
        scaled.append(W / std)
        A = ACTIVATIONS[hidden].value(scaled[-1] @ A)
    return scaled


def train(
    weights: Layers,
    X: np.ndarray,
    Y: np.ndarray,
    *,
    num_iterations: int = 1000,
    learning_rate: float | np.ndarray = 1.2,
    hidden: str = "tanh",
    biases: Layers | None = None,
) -> Trained:
    """Train by gradient descent: hidden layers with g, and a sigmoid output.

    Every number is computed in the precision of the weights: float32 takes less than half the time.

    Args:
        weights: the initial weights, as for `forward`; not modified.
        X: inputs, (n_0, m).
        Y: labels, 0 or 1, (n_L, m).
        num_iterations: number of updates.
        learning_rate: of gradient descent; (K, 1, 1) for one for each of K networks.
        hidden: the activation of all layers but the last.
        biases: the initial biases, as for `forward`; not modified. None for zeros.

    Returns:
        `Trained`, with costs in nats, of shape (num_iterations + 1,), or (num_iterations + 1, K).

    Raises:
        ValueError: as for `forward`, or labels of the wrong shape, or other than 0 and 1.
    """
    _check(weights, X, hidden)
    require.labels(Y, weights[-1].shape[-2], X.shape[1])
    precision = np.result_type(*weights, np.float32)
    X, Y, learning_rate = (np.asarray(each, precision) for each in (X, Y, learning_rate))
    # the output is linear here: its sigmoid is part of the cost, whose gradient in Z_L is A - Y
    layers = [ACTIVATIONS[hidden]] * (len(weights) - 1) + [ACTIVATIONS["linear"]]
    if biases is None:
        biases = [np.zeros((*W.shape[:-1], 1), precision) for W in weights]
    costs = []
    for _ in range(num_iterations):
        signal = _forward(weights, biases, X, layers)
        costs.append(passes.mean_surprise(signal.Z[-1], Y))
        weights, biases = _step(weights, biases, signal, X, Y, layers, learning_rate)
    costs.append(passes.mean_surprise(_forward(weights, biases, X, layers).Z[-1], Y))
    return Trained(list(weights), list(biases), np.array(costs))


def accuracy(
    trained: Trained, X: np.ndarray, Y: np.ndarray, hidden: str = "tanh"
) -> float | np.ndarray:
    """Return the fraction of correct labels of a trained network, or of each of K."""
    layers = [ACTIVATIONS[hidden]] * (len(trained.weights) - 1) + [ACTIVATIONS["linear"]]
    Z = _forward(trained.weights, trained.biases, X, layers).Z[-1]
    return np.mean((Z > 0) == Y, axis=(-2, -1))


def _forward(weights, biases, X, layers):
    signal = Signal([], [])
    A = X
    for W, b, g in zip(weights, biases, layers, strict=True):
        Z = W @ A + b
        A = g.value(Z)
        signal.Z.append(Z)
        signal.A.append(A)
    return signal


def _backward(weights, signal, dA, layers):
    gradients = []
    for layer in reversed(range(len(weights))):
        gradients.append(dA * layers[layer].slope(signal.Z[layer], signal.A[layer]))
        if layer:
            dA = weights[layer].mT @ gradients[-1]
    return gradients[::-1]


def _step(weights, biases, signal, X, Y, layers, learning_rate):
    dA = (network.sigmoid(signal.Z[-1]) - Y) / X.shape[1]
    dZ = _backward(weights, signal, dA, layers)
    dW = [back @ A.mT for back, A in zip(dZ, [X, *signal.A[:-1]], strict=True)]
    db = [back.sum(axis=-1, keepdims=True) for back in dZ]
    return (
        [W - learning_rate * slope for W, slope in zip(weights, dW, strict=True)],
        [b - learning_rate * slope for b, slope in zip(biases, db, strict=True)],
    )


def _check(weights, X, hidden):
    require.choice("hidden", hidden, ACTIVATIONS)
    require.sizes(L=len(weights))
    require.data(X, np.shape(weights[0])[-1])
    for layer, (W, below) in enumerate(zip(weights[1:], weights[:-1], strict=True), start=2):
        if np.shape(W)[-1] != np.shape(below)[-2]:
            raise ValueError(
                f"W_{layer} has shape {np.shape(W)}, expected {np.shape(below)[-2]} columns: "
                f"one for each unit of layer {layer - 1}."
            )
