"""Gradient descent on all examples at once, one network or K side by side."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import numpy as np

from utils import require
from utils.network import passes


class Step(NamedTuple):
    """One step of training: the parameters after `iteration` updates, and what they compute."""

    iteration: int
    parameters: passes.Arrays
    cache: passes.Arrays
    cost: np.ndarray


class Trained(NamedTuple):
    """The end of training: parameters, and the cost before each update and after the last."""

    parameters: passes.Arrays
    costs: np.ndarray


def update(
    parameters: Mapping[str, np.ndarray],
    grads: Mapping[str, np.ndarray],
    learning_rate: float | np.ndarray = 1.2,
) -> passes.Arrays:
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
    require.choice("hidden", hidden, passes.ACTIVATIONS)
    require.parameters(parameters)
    require.data(X, np.shape(parameters["W1"])[-1])
    require.labels(Y, np.shape(parameters["W2"])[-2], np.shape(X)[-1])
    require.at_least_zero(num_iterations=num_iterations)
    return _descend(
        dict(parameters), np.asarray(X, float), np.asarray(Y, float),
        num_iterations, learning_rate, passes.ACTIVATIONS[hidden],
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


def _descend(parameters, X, Y, num_iterations, learning_rate, activation):
    # Shapes were checked once by the caller; a check on every step would cost more than the step.
    for iteration in range(num_iterations + 1):
        cache = passes.outputs(parameters, X, activation)
        yield Step(iteration, parameters, cache, passes.mean_surprise(cache["Z2"], Y))
        if iteration < num_iterations:
            grads = passes.gradients(parameters, cache, X, Y, activation)
            parameters = update(parameters, grads, learning_rate)
