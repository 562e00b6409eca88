"""Plain data as bytes, and back: msgpack, with arrays as raw .npy and never pickle (pure).

What cannot be plain data (an open file, a dict with numbers for keys, an array of objects) arrives
as `Unsendable`, which names its type and does nothing else. The reader trusts nothing: `measure`
bounds depth, items and lengths before memory is taken, array headers are checked, and whatever is
wrong with the bytes is one error, `MalformedFrame`. Text arrives without lone surrogates.
"""

import io
import math
import struct
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import msgpack
import numpy as np
from numpy.lib import format as npy

from autograder.measure import MAX_BYTES, MAX_DEPTH, MAX_ITEMS, MAX_TEXT, MalformedFrame, measure

MAX_DIGITS = 1000
MAX_SET = 100  # numbers can be chosen so that a set takes time with the square of its size
MAX_NAME = 200
KINDS = "biufcUS"  # numbers and text; an object array would need pickle
TUPLE, ARRAY, SCALAR, COMPLEX, INTEGER, GENERATOR, FUNCTION, UNSENDABLE, SET, PACKED = range(1, 11)
_NESTED, _ARRAYS = frozenset((TUPLE, SET, GENERATOR)), frozenset((ARRAY, SCALAR, PACKED))
_ELEMENTS = (type(None), bool, int, float, str, bytes)
_HEADER_BYTES = 1024  # numpy writes 128 for up to a dozen axes
_MOST_BITS = int(MAX_DIGITS * math.log2(10))


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


def pack(
    value: object,
    function: Callable[[Callable], Function] | None = None,
    generator: Callable[[np.random.Generator], np.random.Generator] = lambda rng: rng,
) -> bytes:
    """Return a value as bytes.

    Args:
        value: None, numbers, text, bytes, arrays, and lists, tuples, small sets and dicts with
            text for keys. Subclasses are sent as what they extend, a frozenset as a set.
        function: returns what is sent for a function; by default it is unsendable.
        generator: returns the random generator that is sent for one.

    Raises:
        ValueError: it is nested too deep, holds itself, or is too large.
    """
    data = _Writer(function, generator).frame(value, 0)
    if len(data) > MAX_BYTES:
        raise ValueError(f"it has {len(data):,} bytes, at most {MAX_BYTES:,} are sent")
    return data


def unpack(data: bytes) -> object:
    """Return the value that some bytes hold.

    Raises:
        MalformedFrame: `pack` did not produce them.
    """
    try:
        measure(data, nested=_NESTED, arrays=_ARRAYS)
        return _inner(data)
    except MalformedFrame:
        raise
    except Exception as error:  # hostile bytes break parsers in ways that no list can name
        raise MalformedFrame(f"{type(error).__name__}: {str(error)[:100]}") from None


class _Writer:
    """Turns one value into what msgpack packs, and counts."""

    def __init__(self, function, generator):
        self._function, self._generator = function, generator
        self._items = self._outside = 0
        self._by_type = {np.ndarray: self._array, str: self._text, bytes: self._bytes,
                         list: self._list, tuple: self._tuple, dict: self._dict,
                         int: self._integer}  # fmt: skip

    def frame(self, value, depth):
        return msgpack.packb(self._plain(value, depth), unicode_errors="surrogatepass")

    def _plain(self, value, depth):
        self._counts(1)
        kind = type(value)
        if value is None or kind is float or kind is bool:
            return value
        handle = self._by_type.get(kind)
        return handle(value, depth) if handle else self._rarer(value, depth)

    def _counts(self, items):
        self._items += items
        if self._items > MAX_ITEMS:
            raise ValueError(f"it has more than {MAX_ITEMS:,} items")

    def _deeper(self, depth, by):
        if depth + by > MAX_DEPTH:
            raise ValueError(f"it is nested too deep (more than {MAX_DEPTH}), or holds itself")
        return depth + by

    def _list(self, value, depth):
        depth = self._deeper(depth, 1)
        return [self._plain(each, depth) for each in value]

    def _dict(self, value, depth):
        odd = next((key for key in value if not isinstance(key, str)), "")
        if odd != "" or not isinstance(odd, str):
            return _unsendable(f"dict with keys of type {type(odd).__name__}")
        depth = self._deeper(depth, 1)
        self._counts(len(value))
        return {self._text(str(key), 0): self._plain(each, depth) for key, each in value.items()}

    def _tuple(self, value, depth):
        self._deeper(depth, 2)
        return msgpack.ExtType(TUPLE, self.frame(list(value), depth + 1))

    def _text(self, value, depth):
        self._outside += len(value)
        if self._outside > MAX_TEXT:
            return _unsendable(f"{type(value).__name__} of {len(value):,} characters or bytes")
        return value

    _bytes = _text

    def _integer(self, value, depth):
        if -(2**63) <= value < 2**64:
            return value
        if value.bit_length() > _MOST_BITS:
            return _unsendable(f"int of {value.bit_length():,} bits")
        return msgpack.ExtType(INTEGER, str(value).encode())

    def _array(self, array, depth, code=ARRAY):
        self._counts(5)
        if array.dtype.kind not in KINDS:
            return _unsendable(f"numpy array of {array.dtype.name}s")
        fortran = array.flags.f_contiguous and not array.flags.c_contiguous
        header = _header(array.dtype.str, array.shape, fortran)
        return msgpack.ExtType(code, header + array.tobytes("F" if fortran else "C"))

    def _rarer(self, value, depth):
        if isinstance(value, Packed):
            return msgpack.ExtType(PACKED, bytes(value))
        if isinstance(value, Function):
            return msgpack.ExtType(FUNCTION, b"%d" % value.number)
        if isinstance(value, Unsendable):
            return _unsendable(value.type_name)
        if isinstance(value, np.generic):
            return self._array(np.asarray(value), depth, SCALAR)
        if isinstance(value, np.ndarray):
            return self._array(value.view(np.ndarray), depth)
        if isinstance(value, set | frozenset):
            return self._set(value, depth)
        for kind in (dict, list, tuple, str, bytes, int):
            if isinstance(value, kind):
                return self._by_type[kind](kind(value), depth)
        return self._rarest(value, depth)

    def _rarest(self, value, depth):
        if isinstance(value, float):
            return float(value)
        if isinstance(value, complex):
            return msgpack.ExtType(COMPLEX, struct.pack("<dd", value.real, value.imag))
        if isinstance(value, np.random.Generator):
            return self._random(value, depth)
        if callable(value) and self._function is not None:
            return self._plain(self._function(value), depth)
        return _unsendable(type(value).__name__)

    def _set(self, value, depth):
        if len(value) > MAX_SET:
            return _unsendable(f"set of {len(value):,} items")
        odd = next((each for each in value if not isinstance(each, _ELEMENTS)), None)
        if odd is not None:
            return _unsendable(f"set with items of type {type(odd).__name__}")
        self._deeper(depth, 2)
        return msgpack.ExtType(SET, self.frame(list(value), depth + 1))

    def _random(self, value, depth):
        state = self._generator(value).bit_generator.state
        if state.get("bit_generator") != "PCG64":
            return _unsendable(f"Generator with {type(value.bit_generator).__name__}")
        self._deeper(depth, 3)
        return msgpack.ExtType(GENERATOR, self.frame(state, depth + 1))


