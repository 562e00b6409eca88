"""What learners' functions return in the place of numbers: odd values, and odd functions."""

import collections
import datetime
import decimal
import fractions
import types

import numpy as np

from autograder.wire import codec


class Hostile:
    """A value whose every answer about itself is an exception."""

    def _raises(self, *_):
        raise RuntimeError("a value that answers nothing")

    __len__ = __iter__ = __eq__ = __lt__ = __float__ = __array__ = __str__ = __repr__ = _raises
    __getattr__ = __getitem__ = __abs__ = __bool__ = _raises
    __hash__ = object.__hash__


class Pretender:
    """A value that says it is a dict."""

    __class__ = dict


class OddDict(dict):
    """A dict that raises when it is read."""

    def __getitem__(self, key):
        raise RuntimeError("no")

    __iter__ = __contains__ = items = __getitem__


class OddText(str):
    """A text that is equal to everything."""

    __hash__ = str.__hash__

    def __eq__(self, other):
        return True

    def __str__(self):
        raise RuntimeError("no")


class OddNumber(float):
    """A number that raises in arithmetic."""

    def __abs__(self):
        raise RuntimeError("no")

    __sub__ = __rsub__ = __le__ = __gt__ = __float__ = __abs__


def _endless():
    nested: list = []
    for _ in range(150):
        nested = [nested]
    return nested


def _generator():
    yield 1


VALUES = {
    "None": None, "True": True, "False": False, "numpy bool": np.True_, "text": "0.5",
    "empty text": "", "long text": "x" * 10**6, "surrogate": "\ud800",
    "escapes": "\x1b]52;c;eA\x07",
    "bytes": b"1", "ellipsis": ..., "type": int, "function": len, "lambda": lambda: 1,
    "module": np, "generator": _generator(), "range": range(3), "object": object(),
    "not implemented": NotImplemented, "exception": ValueError("no"),
    "zero": 0, "minus zero": -0.0, "tiny": 5e-324, "small": 1e-200, "minus one": -1, "huge": 1e308,
    "minus huge": -1e308, "nan": float("nan"), "inf": float("inf"), "minus inf": -float("inf"),
    "int beyond float": 10**400, "minus int beyond float": -(10**400), "int of 70 bits": 2**70,
    "int of 10000 digits": 1 << 33000, "complex": 1 + 2j, "complex zero": 0j,
    "Fraction": fractions.Fraction(1, 3), "Decimal": decimal.Decimal("0.1"),
    "Decimal nan": decimal.Decimal("sNaN"), "date": datetime.date(2020, 1, 1),
    "float16": np.float16(0.5), "float32": np.float32(0.5), "longdouble": np.longdouble(0.5),
    "huge longdouble": np.finfo(np.longdouble).max, "numpy complex": np.complex128(1j),
    "uint8": np.uint8(200), "int8": np.int8(-128), "uint64": np.uint64(2**64 - 1),
    "datetime64": np.datetime64("2020-01-01"), "timedelta64": np.timedelta64(1, "s"),
    "numpy text": np.str_("1"), "numpy bytes": np.bytes_(b"1"), "void": np.void(b"12"),
    "0-d": np.array(1.0), "0-d complex": np.array(1j), "0-d object": np.array(None),
    "0-d text": np.array("1"), "one by one": np.ones((1, 1)), "one by one zero": np.zeros((1, 1)),
    "empty array": np.zeros(0), "empty matrix": np.zeros((0, 3)), "row": np.ones(3),
    "twenty axes": np.ones((1,) * 20), "object array": np.array([1, "a", None], dtype=object),
    "object of arrays": np.array([np.ones(2), None], dtype=object), "bools": np.ones((2, 3), bool),
    "texts": np.array(["a", "b"]), "datetimes": np.array(["2020-01-01"], dtype="M8[D]"),
    "records": np.zeros(2, dtype=[("a", float), ("b", "U3")]), "nans": np.full((2, 3), np.nan),
    "huge array": np.full((2, 3), 1e308), "halves": np.full((2, 3), 0.5, np.float16),
    "masked": np.ma.masked_array(np.ones((2, 3)), mask=True), "masked one": np.ma.masked,
    "np.matrix": np.asmatrix(np.ones((2, 3))), "complex array": np.full((2, 3), 1j),
    "list": [1.0, 2.0], "empty list": [], "lists": [[1.0, 2.0], [3.0]], "nested": _endless(),
    "tuple": (1.0, 2.0), "pair of None": (None, None), "pair of dicts": ({}, {}),
    "pair of lists": ([], []), "set": {1, 2}, "frozenset": frozenset({"a"}), "empty dict": {},
    "dict of None": dict.fromkeys(("W1", "b1", "W2", "b2"), None), "odd keys": {1: 2, None: 3},
    "long keys": {"k" * 10**5: 1, "\ud800\x1b[2J": 2}, "many keys": dict.fromkeys(range(10**4), 0),
    "proxy of a dict": types.MappingProxyType({"W1": 1}), "odd dict": OddDict(W1=1, b1=2),
    "ordered": collections.OrderedDict(W1=1), "named": collections.namedtuple("P", "a b")(1, 2),
    "hostile": Hostile(), "hostile pair": (Hostile(), Hostile()), "pretender": Pretender(),
    "odd text": OddText("a"), "odd number": OddNumber(0.5),
    "unsendable": codec.Unsendable("numpy array of objects"), "long": codec.Unsendable("x" * 10**5),
    "proxied function": codec.Unsendable("function"),
}  # fmt: skip

#: One of each kind, for the places inside of what a function returns.
NESTED = (
    "None",
    "text",
    "escapes",
    "huge",
    "nan",
    "int beyond float",
    "complex",
    "Fraction",
    "float16",
    "0-d",
    "object array",
    "records",
    "masked",
    "np.matrix",
    "list",
    "empty dict",
    "twenty axes",
    "hostile",
    "odd number",
    "unsendable",
)

#: Functions that go wrong when they are called, or where they are looked at.
FUNCTIONS = """
def missing(): return 1
def too_many(a, b, c, d, e, f, g): return 1
def keywords_only(*, x): return 1
def generator(*a, **k): yield 1
async def coroutine(*a, **k): return 1
async def async_generator(*a, **k): yield 1
def decorated(*args): return missing(*args)
def raises(*a, **k): raise KeyError("\\ud800\\x1b[2J" * 1000)
def raises_array(*a, **k): raise ValueError(np.ones((100, 100)))
def divides(*a, **k): return 1 / 0
def recursive(*a, **k): return recursive(*a, **k)
def exits(*a, **k): raise SystemExit(3)
def prints(*a, **k): print("x" * 10**4)
def warns(*a, **k):
    import warnings
    warnings.warn("no")
class Class: pass
class Takes:
    def __init__(self, *a, **k): pass
class Mute(Exception):
    def __str__(self): raise RuntimeError("no text")
def mute(*a, **k): raise Mute()
class Stops(Exception): pass
Stops.__name__ = "S\\x1b" * 100
def badly_named(*a, **k): raise Stops("x")
def empties(*a, **k):
    for each in a:
        if isinstance(each, dict | list): each.clear()
def spoils(*a, **k):
    for each in a:
        if isinstance(each, dict):
            for key in each: each[key] = "text"
        if isinstance(each, list):
            each[:] = [None for _ in each]
def objects(*a, **k):
    for each in a:
        if isinstance(each, dict):
            for key in list(each): each[key] = np.array([None, 1], dtype=object)
number, text, nothing = 3, "def", None
"""
