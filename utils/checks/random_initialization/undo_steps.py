"""Takes the steps of gradient descent back: from trained parameters to those it started from.

What a start is drawn from is random, so trained weights are compared with nothing. But each step
theta' = theta - learning_rate * gradient(theta) can be undone, and a right training that is undone
ends where the task lets it begin: at biases of 0.
"""

import numpy as np

from utils.network import passes

#: At most this many rounds for one step. Each multiplies the error by learning_rate times the
#: curvature, which must be below 1: about max(1/4, norm(mean of (a - y) x)) for small weights.
ROUNDS = 60
#: The rounds of a step end when one moves no parameter by more. The error that is left is that
#: move times learning_rate times the curvature, far below what a wrong step would leave.
DONE = 1e-9


def start_of(
    trained: dict[str, np.ndarray], X: np.ndarray, Y: np.ndarray, steps: int, learning_rate: float
) -> dict[str, np.ndarray]:
    """Return the parameters that `steps` steps of gradient descent take to the trained ones."""
    parameters = {name: np.asarray(value, float) for name, value in trained.items()}
    step = dict.fromkeys(parameters, 0.0)
    for _ in range(steps):
        step = _last_step(parameters, step, X, Y, learning_rate)
        parameters = {name: value + step[name] for name, value in parameters.items()}
    return parameters


def _last_step(after, guess, X, Y, learning_rate):
    """Solve step = learning_rate * gradient(after + step) by repeating it, from a first guess."""
    step = guess
    for _ in range(ROUNDS):
        before = {name: value + step[name] for name, value in after.items()}
        grads = _gradients(before, X, Y)
        new = {name: learning_rate * grads[f"d{name}"] for name in after}
        moved = max(float(np.abs(new[name] - step[name]).max()) for name in after)
        step = new
        if not moved > DONE:
            break
    return step


def _gradients(parameters, X, Y):
    # thousands of rounds: the arguments were checked when the network was trained
    tanh = passes.ACTIVATIONS["tanh"]
    return passes.gradients(parameters, passes.outputs(parameters, X, tanh), X, Y, tanh)
