"""Argument checks of public functions: a ValueError says what is wrong and what was expected."""

from collections.abc import Iterable, Mapping
from numbers import Integral, Real

import numpy as np

PARAMETER_NAMES = ("W1", "b1", "W2", "b2")


def sizes(**named: int) -> None:
    """Raise ValueError unless every named size is a whole number of at least 1."""
    for name, size in named.items():
        whole = isinstance(size, Integral) and not isinstance(size, bool)
        if not whole or size < 1:
            raise ValueError(f"{name} is {size!r}, expected a whole number of at least 1.")


def at_least_zero(**named: float) -> None:
    """Raise ValueError unless every named number is finite and not negative."""
    for name, value in named.items():
        if not isinstance(value, Real) or not np.isfinite(value) or value < 0:
            raise ValueError(f"{name} is {value!r}, expected a finite number of at least 0.")


def choice(name: str, got: object, valid: Iterable[object]) -> None:
    """Raise ValueError unless `got` is one of the valid names, which the message lists."""
    valid = tuple(valid)
    if got not in valid:
        raise ValueError(f"{name} is {got!r}, expected one of: {', '.join(map(str, valid))}.")


def words(name: str, got: object) -> None:
    """Raise ValueError unless `got` is text that is not blank."""
    if not isinstance(got, str) or not got.strip():
        raise ValueError(f"{name} is {got!r}, expected a sentence for the reader.")


def generator(rng: object) -> None:
    """Raise ValueError unless `rng` is a numpy Generator: randomness here is always explicit."""
    if not isinstance(rng, np.random.Generator):
        raise ValueError(
            f"rng is {rng!r}, expected a numpy Generator such as np.random.default_rng(0)."
        )


def finite(name: str, values: np.ndarray) -> None:
    """Raise ValueError if an array holds NaN or infinity."""
    bad = int(np.size(values) - np.count_nonzero(np.isfinite(values)))
    if bad:
        raise ValueError(f"{name} has {bad} entries that are NaN or infinite, expected 0.")


def data(X: np.ndarray, n_x: int) -> None:
    """Raise ValueError unless X has shape (..., n_x, m) with m >= 1 and finite numbers."""
    shape = np.shape(X)
    if len(shape) < 2 or shape[-2] != n_x or shape[-1] < 1:
        raise ValueError(
            f"X has shape {shape}, expected (n_x, m) with n_x = {n_x}: one column per example."
        )
    finite("X", X)


def labels(Y: np.ndarray, n_y: int, m: int) -> None:
    """Raise ValueError unless Y has shape (..., n_y, m) and holds only 0 and 1."""
    shape = np.shape(Y)
    if len(shape) < 2 or shape[-2:] != (n_y, m):
        raise ValueError(f"Y has shape {shape}, expected (n_y, m) = {(n_y, m)}.")
    other = np.setdiff1d(Y, (0, 1))
    if other.size:
        raise ValueError(f"Y has labels {other[:3].tolist()}, expected only 0 and 1.")


def parameters(given: Mapping[str, np.ndarray]) -> None:
    """Raise ValueError unless W1, b1, W2, b2 exist, have matching shapes and are finite."""
    missing = [name for name in PARAMETER_NAMES if name not in given]
    if missing:
        raise ValueError(
            f"parameters has no {', '.join(missing)}, expected {', '.join(PARAMETER_NAMES)}."
        )
    W1, W2 = (np.shape(given[name]) for name in ("W1", "W2"))
    if len(W1) < 2 or len(W2) < 2:
        raise ValueError(f"W1 and W2 have shapes {W1} and {W2}, expected at least two axes.")
    n_h, n_x, n_y = W1[-2], W1[-1], W2[-2]
    expected = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1)}
    for name, shape in expected.items():
        if np.shape(given[name])[-2:] != shape:
            raise ValueError(f"{name} has shape {np.shape(given[name])}, expected {shape}.")
        finite(name, given[name])
