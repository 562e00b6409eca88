"""The feedback ladder: None, type, keys, shape, kind of number, finite, size.

The first rung that fails gives the message; the last rung, values, is in `diagnosis`. A message
says what was found, what was expected, and the likely mistake; it never shows the input of a test
or the array that was expected. The result of the ladder is a plain dict, a plain list or an array
of ordinary floats, so that no arithmetic on it can fail or warn.
"""

from typing import Any

import numpy as np

from utils.check_failed import CheckFailed
from utils.checks.shown import kind, listed, shape_of, text

#: No right answer comes near this, and squares and sums of smaller numbers fit in a float32 too.
LARGEST = 1e15
#: The precisions that have a tolerance in `diagnosis`.
PRECISE = (np.float64, np.float32)


def require(
    condition: bool | np.bool,
    found: str,
    *,
    expected: str = "",
    likely: str = "",
    look: str = "",
    joint: str = ".",
) -> None:
    """Raise CheckFailed with these fields unless the condition holds."""
    if not condition:
        raise CheckFailed(found, expected, likely, look, joint)


def is_a(got: object, *kinds: type) -> bool:
    """Return whether a value is of one of these types; `isinstance` would trust its `__class__`."""
    return issubclass(type(got), kinds)


def not_none(got: object, what: str) -> None:
    """Refuse None: almost always a missing `return`."""
    require(
        got is not None,
        f"{what} is None",
        likely="Is a `return` missing at the end of the function?",
    )


def dictionary(got: Any, what: str, keys: tuple[str, ...]) -> dict:
    """Refuse anything but a dict with these keys; more keys are accepted."""
    not_none(got, what)
    if not is_a(got, dict):
        raise CheckFailed(f"{what} is {kind(got)}", f"a dict with the keys {listed(keys)}")
    plain = dict(dict.items(got))
    missing = [key for key in keys if key not in plain]
    if missing:
        has = listed(plain) or "no key at all"
        keys_are = "key" if len(missing) == 1 else "keys"
        found = f"{what} lacks the {keys_are} {listed(missing)}: it has {has}"
        raise CheckFailed(found, listed(keys), _why_missing(missing, plain))
    return plain


def _why_missing(missing, plain):
    alike = {key.casefold() for key in missing} & {str(key).casefold() for key in plain}
    if all(f"d{key}" in plain for key in missing):
        return "These are the gradients: return the new parameters."
    left_out = "Was it left out? " if len(missing) == 1 else "Were they left out? "
    return f"{'' if alike else left_out}Key names are case-sensitive."


def array(got: object, name: str, symbols: str, shape: tuple[int, ...]) -> np.ndarray:
    """Refuse anything but an array of finite numbers of this shape, which `symbols` spells out."""
    not_none(got, name)
    if not is_a(got, np.ndarray, np.generic):
        raise CheckFailed(f"{name} is {kind(got)}", f"a numpy array of shape {symbols}")
    plain = np.asarray(got)
    if plain.shape != shape:
        found = f"{name} has shape {shape_of(plain)}"
        raise CheckFailed(found, f"{symbols} = {shape}", _shape_hint(plain, shape))
    return _real(plain, name)


def number(got: object, what: str) -> float:
    """Refuse anything but one real, finite number; an array with one entry is accepted."""
    return float(one(got, what)[0])


def one(got: Any, what: str) -> np.ndarray:
    """Return one number as an array of shape (1,), in the precision that it was computed in."""
    not_none(got, what)
    if is_a(got, bool) or not is_a(got, int, float, np.number, np.ndarray):
        found = f"{what} is {kind(got)}"
        raise CheckFailed(found, "one number: a float, an int or an array of one entry")
    if is_a(got, int):
        _ordinary(int.__abs__(got), what)
    plain = floats(got)
    require(
        plain.size == 1,
        f"{what} has shape {shape_of(plain)}",
        expected="one number",
        likely="Is a sum or a mean missing?",
    )
    return _real(plain, what).reshape(1)


