"""Plain data as bytes, and back: msgpack, with arrays as raw .npy and never pickle (pure).

What cannot be plain data (an open file, a generator, an array of objects) arrives as `Unsendable`,
which names its type and does nothing else. The reader trusts nothing: lengths and array headers are
checked before memory is taken, and whatever is wrong with the bytes is one error, `MalformedFrame`.
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

MAX_BYTES = 64 * 2**20
MAX_DIGITS = 1000
KINDS = "biufcUS"  # numbers and text; an object array would need pickle
TUPLE, ARRAY, SCALAR, COMPLEX, INTEGER, GENERATOR, FUNCTION, UNSENDABLE, SET = range(1, 10)
_HEADER_BYTES = 1024  # numpy writes 128 for up to a dozen axes


class MalformedFrame(ValueError):  # noqa: N818, it names a state of the bytes
    """Bytes that are no value of ours: a crash in the middle of a write, or a forgery."""


@dataclass(frozen=True)
class Unsendable:
    """Stands for a value that is no plain data; the ladder of checks reads its `type_name`."""

    type_name: str


@dataclass(frozen=True)
class Function:
    """Stands for a function that stays on the other side, by its number there."""

    number: int


def pack(value: object, function: Callable[[Callable], Function] | None = None) -> bytes:
    """Return a value as bytes.

    Args:
        value: None, numbers, text, bytes, arrays, and lists, tuples, sets and dicts of them.
            Subclasses are sent as what they extend, a frozenset as a set.
        function: what stands for a function; by default it is unsendable.

    Raises:
        ValueError: it is nested too deep, or holds itself.
    """

    def plain(other):
        return _plain(other, function, plain)

    try:
        return _packed(value, plain)
    except (RecursionError, ValueError) as error:
        if isinstance(error, ValueError) and "recursion" not in str(error):
            raise
        raise ValueError("it is nested too deep, or holds itself") from None


def unpack(data: bytes) -> object:
    """Return the value that some bytes stand for.

    Raises:
        MalformedFrame: they are none of `pack`'s.
    """
    try:
        return msgpack.unpackb(
            data, ext_hook=_extension, strict_map_key=False, unicode_errors="surrogatepass"
        )
    except MalformedFrame:
        raise
    except Exception as error:  # hostile bytes break parsers in ways that no list can name
        raise MalformedFrame(f"{type(error).__name__}: {str(error)[:100]}") from None


def _packed(value, plain):
    # strict_types hands every subclass, np.float64 and tuple to `plain`
    return msgpack.packb(value, default=plain, strict_types=True, unicode_errors="surrogatepass")


def _plain(value, function, plain):
    kind = type(value)
    if kind is np.ndarray:
        return _array(value)
    if kind is tuple:
        return msgpack.ExtType(TUPLE, _packed(list(value), plain))
    if isinstance(value, Function):
        return msgpack.ExtType(FUNCTION, b"%d" % value.number)
    if isinstance(value, np.generic):
        return _array(np.asarray(value), SCALAR)
    if isinstance(value, np.ndarray):
        return _array(value.view(np.ndarray))
    return _rarer(value, function, plain)


def _rarer(value, function, plain):
    for kind in (dict, list, str, float):
        if isinstance(value, kind):
            return kind(value)
    if isinstance(value, tuple):
        return plain(tuple(value))
    if isinstance(value, set | frozenset):
        return msgpack.ExtType(SET, _packed(list(value), plain))
    if callable(value) and function is not None:
        return plain(function(value))
    return _number(value) or _generators(value, plain) or _unsendable(type(value).__name__)


def _number(value):
    if isinstance(value, int):  # beyond 64 bits, or a subclass
        return msgpack.ExtType(INTEGER, str(int(value))[: MAX_DIGITS + 1].encode())
    if isinstance(value, complex):
        return msgpack.ExtType(COMPLEX, struct.pack("<dd", value.real, value.imag))
    return None


def _generators(value, plain):
    if isinstance(value, np.random.Generator):
        return msgpack.ExtType(GENERATOR, _packed(value.bit_generator.state, plain))
    return None


def _unsendable(name):
    return msgpack.ExtType(UNSENDABLE, name.encode("utf-8", "replace")[:200])


def _array(array, code=ARRAY):
    if array.dtype.kind not in KINDS:
        return _unsendable(f"numpy array of {array.dtype.name}s")
    fortran = array.flags.f_contiguous and not array.flags.c_contiguous
    header = _header(array.dtype.str, array.shape, fortran)
    return msgpack.ExtType(code, header + array.tobytes("F" if fortran else "C"))


@lru_cache(maxsize=1024)
def _header(descr, shape, fortran):
    file = io.BytesIO()
    head = {"descr": descr, "fortran_order": fortran, "shape": shape}
    npy.write_array_header_1_0(file, head)
    return file.getvalue()


def _extension(code, data):
    if code not in _READERS:
        raise MalformedFrame(f"extension {code} of {len(data)} bytes")
    return _READERS[code](data)


def _read_tuple(data):
    return tuple(_list(unpack(data)))


def _read_number(data):
    if len(data) > MAX_DIGITS:
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
        raise MalformedFrame(f"an array of {dtype} and shape {shape}")
    return shape, fortran, dtype


def _generator(state):
    bits = np.random.PCG64()
    bits.state = state
    return np.random.Generator(bits)


def _list(value):
    if not isinstance(value, list):
        raise MalformedFrame(f"a tuple of {type(value).__name__}")
    return value


_READERS = {
    TUPLE: _read_tuple,
    ARRAY: _read_array,
    SCALAR: lambda data: _read_array(data)[()],
    COMPLEX: lambda data: complex(*struct.unpack("<dd", data)),
    INTEGER: _read_number,
    GENERATOR: lambda data: _generator(unpack(data)),
    FUNCTION: lambda data: Function(_read_number(data)),
    UNSENDABLE: lambda data: Unsendable(data.decode("utf-8", "replace")),
    SET: lambda data: set(_list(unpack(data))),
}
