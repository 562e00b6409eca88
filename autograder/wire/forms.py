"""The forms that values take on the wire, and what takes the place of others (pure)."""

from dataclasses import dataclass

MAX_SET = 100  # numbers can be chosen so that a set takes time with the square of its size
MAX_NAME = 200
MAX_DIGITS = 1000
KINDS = "biufcUS"  # numbers and text; an object array would need pickle
TUPLE, ARRAY, SCALAR, COMPLEX, INTEGER, GENERATOR, FUNCTION, UNSENDABLE, SET, PACKED = range(1, 11)
NESTED = frozenset((TUPLE, SET, GENERATOR))  # their content is a frame of its own
ARRAYS = frozenset((ARRAY, SCALAR, PACKED))
ELEMENTS = (type(None), bool, int, float, str, bytes)  # of a set


@dataclass(frozen=True)
class Unsendable:
    """Takes the place of a value that is no plain data; the checks read its `type_name`."""

    type_name: str


@dataclass(frozen=True)
class Function:
    """Takes the place of a function that stays on the other side, by its number there."""

    number: int


class Packed(bytes):
    """A value as bytes already; it crosses as it is, and `unpack` reads it where it is wanted."""
