"""Other ways to train than plain gradient descent: which gradient is used, and which step is taken.

A *gradient* is a function (parameters, X, Y, rng) -> grads, shaped as `network.backward` returns
them. A *step* is a function (parameters, grads, memory, learning_rate) -> new parameters, where
`memory` is a dictionary that is empty at first and that the step keeps its averages in. `train`
joins one of each. It checks its arguments once: a check in each gradient would cost more than that.
"""

from collections.abc import Callable, Mapping

import numpy as np

from utils import network, require
from utils.network import passes

TANH = passes.ACTIVATIONS["tanh"]
Parameters = Mapping[str, np.ndarray]
Gradient = Callable[[Parameters, np.ndarray, np.ndarray, np.random.Generator], network.Arrays]
Step = Callable[[Parameters, Parameters, dict, float], network.Arrays]


def exact(
    parameters: Parameters, X: np.ndarray, Y: np.ndarray, rng: np.random.Generator
) -> network.Arrays:
    """Return the gradient of the cost on all examples; `rng` is not used."""
    return passes.gradients(parameters, passes.outputs(parameters, X, TANH), X, Y, TANH)


def minibatches(
    parameters: Parameters, X: np.ndarray, Y: np.ndarray, rng: np.random.Generator, size: int = 40
) -> network.Arrays:
    """Return the gradient on `size` examples, drawn for each step without replacement.

    Source: Robbins, Monro, "A stochastic approximation method" (1951); Goodfellow, Bengio,
    Courville, "Deep Learning" (2016), section 8.1.3.
    """
    chosen = rng.choice(X.shape[1], size, replace=False)
    return exact(parameters, X[:, chosen], Y[:, chosen], rng)


def noise(
    parameters: Parameters, X: np.ndarray, Y: np.ndarray, rng: np.random.Generator,
    scale: float = 0.01,
) -> network.Arrays:  # fmt: skip
    """Return the exact gradient with N(0, scale^2) added to each entry, a draw for each.

    Source: Neelakantan et al., "Adding gradient noise improves learning for very deep networks"
    (2015), here with a scale that does not fall.
    """
    grads = exact(parameters, X, Y, rng)
    return {name: grad + scale * rng.standard_normal(grad.shape) for name, grad in grads.items()}


def dropout(
    parameters: Parameters, X: np.ndarray, Y: np.ndarray, rng: np.random.Generator,
    keep: float = 0.5,
) -> network.Arrays:  # fmt: skip
    """Return the gradient of a network whose hidden units are dropped at random.

    A1' = A1 * M / keep, where each entry of M (n_h, m) is 1 with probability `keep`, or else 0.
    The factor 1 / keep lets the trained network be used without dropout.

    Source: Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting"
    (2014), section 4; the factor in training is that of section 10.
    """
    cache, m = passes.outputs(parameters, X, TANH), X.shape[1]
    M = (rng.random(cache["A1"].shape) < keep) / keep
    A1 = cache["A1"] * M
    dZ2 = network.sigmoid(parameters["W2"] @ A1 + parameters["b2"]) - Y
    dZ1 = parameters["W2"].T @ dZ2 * M * (1.0 - cache["A1"] ** 2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.mean(axis=1, keepdims=True),
        "dW2": dZ2 @ A1.T / m,
        "db2": dZ2.mean(axis=1, keepdims=True),
    }


def descent(
    parameters: Parameters, grads: Parameters, memory: dict, learning_rate: float
) -> network.Arrays:
    """Take a step of gradient descent: theta - learning_rate * dtheta; `memory` is not used."""
    return network.update(parameters, grads, learning_rate)


def weight_decay(
    parameters: Parameters, grads: Parameters, memory: dict, learning_rate: float,
    decay: float = 0.001,
) -> network.Arrays:  # fmt: skip
    """Take a step that also shrinks the weights: W - learning_rate * (dW + decay * W).

    Source: Krogh, Hertz, "A simple weight decay can improve generalization" (1992).
    """
    shrunk = {f"d{name}": grads[f"d{name}"] + decay * parameters[name] for name in ("W1", "W2")}
    return network.update(parameters, {**grads, **shrunk}, learning_rate)


def momentum(
    parameters: Parameters, grads: Parameters, memory: dict, learning_rate: float, beta: float = 0.9
) -> network.Arrays:
    """Take a step along a sum of past gradients: V = beta V + dtheta, theta - learning_rate * V.

    V grows up to 1 / (1 - beta) times a gradient that stays the same.

    Source: Polyak, "Some methods of speeding up the convergence of iteration methods" (1964).
    """
    for name, grad in grads.items():
        memory[name] = beta * memory.get(name, 0.0) + grad
    return network.update(parameters, memory, learning_rate)


def adam(
    parameters: Parameters, grads: Parameters, memory: dict, learning_rate: float,
    beta1: float = 0.9, beta2: float = 0.999, epsilon: float = 1e-8,
) -> network.Arrays:  # fmt: skip
    """Take a step of Adam: each entry's mean gradient over the root of its mean square.

    M = beta1 M + (1 - beta1) dtheta     V = beta2 V + (1 - beta2) dtheta^2
    theta - learning_rate * (M / (1 - beta1^t)) / (sqrt(V / (1 - beta2^t)) + epsilon)

    Source: Kingma, Ba, "Adam: a method for stochastic optimization" (2015), algorithm 1.
    """
    t = memory["t"] = memory.get("t", 0) + 1
    steps = {}
    for name, grad in grads.items():
        M, V = memory.get(name, (0.0, 0.0))
        M, V = beta1 * M + (1 - beta1) * grad, beta2 * V + (1 - beta2) * grad**2
        memory[name] = M, V
        steps[name] = M / (1 - beta1**t) / (np.sqrt(V / (1 - beta2**t)) + epsilon)
    return network.update(parameters, steps, learning_rate)


def train(
    parameters: Parameters,
    X: np.ndarray,
    Y: np.ndarray,
    *,
    gradient: Gradient = exact,
    step: Step = descent,
    num_iterations: int = 2000,
    learning_rate: float = 1.2,
    rng: np.random.Generator,
) -> network.Arrays:
    """Train a network of tanh units with a gradient and a step of this module.

    Args:
        parameters: the initial ones, W1 (n_h, n_x), b1, W2 (n_y, n_h), b2; not modified.
        X: inputs, (n_x, m).
        Y: labels, 0 or 1, (n_y, m).
        gradient: `exact`, `minibatches`, `noise` or `dropout`.
        step: `descent`, `weight_decay`, `momentum` or `adam`.
        num_iterations: number of steps.
        learning_rate: of the step.
        rng: where the gradient's randomness comes from.

    Returns:
        The new parameters.

    Raises:
        ValueError: rng is no Generator, num_iterations is negative, or as for `network.forward`.
    """
    require.generator(rng)
    require.at_least_zero(num_iterations=num_iterations, learning_rate=learning_rate)
    network.backward(parameters, network.forward(parameters, X), X, Y)  # checks all the shapes
    memory: dict = {}
    now = dict(parameters)
    for _ in range(num_iterations):
        now = step(now, gradient(now, X, Y, rng), memory, learning_rate)
    return now
