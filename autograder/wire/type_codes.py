"""Type codes of values on the wire, and placeholders for other values (pure)."""

from dataclasses import dataclass

MAX_SET = 100  # with chosen numbers, building a set takes quadratic time
MAX_NAME = 200
MAX_DIGITS = 1000
KINDS = "biufcUS"  # numbers and text; an object array would need pickle
TUPLE, ARRAY, SCALAR, COMPLEX, INTEGER, GENERATOR, FUNCTION, UNSENDABLE, SET, PACKED = range(1, 11)
NESTED = frozenset((TUPLE, SET, GENERATOR))  # their content is a nested frame
ARRAYS = frozenset((ARRAY, SCALAR, PACKED))
ELEMENTS = (type(None), bool, int, float, str, bytes)  # of a set


@dataclass(frozen=True)
class Unsendable:
    """Placeholder for a value that is not plain data; the checks read its `type_name`."""

    type_name: str


@dataclass(frozen=True)
class Function:
    """Placeholder for a function that stays on the other side, by its number there."""

    number: int


class Packed(bytes):
    """A value already packed; it is sent unchanged, and unpacked only where it is needed."""
