"""What known mistakes make of one layer in `forward_propagation`."""

import numpy as np

from utils import network
from utils.checks.diagnosis import Mistake

#: Where learners clip the output of a sigmoid.
MARGINS = (0.1, 0.05, 0.01, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8)
#: Where learners cut off a weighted sum, so that exp does not overflow.
LIMITS = (
    5,
    10,
    15,
    16,
    18,
    20,
    25,
    30,
    35,
    36,
    40,
    50,
    60,
    80,
    88,
    100,
    200,
    250,
    300,
    500,
    700,
    709,
)

#: Where exp is cut off: above 709 it overflows, which would warn in a learner's notebook.
LARGEST = 700.0


def sums(n: int, W: np.ndarray, A: np.ndarray, b: np.ndarray) -> tuple[Mistake, ...]:
    """Return wrong W A + b of the layer `n`."""
    product = W @ A
    found = {
        f"the bias b{n} is missing.": product,
        f"b{n} is subtracted, not added.": product - b,
        f"b{n} is added twice.": product + 2 * b,
        f"every unit has the first entry of b{n}, expected its own.": product + b[:1],
        f"every unit has the last entry of b{n}, expected its own.": product + b[-1:],
        f"every unit has the sum of b{n}, expected its own entry.": product + np.sum(b),
        f"every unit has the mean of b{n}, expected its own entry.": product + np.mean(b),
        f"b{n} goes along the examples, expected along the units: its shape was (n,), or b{n} is "
        "transposed.": product + _along(b, product),
    }
    if W.shape[0] == W.shape[1]:
        found[f"W{n} is transposed."] = W.T @ A + b
    return tuple(Mistake(says, value) for says, value in found.items())


def cut_off(Z: np.ndarray) -> tuple[Mistake, ...]:
    """Return weighted sums that are kept from growing, at the limits that learners choose."""
    return tuple(
        Mistake(f"it is cut off at {limit} and -{limit}, expected as it is.",
                np.clip(Z, -limit, limit))
        for limit in LIMITS
    )  # fmt: skip


def _along(b, product):
    """Return a bias that numpy adds along the examples; nan where its size does not fit."""
    return b.T if len(b) == product.shape[1] else np.full_like(product, np.nan)


def activations(Z: np.ndarray, right: str) -> tuple[Mistake, ...]:
    """Return Z after every activation but the right one."""
    e = np.exp(Z - Z.max(axis=0))
    others = {
        "tanh": np.tanh(Z),
        "sigmoid": network.sigmoid(Z),
        "the identity (no activation)": Z,
        "relu": np.maximum(Z, 0.0),
        "softmax": e / e.sum(axis=0),
        "a step (rounded to 0 or 1)": (Z > 0) * 1.0,
        "sigmoid(-Z), the sign in its exp is wrong": network.sigmoid(-Z),
        "tanh applied twice": np.tanh(np.tanh(Z)),
        "sigmoid applied twice": network.sigmoid(network.sigmoid(Z)),
        "1 + exp(-Z), as without the brackets of 1 / (1 + exp(-Z))": 1
        + np.exp(np.minimum(-Z, LARGEST)),
        "leaky relu": np.where(Z > 0, Z, 0.01 * Z),
        "exp": np.exp(np.minimum(Z, LARGEST)),
    }
    return tuple(
        Mistake(f"the activation is {name}, expected {right}.", value)
        for name, value in others.items()
        if name != right
    )


def outputs(Z: np.ndarray) -> tuple[Mistake, ...]:
    """Return wrong sigmoids of Z; those that are cut off first, since they differ at few places."""
    right = network.sigmoid(Z)
    cut = (
        Mistake(
            f"it is kept {margin:g} away from 0 and from 1, expected the sigmoid as it is.",
            np.clip(right, margin, 1 - margin),
        )
        for margin in MARGINS
    )
    return (*cut, *activations(Z, "sigmoid"))