def floats(got: Any) -> np.ndarray:
    """Return a number or an array as a plain array of its own type, anything else as an empty one.

    No method of a subclass is called; an int above `LARGEST` gives an empty array too.
    """
    if is_a(got, int) and int.__abs__(got) <= LARGEST:
        return np.asarray(int.__float__(got))
    if is_a(got, float) and not is_a(got, np.generic):
        return np.asarray(float.__float__(got))
    return np.asarray(got) if is_a(got, np.number, np.ndarray) else np.zeros(0)


def pair(got: Any, what: str, first: str, second: str) -> tuple[Any, Any]:
    """Refuse anything but a tuple or a list of two."""
    not_none(got, what)
    require(
        is_a(got, tuple, list) and len(items(got)) == 2,
        f"{what} is {kind(got)}",
        expected=f"two things: `return {first}, {second}`",
    )
    one, two = items(got)
    return one, two


def items(got: tuple | list) -> list:
    """Return the items of a tuple or a list, without calling methods of a subclass."""
    kind: type[Any] = tuple if is_a(got, tuple) else list
    return list(kind.__iter__(got))


def _real(got, name):
    """Refuse anything but real, finite numbers that are precise enough to be compared."""
    is_precise = got.dtype.type in PRECISE
    if not is_precise:
        _can_be_compared(got, name)
    bad = int(got.size - np.count_nonzero(np.isfinite(got)))
    require(
        bad == 0,
        f"{name} has {bad} of {got.size} entries that are NaN or infinite",
        expected="0",
        likely="Look for a division by 0, a log of 0, or an exp that overflows.",
    )
    # an integer may have no absolute value of its own type
    sizes = np.abs(got if is_precise else got.astype(np.longdouble))
    _ordinary(sizes.max(initial=0), name)
    return got.astype(got.dtype.type if is_precise else float)


def _can_be_compared(got, name):
    """Refuse what is no real number, or keeps too few digits."""
    require(
        got.dtype.kind in "iuf",
        f"{name} holds {text(got.dtype)} values",
        expected="real numbers (float)",
        likely=_kind_hint(got),
    )
    require(
        got.dtype.kind != "f" or got.dtype.itemsize >= 4,
        f"{name} holds {got.dtype} values",
        expected=f"float64: {got.dtype} keeps three digits, too few to be compared",
        likely="Leave the dtype out, or write dtype=float.",
    )


def _ordinary(size, name):
    require(
        size <= LARGEST,
        f"{name} is larger than 1e15",
        expected="an ordinary number",
        likely="Does something overflow, or become nan or infinite, on the way?",
    )


def _kind_hint(got):
    hints = {
        "O": "Was it built of lists of different lengths, or of values that numpy does not know?",
        "c": "Was a root or a logarithm taken of a negative number, or is a 1j in it?",
        "b": "Is it the result of a comparison? Multiply by 1.0, or take a mean.",
        "U": "Are there quotes around a number?",
    }
    return hints.get(got.dtype.kind, "")


def _shape_hint(got, shape):
    if got.shape == shape[::-1]:
        return "Rows are units and columns are what they read: are the two sizes swapped?"
    if got.size == np.prod(shape) and got.ndim == 1:
        return (
            "A flat array broadcasts in surprising ways: keep two axes, (n, 1) in np.zeros, "
            "keepdims=True in a sum."
        )
    if got.ndim == 2 and shape[1] == 1 and 1 in got.shape:
        return _column_hint(got)
    if got.ndim == 0:
        return "It is a single number: is an axis missing in a sum, or a size in np.zeros?"
    if got.ndim == 2 and got.shape == (shape[0], shape[0]):
        return (
            "It has as many columns as rows: is a size written twice where a 1 belongs, or were "
            "arrays of shapes (n,) and (n, 1) joined, which numpy broadcasts to (n, n)?"
        )
    return "Write the shapes on both sides of each product and see which one does not fit."


def _column_hint(got):
    """Return what is wrong with the shape of a column, which a bias or its gradient is."""
    if got.shape[0] == 1:
        return (
            "It has one row, expected one for each unit or output of its layer. If it is a sum: "
            "is that over the wrong axis? axis=1 sums over the examples."
        )
    return "Its number of rows is that of something else: to which layer does it belong?"
