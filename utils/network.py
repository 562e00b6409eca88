"""The reference network: one hidden layer, K networks trained at once as stacked arrays.

Glossary, used in every file, lesson and exercise:

    n_x, n_h, n_y   number of inputs, hidden units, outputs
    m               number of examples
    K               number of networks trained side by side
    X  (n_x, m)     inputs, one column per example
    Y  (n_y, m)     labels, 0 or 1
    W1 (n_h, n_x)   weights of the hidden layer, one row per hidden unit
    b1 (n_h, 1)     biases of the hidden layer
    W2 (n_y, n_h)   weights of the output layer, one column per hidden unit
    b2 (n_y, 1)     biases of the output layer
    Z1, A1 (n_h, m) pre-activations and activations of the hidden layer
    Z2, A2 (n_y, m) pre-activations (logits) and activations of the output layer
    dW1, ...        gradient of the cost with respect to W1, ..., shaped like W1, ...

Every function takes one network (arrays of two axes) or K of them (a leading axis of K): numpy's
matrix product broadcasts over leading axes, so the formulas below are written once for both.

Source: Goodfellow, Bengio, Courville, "Deep Learning" (2016), sections 6.2, 6.3 and 6.5.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from utils import require

Arrays = dict[str, np.ndarray]


class Activation(NamedTuple):
    """A hidden activation and its derivative, which is a function of (Z, A)."""

    value: Callable[[np.ndarray], np.ndarray]
    slope: Callable[[np.ndarray, np.ndarray], np.ndarray]


class Step(NamedTuple):
    """One step of training: the parameters after `iteration` updates, and what they compute."""

    iteration: int
    parameters: Arrays
    cache: Arrays
    cost: np.ndarray


class Trained(NamedTuple):
    """The end of training: parameters, and the cost before each update and after the last."""

    parameters: Arrays
    costs: np.ndarray


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
    return _forward(parameters, np.asarray(X, float), ACTIVATIONS[hidden])


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
    return _cross_entropy(np.asarray(Z2, float), np.asarray(Y, float))


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
    return _backward(parameters, cache, X, Y, ACTIVATIONS[hidden])


def update(
    parameters: Mapping[str, np.ndarray],
    grads: Mapping[str, np.ndarray],
    learning_rate: float | np.ndarray = 1.2,
) -> Arrays:
    """Take one step of gradient descent: theta - learning_rate * dtheta, in new arrays.

    Args:
        parameters: as for `forward`; not modified.
        grads: as `backward` returns them.
        learning_rate: one number, or K of them with shape (K, 1, 1).

    Returns:
        The new parameters.
    """
    return {name: value - learning_rate * grads[f"d{name}"] for name, value in parameters.items()}


def descend(
    parameters: Mapping[str, np.ndarray],
    X: np.ndarray,
    Y: np.ndarray,
    *,
    num_iterations: int,
    learning_rate: float | np.ndarray = 1.2,
    hidden: str = "tanh",
) -> Iterator[Step]:
    """Train by full-batch gradient descent and yield every step, the start (0) included.

    Args:
        parameters: the initial ones, as for `forward`; not modified.
        X: inputs, (n_x, m).
        Y: labels, 0 or 1, (n_y, m).
        num_iterations: number of updates, 0 or more; `num_iterations + 1` steps are yielded.
        learning_rate: one number, or K of them with shape (K, 1, 1).
        hidden: the hidden activation: "tanh", "sigmoid" or "relu".

    Yields:
        A `Step` whose cost is a number, or an array of shape (K,).

    Raises:
        ValueError: as for `forward` and `backward`, before the first step is taken.
    """
    require.choice("hidden", hidden, ACTIVATIONS)
    require.parameters(parameters)
    require.data(X, np.shape(parameters["W1"])[-1])
    require.labels(Y, np.shape(parameters["W2"])[-2], np.shape(X)[-1])
    require.at_least_zero(num_iterations=num_iterations)
    return _descend(
        dict(parameters), np.asarray(X, float), np.asarray(Y, float),
        num_iterations, learning_rate, ACTIVATIONS[hidden],
    )  # fmt: skip


def train(
    parameters: Mapping[str, np.ndarray],
    X: np.ndarray,
    Y: np.ndarray,
    *,
    num_iterations: int = 2000,
    learning_rate: float | np.ndarray = 1.2,
    hidden: str = "tanh",
    through: Callable[[Iterator[Step]], Iterator[Step]] = iter,
) -> Trained:
    """Train as `descend` does, and return the last parameters and every cost.

    Args:
        parameters: as for `descend`, and so are the other arguments.
        X: inputs, (n_x, m).
        Y: labels, 0 or 1, (n_y, m).
        num_iterations: number of updates.
        learning_rate: one number, or K of them with shape (K, 1, 1).
        hidden: the hidden activation.
        through: wraps the iterator of steps, as a progress bar does.

    Returns:
        `Trained`: the parameters, and costs of shape (num_iterations + 1,) or, for K networks,
        (num_iterations + 1, K), in nats.
    """
    steps = descend(
        parameters, X, Y,
        num_iterations=num_iterations, learning_rate=learning_rate, hidden=hidden,
    )  # fmt: skip
    costs = []
    for step in through(steps):
        costs.append(step.cost)
    return Trained(step.parameters, np.array(costs))


def predict(
    parameters: Mapping[str, np.ndarray], X: np.ndarray, hidden: str = "tanh"
) -> np.ndarray:
    """Return the predicted labels, 1 where A2 > 1/2, shape (n_y, m)."""
    return (forward(parameters, X, hidden)["A2"] > 0.5).astype(int)


def accuracy(
    parameters: Mapping[str, np.ndarray], X: np.ndarray, Y: np.ndarray, hidden: str = "tanh"
) -> np.ndarray:
    """Return the fraction of correct labels, 0 to 1: a number, or K of them."""
    return np.mean(predict(parameters, X, hidden) == Y, axis=(-2, -1))


def stack(networks: Sequence[Mapping[str, np.ndarray]]) -> Arrays:
    """Stack K networks of the same sizes into one set of parameters with a leading axis of K."""
    require.sizes(K=len(networks))
    return {name: np.stack([one[name] for one in networks]) for name in require.PARAMETER_NAMES}


def _forward(parameters, X, activation):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = activation.value(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    return {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": sigmoid(Z2)}


def _cross_entropy(Z2, Y):
    # log(1 + exp(z)), as np.logaddexp(0, z) gives it, in a sixth of the time
    softplus = np.maximum(Z2, 0.0) + np.log1p(np.exp(-np.abs(Z2)))
    return np.sum(np.mean(softplus - Y * Z2, axis=-1), axis=-1)


def _backward(parameters, cache, X, Y, activation):
    m = X.shape[-1]
    dZ2 = cache["A2"] - Y
    dZ1 = activation.slope(cache["Z1"], cache["A1"])
    dZ1 *= parameters["W2"].mT @ dZ2  # in place: a stack of K networks is too large to copy
    return {
        "dW1": dZ1 @ X.mT / m,
        "db1": dZ1.mean(axis=-1, keepdims=True),
        "dW2": dZ2 @ cache["A1"].mT / m,
        "db2": dZ2.mean(axis=-1, keepdims=True),
    }


def _descend(parameters, X, Y, num_iterations, learning_rate, activation):
    # Shapes were checked once by the caller; a check on every step would cost more than the step.
    for iteration in range(num_iterations + 1):
        cache = _forward(parameters, X, activation)
        yield Step(iteration, parameters, cache, _cross_entropy(cache["Z2"], Y))
        if iteration < num_iterations:
            grads = _backward(parameters, cache, X, Y, activation)
            parameters = update(parameters, grads, learning_rate)
