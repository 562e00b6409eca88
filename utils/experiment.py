"""Training with functions that someone else wrote: a learner's own, watched step by step.

Nothing here knows the reference network, so that an experiment shows what the learner's code does.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

Parameters = Mapping[str, np.ndarray]


class Watched(NamedTuple):
    """What training went through: the cost and a measure of the parameters before some steps."""

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
    """Train from a start by gradient descent with the functions given, and keep what happens.

    Args:
        start: the parameters to begin with; left as they are where `update` leaves them.
        X: inputs, (n_x, m).
        Y: labels, (n_y, m).
        forward: (X, parameters) -> A2, cache.
        cost: (A2, Y) -> the cost, in nats.
        backward: (parameters, cache, X, Y) -> grads.
        update: (parameters, grads) -> new parameters.
        measure: parameters -> a number to keep beside the cost.
        num_iterations: number of steps.
        every: how many steps lie between two looks at the cost and the measure.

    Returns:
        The steps looked at, from 0, with the cost and the measure before each of them.
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