def _unsendable(name):
    return msgpack.ExtType(UNSENDABLE, str(name)[:MAX_NAME].encode("utf-8", "replace"))


@lru_cache(maxsize=1024)
def _header(descr, shape, fortran):
    file = io.BytesIO()
    head = {"descr": descr, "fortran_order": fortran, "shape": shape}
    npy.write_array_header_1_0(file, head)
    return file.getvalue()


def _inner(data):
    # text keys alone, whose hashes nobody can foretell; `measure` has refused others
    return msgpack.unpackb(data, ext_hook=_extension, unicode_errors="replace")


def _extension(code, data):
    if code not in _READERS:
        raise MalformedFrame(f"extension {code} of {len(data)} bytes")
    return _READERS[code](data)


def _read_number(data):
    if len(data) > MAX_DIGITS + 1:
        raise MalformedFrame(f"a number of {len(data)} digits")
    return int(data)


def _read_array(data):
    length = 10 + int.from_bytes(data[8:10], "little")
    if length > _HEADER_BYTES:
        raise MalformedFrame(f"an array header of {length} bytes")
    shape, fortran, dtype = _read_header(data[:length])
    flat = np.frombuffer(data, dtype, offset=length)
    return flat.reshape(shape, order="F" if fortran else "C").copy("K")


@lru_cache(maxsize=1024)
def _read_header(header):
    file = io.BytesIO(header)
    if npy.read_magic(file) != (1, 0):
        raise MalformedFrame("an array of another format than npy 1.0")
    shape, fortran, dtype = npy.read_array_header_1_0(file, max_header_size=_HEADER_BYTES)
    items = math.prod(shape)
    if dtype.kind not in KINDS or min(shape, default=0) < 0 or items * dtype.itemsize > MAX_BYTES:
        raise MalformedFrame(f"an array of {dtype} and shape {str(shape)[:100]}")
    return shape, fortran, dtype


def _generator(state):
    bits = np.random.PCG64(0)
    numbers = state["state"]
    inside = state["has_uint32"] in (0, 1) and 0 <= state["uinteger"] < 2**32
    if not (inside and all(0 <= numbers[key] < 2**128 for key in ("state", "inc"))):
        raise MalformedFrame("a random generator of another form")
    bits.state = state
    return np.random.Generator(bits)


def _list(value, most=MAX_ITEMS):
    if not isinstance(value, list) or len(value) > most:
        raise MalformedFrame(f"a tuple or set of {type(value).__name__}")
    return value


def _read_set(data):
    items = _list(_inner(data), MAX_SET)
    if not all(isinstance(each, _ELEMENTS) for each in items):
        raise MalformedFrame("a set of other things than numbers and text")
    return set(items)


_READERS = {
    TUPLE: lambda data: tuple(_list(_inner(data))),
    ARRAY: _read_array,
    SCALAR: lambda data: _read_array(data)[()],
    COMPLEX: lambda data: complex(*struct.unpack("<dd", data)),
    INTEGER: _read_number,
    GENERATOR: lambda data: _generator(_inner(data)),
    FUNCTION: lambda data: Function(_read_number(data)),
    UNSENDABLE: lambda data: Unsendable(data.decode("utf-8", "replace")[:MAX_NAME]),
    SET: _read_set,
    PACKED: Packed,
}
