"""What a network predicts, how often it is right, and K networks as one stack."""

from collections.abc import Mapping, Sequence

import numpy as np

from utils import require
from utils.network import passes


def predict(
    parameters: Mapping[str, np.ndarray], X: np.ndarray, hidden: str = "tanh"
) -> np.ndarray:
    """Return the predicted labels, 1 where A2 > 1/2, shape (n_y, m)."""
    return (passes.forward(parameters, X, hidden)["A2"] > 0.5).astype(int)


def accuracy(
    parameters: Mapping[str, np.ndarray], X: np.ndarray, Y: np.ndarray, hidden: str = "tanh"
) -> np.ndarray:
    """Return the fraction of correct labels, 0 to 1: a number, or K of them."""
    return np.mean(predict(parameters, X, hidden) == Y, axis=(-2, -1))


def stack(networks: Sequence[Mapping[str, np.ndarray]]) -> passes.Arrays:
    """Stack K networks of the same sizes into one set of parameters with a leading axis of K."""
    require.sizes(K=len(networks))
    return {name: np.stack([one[name] for one in networks]) for name in require.PARAMETER_NAMES}
