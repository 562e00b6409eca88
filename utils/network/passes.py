"""The forward pass, the cost and the backward pass of K networks at once.

Every function takes one network (arrays of two axes) or K of them (a leading axis of K): numpy's
matrix product broadcasts over leading axes, so the formulas below are written once for both.

Source: Goodfellow, Bengio, Courville, "Deep Learning" (2016), sections 6.2, 6.3 and 6.5.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from utils import require

Arrays = dict[str, np.ndarray]


class Activation(NamedTuple):
    """A hidden activation and its derivative, which is a function of (Z, A)."""

    value: Callable[[np.ndarray], np.ndarray]
    slope: Callable[[np.ndarray, np.ndarray], np.ndarray]


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Return 1 / (1 + exp(-z)), written as (1 + tanh(z / 2)) / 2, which cannot overflow."""
    return 0.5 * (1.0 + np.tanh(0.5 * np.asarray(z)))


ACTIVATIONS = {
    "tanh": Activation(np.tanh, lambda Z, A: 1.0 - A * A),
    "sigmoid": Activation(sigmoid, lambda Z, A: A * (1.0 - A)),
    "relu": Activation(lambda Z: np.maximum(Z, 0.0), lambda Z, A: (Z > 0.0).astype(float)),
}


def forward(parameters: Mapping[str, np.ndarray], X: np.ndarray, hidden: str = "tanh") -> Arrays:
    """Compute the network's output and every array on the way to it.

    Z1 = W1 X + b1,  A1 = g(Z1),  Z2 = W2 A1 + b2,  A2 = sigmoid(Z2)

    Args:
        parameters: W1 (n_h, n_x), b1 (n_h, 1), W2 (n_y, n_h), b2 (n_y, 1), or K of each.
        X: inputs, (n_x, m), shared by all networks, or (K, n_x, m).
        hidden: the hidden activation g: "tanh", "sigmoid" or "relu".

    Returns:
        The cache: Z1, A1 (n_h, m), Z2, A2 (n_y, m), each with a leading K where W1 has one.

    Raises:
        ValueError: a shape does not fit, X is not finite, or `hidden` is unknown.
    """
    require.choice("hidden", hidden, ACTIVATIONS)
    require.parameters(parameters)
    require.data(X, np.shape(parameters["W1"])[-1])
    return outputs(parameters, np.asarray(X, float), ACTIVATIONS[hidden])


def cross_entropy(Z2: np.ndarray, Y: np.ndarray) -> np.ndarray:
    """Compute the cost of logits Z2 against labels Y, in nats, mean over m, summed over n_y.

    J = mean( log(1 + exp(Z2)) - Y Z2 ), which is -mean( Y log A2 + (1 - Y) log(1 - A2) ) with
    A2 = sigmoid(Z2), but finite for every finite Z2: log(0) never occurs (the softplus form).

    Args:
        Z2: logits, (n_y, m) or (K, n_y, m).
        Y: labels, 0 or 1, (n_y, m).

    Returns:
        The cost: a number, or K of them as an array of shape (K,).

    Raises:
        ValueError: shapes differ, or Y holds something other than 0 and 1.
    """
    shape = np.shape(Z2)
    if len(shape) < 2:
        raise ValueError(f"Z2 has shape {shape}, expected (n_y, m).")
    require.labels(Y, *shape[-2:])
    return mean_surprise(np.asarray(Z2, float), np.asarray(Y, float))


def backward(
    parameters: Mapping[str, np.ndarray],
    cache: Mapping[str, np.ndarray],
    X: np.ndarray,
    Y: np.ndarray,
    hidden: str = "tanh",
) -> Arrays:
    """Compute the gradient of the cost with respect to every parameter.

    dZ2 = A2 - Y            dW2 = dZ2 A1^T / m    db2 = mean of dZ2 over the examples
    dZ1 = W2^T dZ2 * g'(Z1) dW1 = dZ1 X^T / m     db1 = mean of dZ1 over the examples

    Args:
        parameters: as for `forward`.
        cache: what `forward` returned for these parameters and X.
        X: inputs, (n_x, m).
        Y: labels, 0 or 1, (n_y, m).
        hidden: the hidden activation that `forward` used.

    Returns:
        dW1, db1, dW2, db2, each shaped like its parameter.

    Raises:
        ValueError: a shape does not fit, X is not finite, Y is not 0 or 1, `hidden` is unknown.
    """
    require.choice("hidden", hidden, ACTIVATIONS)
    require.parameters(parameters)
    require.data(X, np.shape(parameters["W1"])[-1])
    require.labels(Y, np.shape(parameters["W2"])[-2], np.shape(X)[-1])
    X, Y = np.asarray(X, float), np.asarray(Y, float)
    return gradients(parameters, cache, X, Y, ACTIVATIONS[hidden])


# The same three without a check of their arguments: training checks once and takes many steps.


def outputs(parameters: Mapping[str, np.ndarray], X: np.ndarray, activation: Activation) -> Arrays:
    """Return what `forward` returns."""
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = activation.value(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    return {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": sigmoid(Z2)}


def mean_surprise(Z2: np.ndarray, Y: np.ndarray) -> np.ndarray:
    """Return what `cross_entropy` returns."""
    # log(1 + exp(z)), as np.logaddexp(0, z) gives it, in a sixth of the time
    softplus = np.maximum(Z2, 0.0) + np.log1p(np.exp(-np.abs(Z2)))
    return _mean(softplus - Y * Z2)[..., 0].sum(axis=-1)


def gradients(
    parameters: Mapping[str, np.ndarray],
    cache: Mapping[str, np.ndarray],
    X: np.ndarray,
    Y: np.ndarray,
    activation: Activation,
) -> Arrays:
    """Return what `backward` returns."""
    m = X.shape[-1]
    dZ2 = cache["A2"] - Y
    dZ1 = activation.slope(cache["Z1"], cache["A1"])
    dZ1 *= parameters["W2"].mT @ dZ2  # in place: a stack of K networks is too large to copy
    return {
        "dW1": dZ1 @ X.mT / m,
        "db1": _mean(dZ1),
        "dW2": dZ2 @ cache["A1"].mT / m,
        "db2": _mean(dZ2),
    }


def _mean(values):
    """Return what np.mean returns over the last axis, which stays; for few values, much faster."""
    return np.add.reduce(values, axis=-1, keepdims=True) / values.shape[-1]
