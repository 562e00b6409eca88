"""How deep networks train: gradient descent on all examples, or on batches of them."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from utils import require
from utils.depth.activations import ACTIVATIONS
from utils.depth.outputs import OUTPUTS
from utils.depth.signals import Layers, Signal, check, passed_back, passed_on


class Trained(NamedTuple):
    """The end of training: parameters, and the cost before each update and after the last."""

    weights: list[np.ndarray]
    biases: list[np.ndarray]
    costs: np.ndarray


def train(
    weights: Layers,
    X: np.ndarray,
    Y: np.ndarray,
    *,
    num_iterations: int = 1000,
    learning_rate: float | np.ndarray | Sequence[float] = 1.2,
    hidden: str = "tanh",
    output: str = "sigmoid",
    biases: Layers | None = None,
    batch_size: int | None = None,
    rng: np.random.Generator | None = None,
) -> Trained:
    """Train by gradient descent: hidden layers with g, and a sigmoid or softmax output.

    Every number is computed in the precision of the weights: float32 takes less than half the time.

    Args:
        weights: the initial weights, as for `forward`; not modified.
        X: inputs, (n_0, m).
        Y: labels, 0 or 1, (n_L, m); for softmax, a single 1 in each column.
        num_iterations: number of updates.
        learning_rate: of gradient descent; (K, 1, 1) for one for each of K networks, or a list with
            one for each layer.
        hidden: the activation of all layers but the last.
        output: "sigmoid", one yes or no for each output, or "softmax", one class of n_L.
        biases: the initial biases, as for `forward`; not modified. None for zeros.
        batch_size: examples per update, a new order in every pass; None for all of them.
        rng: where the order of the batches comes from.

    Returns:
        `Trained`, with costs in nats, of shape (num_iterations + 1,), or (num_iterations + 1, K).
        With batches, each cost but the last is that of the batch.

    Raises:
        ValueError: as for `forward`, or labels of the wrong shape, or other than 0 and 1, or
            batches without an rng.
    """
    check(weights, X, hidden)
    require.choice("output", output, OUTPUTS)
    require.labels(Y, weights[-1].shape[-2], X.shape[1])
    last = OUTPUTS[output]
    last.check(Y)
    precision = np.result_type(*weights, np.float32)
    X, Y = np.asarray(X, precision), np.asarray(Y, precision)
    rates = [np.asarray(rate, precision) for rate in _of_each_layer(learning_rate, len(weights))]
    # the output is linear here: its g is part of the cost, whose gradient in Z_L is A - Y
    layers = [ACTIVATIONS[hidden]] * (len(weights) - 1) + [ACTIVATIONS["linear"]]
    if biases is None:
        biases = [np.zeros((*W.shape[:-1], 1), precision) for W in weights]
    costs = []
    for inputs, labels in _batches(X, Y, num_iterations, batch_size, rng):
        signal = passed_on(weights, biases, inputs, layers)
        costs.append(last.surprise(signal.Z[-1], labels))
        dA = (last.value(signal.Z[-1]) - labels) / inputs.shape[1]
        dZ = passed_back(weights, signal, dA, layers)
        weights, biases = _moved(weights, biases, dZ, signal, inputs, rates)
    costs.append(last.surprise(passed_on(weights, biases, X, layers).Z[-1], Y))
    return Trained(list(weights), list(biases), np.array(costs))


def accuracy(
    trained: Trained, X: np.ndarray, Y: np.ndarray, hidden: str = "tanh", output: str = "sigmoid"
) -> float | np.ndarray:
    """Return the fraction of correct labels of a trained network, or of each of K."""
    require.choice("output", output, OUTPUTS)
    layers = [ACTIVATIONS[hidden]] * (len(trained.weights) - 1) + [ACTIVATIONS["linear"]]
    Z = passed_on(trained.weights, trained.biases, X, layers).Z[-1]
    return OUTPUTS[output].correct(Z, Y)


def descend(
    gradients: Callable[[Layers, np.ndarray, np.ndarray], Layers],
    weights: Layers,
    X: np.ndarray,
    Y: np.ndarray,
    *,
    num_iterations: int,
    learning_rate: float | np.ndarray | Sequence[float],
    batch_size: int | None = None,
    rng: np.random.Generator | None = None,
) -> list[np.ndarray]:
    """Return weights trained by gradient descent with a gradient of your own.

    Args:
        gradients: (weights, X, Y) -> the gradient of each array of the weights.
        weights: the initial weights; not modified.
        X: inputs, (n_0, m).
        Y: labels, (n_L, m).
        num_iterations: number of updates.
        learning_rate: as for `train`.
        batch_size: as for `train`, and so is `rng`.
        rng: where the order of the batches comes from.
    """
    now, rates = list(weights), _of_each_layer(learning_rate, len(weights))
    for inputs, labels in _batches(X, Y, num_iterations, batch_size, rng):
        slopes = gradients(now, inputs, labels)
        now = [W - rate * dW for W, dW, rate in zip(now, slopes, rates, strict=True)]
    return now


def _of_each_layer(learning_rate, layers):
    if not isinstance(learning_rate, Sequence):
        return [learning_rate] * layers
    if len(learning_rate) != layers:
        raise ValueError(
            f"learning_rate has {len(learning_rate)} entries, expected {layers}: one per layer."
        )
    return learning_rate


def _batches(X, Y, num_iterations, batch_size, rng) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield the examples of each update."""
    if batch_size is None:
        yield from ((X, Y) for _ in range(num_iterations))
        return
    require.sizes(batch_size=batch_size)
    require.generator(rng)
    m, left = X.shape[1], np.empty(0, int)
    for _ in range(num_iterations):
        if not left.size:
            left = rng.permutation(m)
        some, left = left[:batch_size], left[batch_size:]
        yield X[:, some], Y[:, some]


def _moved(weights, biases, dZ, signal: Signal, X, rates):
    dW = [back @ A.mT for back, A in zip(dZ, [X, *signal.A[:-1]], strict=True)]
    db = [back.sum(axis=-1, keepdims=True) for back in dZ]
    return (
        [W - rate * slope for W, slope, rate in zip(weights, dW, rates, strict=True)],
        [b - rate * slope for b, slope, rate in zip(biases, db, rates, strict=True)],
    )
