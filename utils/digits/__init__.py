"""Handwritten digits: 1,797 pictures of 8 x 8 pixels, 0 to 9, by 13 people.

The test part of "Optical Recognition of Handwritten Digits" (E. Alpaydin, C. Kaynak, 1998), in the
file in which scikit-learn has it. Its licence and source are in the folder's LICENSE.md.
"""

from functools import cache
from pathlib import Path

import numpy as np

from utils import require

CLASSES, SIDE = 10, 8
_DARKEST = 16
_FILE = Path(__file__).parent / "digits.csv.gz"


def digits(*, rng: np.random.Generator, test: int = 360) -> tuple[np.ndarray, ...]:
    """Return the pictures in a random order, in two parts: to train on, and to test on.

    Args:
        rng: where the order comes from.
        test: how many pictures are in the second part.

    Returns:
        X (64, m) and Y (10, m) to train on, and X and Y to test on. A pixel is 0 for white to 1 for
        black; a column of Y has a single 1, in the row of the digit.

    Raises:
        ValueError: `test` leaves no picture in one of the parts, or rng is not a Generator.
    """
    require.generator(rng)
    pixels, labels = _read()
    if not 0 < test < len(labels):
        raise ValueError(f"test is {test!r}, expected 1 to {len(labels) - 1} of the pictures.")
    order = rng.permutation(len(labels))
    X, Y = pixels[order].T, np.eye(CLASSES)[labels[order]].T
    return X[:, test:], Y[:, test:], X[:, :test], Y[:, :test]


@cache
def _read():
    table = np.loadtxt(_FILE, delimiter=",", dtype=np.uint8)
    return table[:, :-1] / _DARKEST, table[:, -1]
