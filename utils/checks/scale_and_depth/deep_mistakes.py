"""What known mistakes make of one layer in `forward_deep`."""

from collections.abc import Callable

import numpy as np

from utils.checks import calling, ladder
from utils.checks.random_initialization.forward_mistakes import activations
from utils.checks.scale_and_depth.layers import Parameters

#: What to say about a network that stops an answer, where it runs on the same in another form.
ORDER = (
    "It runs where the keys are in the order W1, b1, W2, ...: they may be in any order, so take "
    "each by its name."
)
ALONE = "It runs with one layer more: this network has one layer alone, and no hidden layer."
DEEP = (
    "It runs with three layers of this network, which has more than nine: W10 comes before W2 "
    "where names are sorted as text, and its number has two digits."
)


def why_it_stops(answer: Callable, X: np.ndarray, parameters: Parameters) -> str:
    """Return what stops an answer that runs on a like network, or nothing."""
    depth = len(parameters) // 2
    ordered = {f"{kind}{n}": parameters[f"{kind}{n}"] for n in range(1, depth + 1) for kind in "Wb"}
    like = {ORDER: ordered}
    if depth == 1:
        above = {"W2": np.ones((2, len(ordered["W1"]))), "b2": np.zeros((2, 1))}
        like[ALONE] = ordered | above
    if depth > 9:
        like[DEEP] = dict(list(ordered.items())[:6])
    return next((why for why, each in like.items() if _runs(answer, X, each)), "")


def _runs(answer, X, parameters):
    try:
        calling.call("forward_deep", answer, X, parameters)
    except ladder.CheckFailed:
        return False
    return True


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
        "the mean of all biases is added to every unit.": np.tanh(product + b.mean()),
        "the first bias is added to every unit.": np.tanh(product + b[0]),
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
        "the sum of all biases is added to every unit.": product + b.sum(),
        "the mean of all biases is added to every unit.": product + b.mean(),
        "the first bias is added to every unit.": product + b[0],
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
