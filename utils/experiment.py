"""Training with a learner's own functions, monitored step by step.

Nothing here uses the reference network, so an experiment shows what the learner's code does.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

Parameters = Mapping[str, np.ndarray]


class Watched(NamedTuple):
    """The course of training: the cost and a measure of the parameters before some steps."""

    steps: list[int]
    costs: list[float]
    measures: list[float]


def watch(
    start: Parameters,
    X: np.ndarray,
    Y: np.ndarray,
    *,
    forward: Callable,
    cost: Callable,
    backward: Callable,
    update: Callable,
    measure: Callable[[Parameters], float],
    num_iterations: int = 1000,
    every: int = 1,
) -> Watched:
    """Train by gradient descent with the given functions, and record the cost and a measure.

    Args:
        start: the initial parameters; not modified unless `update` modifies them.
        X: inputs, (n_x, m).
        Y: labels, (n_y, m).
        forward: (X, parameters) -> A2, cache.
        cost: (A2, Y) -> the cost, in nats.
        backward: (parameters, cache, X, Y) -> grads.
        update: (parameters, grads) -> new parameters.
        measure: parameters -> a number to record beside the cost.
        num_iterations: number of steps.
        every: number of steps between two records of the cost and the measure.

    Returns:
        The recorded steps, from 0, with the cost and the measure before each of them.
    """
    watched, parameters = Watched([], [], []), start
    for step in range(num_iterations):
        A2, cache = forward(X, parameters)
        if step % every == 0:
            watched.steps.append(step)
            watched.costs.append(float(np.squeeze(cost(A2, Y))))
            watched.measures.append(float(np.squeeze(measure(parameters))))
        parameters = update(parameters, backward(parameters, cache, X, Y))
    return watched
