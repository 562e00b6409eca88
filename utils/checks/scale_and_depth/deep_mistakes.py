"""What known mistakes make of one layer in `forward_deep`."""

import numpy as np

from utils.checks.random_initialization.forward import activations


def hidden_mistakes(W: np.ndarray, b: np.ndarray, A: np.ndarray) -> dict[str, np.ndarray]:
    """Return what to say about each known mistake in tanh(W A + b), and what it gives."""
    product = W @ A
    Z = product + b
    right = np.tanh(Z)
    found = {
        "the bias is missing.": np.tanh(product),
        "the bias is subtracted, not added.": np.tanh(product - b),
        "the bias is added after tanh.": np.tanh(product) + b,
        "the sum of all biases is added to every unit.": np.tanh(product + b.sum()),
        "W A is divided by the fan-in.": np.tanh(product / W.shape[1] + b),
        "each unit's mean over the examples is subtracted.": right - right.mean(1, keepdims=True),
    }
    for limit in (0.9, 0.95, 0.99, 0.999):
        found[f"it is cut off at {limit:g} and -{limit:g}."] = np.clip(right, -limit, limit)
    for limit in (2, 3, 5):
        says = f"it is the tanh of numbers cut off at {limit} and -{limit}."
        found[says] = np.tanh(np.clip(Z, -limit, limit))
    if A.shape == right.shape:
        found["the layer before it is added."] = right + A
    if W.shape[0] == W.shape[1]:
        found["W is transposed."] = np.tanh(W.T @ A + b)
    return found | _functions(Z)


def output_mistakes(W: np.ndarray, b: np.ndarray, A: np.ndarray) -> dict[str, np.ndarray]:
    """Return what to say about each known mistake in W A + b, and what it gives."""
    product = W @ A
    Z = product + b
    found = {
        "the bias is missing.": product,
        "the bias is subtracted, not added.": product - b,
        "the bias is added twice.": product + 2 * b,
        "it reads tanh of the last activations, expected the last activations.": W @ np.tanh(A) + b,
    }
    for limit in (1, 2, 3, 5, 10, 20, 50, 100, 500):
        found[f"it is cut off at {limit} and -{limit}."] = np.clip(Z, -limit, limit)
    return found | _named(Z, "the identity (no activation)")


def _functions(Z):
    return _named(Z, "tanh") | {
        f"the activation is {name}, expected tanh.": value
        for name, value in {
            "softsign": Z / (1 + np.abs(Z)),
            "a straight line cut off at 1 and -1": np.clip(Z, -1, 1),
            "sine": np.sin(Z),
            "1.7159 tanh(2z/3)": 1.7159 * np.tanh(2 / 3 * Z),
            "arctan": np.arctan(Z),
        }.items()
    }


def _named(Z, right):
    with np.errstate(over="ignore"):
        return {each.says: each.value for each in activations(Z, right)}
