"""What the browser needs to start any network: the data sets and all standard normal draws.

Weights with scale s are a standard normal draw times s, so the browser only multiplies: the same
seed gives the same weights there and in `utils.initializers`, bit for bit.
"""

import numpy as np
from matplotlib import colormaps

from utils import datasets

LARGEST, SEEDS = 16, 10
#: In the order of the choices; orthogonal weights are no scaled draw and stay in Python.
SCHEMES = ("normal", "zeros", "constant", "lecun", "xavier", "he")


def unit_draws(seed: int, n_h: int) -> np.ndarray:
    """Return W1 (n_h, 2) and then W2 (1, n_h) drawn with scale 1, as one flat array."""
    rng = np.random.default_rng(seed)
    W1, W2 = rng.standard_normal((n_h, 2)), rng.standard_normal((1, n_h))
    return np.concatenate([W1.ravel(), W2.ravel()])


def all_draws() -> bytes:
    """Return the draws of every seed and every number of units, one after the other, as float64."""
    draws = [unit_draws(seed, n_h) for seed in range(SEEDS) for n_h in range(1, LARGEST + 1)]
    return np.concatenate(draws).astype("<f8").tobytes()


def all_data(m: int = 400) -> dict[str, bytes]:
    """Return every data set as bytes of float64: x1, then x2, then y, each of length m."""
    sets = {
        name: draw(rng=np.random.default_rng(1), m=m) for name, draw in datasets.DATASETS.items()
    }
    return {name: np.vstack([X, Y]).astype("<f8").tobytes() for name, (X, Y) in sets.items()}


def colour_table() -> bytes:
    """Return cividis as 256 colours of three bytes."""
    return colormaps["cividis"](np.arange(256), bytes=True)[:, :3].tobytes()
