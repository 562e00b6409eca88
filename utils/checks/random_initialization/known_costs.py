"""Costs of the four parameters whose gradients and central differences are known exactly."""

from collections.abc import Callable

import numpy as np

from utils.portable import portable

#: The weight of each parameter's squares in the cost.
WEIGHTS = {"W1": 0.5, "b1": 1.0, "W2": 1.5, "b2": 2.0}
Arrays = dict[str, np.ndarray]
Cost = Callable[[Arrays], float]


@portable
def _coupled(weights: dict, factor: float, parameters: dict) -> float:
    total = squares = 0.0
    for name, weight in weights.items():  # called hundreds of times for one answer
        entries = np.asarray(parameters[name]).ravel()
        total += entries.sum()
        squares += weight * (entries @ entries)
    return factor * float(squares + total + total**2 / 8)


def coupled(factor: float = 1.0) -> Cost:
    """Return the cost factor * (sum(w theta^2 + theta) + S^2 / 8), with S the sum of all entries.

    It is quadratic in each entry, so its central difference is exact at any epsilon; but S couples
    the entries, so one that is not put back moves the differences of all others.
    """
    return _coupled(WEIGHTS, factor)


def slopes(parameters: Arrays) -> Arrays:
    """Return the gradient of `coupled()`: 2 w theta + 1 + S / 4."""
    total = sum(np.sum(parameters[name]) for name in WEIGHTS)
    return {f"d{name}": 2 * weight * parameters[name] + 1 + total / 4
            for name, weight in WEIGHTS.items()}  # fmt: skip


def drawn(rng: np.random.Generator, parameters: Arrays) -> tuple[Cost, Callable[[Arrays], Arrays]]:
    """Return the cost sum(w theta^2 + v theta) + S^2 / 8, with S as in `coupled()`, and its slopes.

    It stays with the grader, and w and v are drawn for each entry: whoever has read this file knows
    the slopes of the other costs, but must measure those of this one, entry by entry.
    """
    shapes = {name: np.shape(parameters[name]) for name in WEIGHTS}
    squares = {name: rng.uniform(0.5, 2.0, shape) for name, shape in shapes.items()}
    lines = {name: rng.uniform(0.5, 1.5, shape) for name, shape in shapes.items()}

    def cost(parameters: Arrays) -> float:
        at = {name: np.reshape(parameters[name], shape) for name, shape in shapes.items()}
        total = sum(each.sum() for each in at.values())
        return float(sum(np.sum((squares[name] * each + lines[name]) * each)
                         for name, each in at.items()) + total**2 / 8)  # fmt: skip

    def gradient(parameters: Arrays) -> Arrays:
        total = sum(np.sum(parameters[name]) for name in shapes)
        return {f"d{name}": 2 * squares[name] * parameters[name] + lines[name] + total / 4
                for name in shapes}  # fmt: skip

    return cost, gradient


def curvature(parameters: Arrays) -> float:
    """Return how far a one-sided difference of `coupled()` is off, as a norm, for epsilon = 1."""
    sizes = {name: parameters[name].size for name in WEIGHTS}
    return float(np.sqrt(sum((w + 0.125) ** 2 * sizes[name] for name, w in WEIGHTS.items())))


@portable
def _waves(names: list, epsilon: float, parameters: dict) -> float:
    angles = [parameters[name] / (2 * epsilon) for name in names]
    return float(epsilon * sum(np.sum(np.sin(each)) for each in angles))


def waves(epsilon: float) -> Cost:
    """Return the cost epsilon * sum(sin(theta / (2 epsilon))), which bends within one epsilon."""
    return _waves(list(WEIGHTS), epsilon)


@portable
def _flat(parameters: dict) -> float:
    return 1.0


def flat() -> Cost:
    """Return the cost that is 1 everywhere."""
    return _flat()


def slopes_of_waves(parameters: Arrays, epsilon: float) -> Arrays:
    """Return the gradient of `waves(epsilon)`: cos(theta / (2 epsilon)) / 2."""
    return {f"d{name}": np.cos(parameters[name] / (2 * epsilon)) / 2 for name in WEIGHTS}


def differences_of_waves(parameters: Arrays, epsilon: float) -> Arrays:
    """Return the central differences of `waves(epsilon)` at that epsilon: sin(1/2)/(1/2) as large.

    (sin(x + 1/2) - sin(x - 1/2)) / 2 = cos(x) sin(1/2), with x = theta / (2 epsilon).
    """
    ratio = np.sin(0.5) / 0.5
    return {name: ratio * slope for name, slope in slopes_of_waves(parameters, epsilon).items()}
