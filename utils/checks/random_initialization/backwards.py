"""Takes the steps of gradient descent back: from trained parameters to those it started from.

What a start is drawn from is random, so trained weights are compared with nothing. But each step
theta' = theta - learning_rate * gradient(theta) can be undone, and a right training that is undone
ends where the task lets it begin: at biases of 0.
"""

import numpy as np

from utils import network

#: At most this many rounds for one step. Each multiplies the error by learning_rate times the
#: curvature, which must be below 1: about max(1/4, norm(mean of (a - y) x)) for small weights.
ROUNDS = 60


def start_of(
    trained: dict[str, np.ndarray], X: np.ndarray, Y: np.ndarray, steps: int, learning_rate: float
) -> dict[str, np.ndarray]:
    """Return the parameters that `steps` steps of gradient descent take to the trained ones."""
    parameters = {name: np.asarray(value, float) for name, value in trained.items()}
    for _ in range(steps):
        parameters = _undone(parameters, X, Y, learning_rate)
    return parameters


def _undone(after, X, Y, learning_rate):
    """Solve theta = after + learning_rate * gradient(theta) by repeating it."""
    before = after
    for _ in range(ROUNDS):
        grads = network.backward(before, network.forward(before, X), X, Y)
        new = {name: after[name] + learning_rate * grads[f"d{name}"] for name in after}
        moved = max(float(np.max(np.abs(new[name] - before[name]))) for name in after)
        before = new
        if not moved > 1e-14:
            break
    return before
