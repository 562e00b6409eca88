"""The feedback ladder: None, type, keys, shape, kind of number, finite.

The first rung that breaks speaks; values are the last rung and stand in `diagnosis`. A message says
what was found, what was expected, and the likely mistake; it never shows the input of a test or
the array that was expected.
"""

from collections.abc import Mapping

import numpy as np


class CheckFailed(AssertionError):  # noqa: N818, the learner reads this name first
    """An answer does not do what its exercise asks; the message is for the learner."""


def require(condition: bool, message: str) -> None:
    """Raise CheckFailed with the message unless the condition holds."""
    if not condition:
        raise CheckFailed(message)


def not_none(got: object, what: str) -> None:
    """Refuse None: almost always a missing `return`."""
    require(got is not None, f"{what} is None. Is a `return` missing at the end of the function?")


def dictionary(got: object, what: str, keys: tuple[str, ...]) -> Mapping:
    """Refuse what is no dict, or lacks one of the keys; more keys than asked are welcome."""
    not_none(got, what)
    wanted = ", ".join(keys)
    require(
        isinstance(got, Mapping),
        f"{what} is {kind(got)}, expected a dict with the keys {wanted}.",
    )
    missing = [key for key in keys if key not in got]
    have = ", ".join(map(str, got)) or "no key at all"
    require(
        not missing,
        f"{what} lacks the key {', '.join(missing)}: it has {have}, expected {wanted}. "
        "Key names are case-sensitive.",
    )
    return got


def array(got: object, name: str, symbols: str, shape: tuple[int, ...]) -> np.ndarray:
    """Refuse what is no array of finite numbers in this shape, which `symbols` spells out."""
    not_none(got, name)
    is_array = isinstance(got, np.ndarray | np.generic)
    require(is_array, f"{name} is {kind(got)}, expected a numpy array of shape {symbols}.")
    require(
        got.shape == shape,
        f"{name} has shape {got.shape}, expected {symbols} = {shape}.{_shape_hint(got, shape)}",
    )
    require(
        got.dtype.kind in "iuf",
        f"{name} holds {got.dtype} values, expected real numbers (float).",
    )
    finite(got, name)
    return np.asarray(got)


def finite(got: np.ndarray, name: str) -> None:
    """Refuse NaN and infinity, and say how many there are."""
    bad = int(np.size(got) - np.count_nonzero(np.isfinite(got)))
    require(
        bad == 0,
        f"{name} has {bad} of {np.size(got)} entries that are NaN or infinite, expected 0. "
        "Look for a division by 0 or a log of 0.",
    )


def number(got: object, what: str) -> float:
    """Refuse what is not one real, finite number; (1, 1) and 0-d arrays are one number too."""
    not_none(got, what)
    require(
        isinstance(got, int | float | np.number | np.ndarray) and not isinstance(got, bool),
        f"{what} is {kind(got)}, expected one number.",
    )
    require(
        np.size(got) == 1,
        f"{what} has shape {np.shape(got)}, expected one number. Is a sum or a mean missing?",
    )
    dtype = np.asarray(got).dtype
    require(dtype.kind in "iuf", f"{what} is {dtype}, expected one real number.")
    finite(np.asarray(got), what)
    return float(np.squeeze(got))


def pair(got: object, what: str, first: str, second: str) -> tuple[object, object]:
    """Refuse what is not two things."""
    not_none(got, what)
    require(
        isinstance(got, tuple | list) and len(got) == 2,
        f"{what} is {kind(got)}, expected two things: `return {first}, {second}`.",
    )
    return got[0], got[1]


def kind(got: object) -> str:
    """Return what a message calls a value: its type, and how long it is."""
    if isinstance(got, tuple | list):
        return f"a {type(got).__name__} of {len(got)}"
    # the autograder's stand-in for a value that could not leave the sandbox names its own type
    return f"a {getattr(got, 'type_name', type(got).__name__)}"


def _shape_hint(got, shape):
    if got.shape == shape[::-1]:
        return " Rows are units and columns are what they read: are the two sizes swapped?"
    if got.size == np.prod(shape) and got.ndim == 1:
        return (
            " A flat array broadcasts in surprising ways: keep two axes (keepdims=True in a sum)."
        )
    if got.ndim == 2 and shape[1] == 1 and got.shape[0] == 1:
        return " Is the sum over the wrong axis? axis=1 sums over the examples."
    if got.ndim == 0:
        return " It is a single number: is an axis missing in a sum, or a size in np.zeros?"
    if got.ndim == 2 and got.shape == (shape[0], shape[0]):
        return " Were two arrays of shapes (n,) and (n, 1) broadcast? Sum over axis=1 and keepdims."
    return " Write the shapes on both sides of each product and see which one does not fit."
