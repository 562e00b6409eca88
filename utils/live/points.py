"""What the browser needs besides settings: the points, to train on and to test, and the colours."""

import numpy as np
from matplotlib import colormaps

from utils import datasets

POINTS = 400
TRAIN, TEST = 1, 2  # the seeds of the points


def all_points(seed: int) -> dict[str, bytes]:
    """Return every data set as bytes of float64: x1, then x2, then y, each of length POINTS."""
    drawn = {
        name: draw(rng=np.random.default_rng(seed), m=POINTS)
        for name, draw in datasets.DATASETS.items()
    }
    return {name: np.vstack([X, Y]).astype("<f8").tobytes() for name, (X, Y) in drawn.items()}


def colour_table() -> bytes:
    """Return cividis as 256 colours of three bytes."""
    return colormaps["cividis"](np.arange(256), bytes=True)[:, :3].tobytes()
