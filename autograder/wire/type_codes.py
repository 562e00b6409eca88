"""Type codes of values on the wire, and placeholders for other values (pure)."""

from dataclasses import dataclass

MAX_SET = 100  # with chosen numbers, building a set takes quadratic time
MAX_NAME = 200
MAX_DIGITS = 1000
KINDS = "biufcUS"  # numbers and text; an object array would need pickle
TUPLE, ARRAY, SCALAR, COMPLEX, INTEGER, GENERATOR, FUNCTION, UNSENDABLE = range(1, 9)
SET, PACKED, SOURCE = range(9, 12)
NESTED = frozenset((TUPLE, SET, GENERATOR, SOURCE))  # their content is a nested frame
ARRAYS = frozenset((ARRAY, SCALAR, PACKED))
PLAIN = frozenset((COMPLEX, INTEGER, FUNCTION, UNSENDABLE))
ELEMENTS = (type(None), bool, int, float, str, bytes)  # of a set


class DidNotCross(TypeError, AttributeError):  # noqa: N818, a test's finding, no fault
    """A test used a value that is not plain data, so it never left the learner's process.

    Args:
        why: what the test needed.
        type_name: the value's type.
    """

    def __init__(self, why: str, type_name: str = "function"):
        super().__init__(why)
        self.type_name = type_name


@dataclass(frozen=True, eq=False)
class Unsendable:
    """Placeholder for a value that is not plain data; the checks read its `type_name`.

    It is equal to nothing, has no truth value, and nothing can be done with it: every attempt
    raises `DidNotCross`. Otherwise two of them would be equal, and each would count as true.
    """

    type_name: str

    def __getattr__(self, name):
        raise self._refusal()

    def _refusal(self):
        kind = vars(self).get("type_name", "value")  # a copy asks before it has one
        why = f"it uses a {kind} from the learner's code; only plain data reaches a split test"
        return DidNotCross(why, kind)


def _refuse(self, *operands):
    raise self._refusal()


_COMPARE = ("eq", "ne", "lt", "le", "gt", "ge", "bool", "len", "iter", "contains", "getitem")
_CONVERT = (
    "int",
    "float",
    "complex",
    "str",
    "format",
    "index",
    "abs",
    "neg",
    "pos",
    "invert",
    "round",
    "call",
)
_OPERATE = ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "and", "or", "xor")
for _name in (*_COMPARE, *_CONVERT, *_OPERATE, *(f"r{each}" for each in _OPERATE)):
    setattr(Unsendable, f"__{_name}__", _refuse)


@dataclass(frozen=True)
class Function:
    """Placeholder for a function that stays on the other side, by its number there."""

    number: int


@dataclass(frozen=True)
class Source:
    """A function as text, which a learner's process makes itself; nothing else runs it.

    `constants` are its first arguments.
    """

    source: str
    name: str
    constants: tuple


class Packed(bytes):
    """A value already packed; it is sent unchanged, and unpacked only where it is needed."""
