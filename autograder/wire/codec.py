"""Plain data as bytes, and back: msgpack, with arrays as raw .npy and never pickle (pure).

What is not plain data (an open file, a dict with numeric keys, an array of objects) arrives as
`Unsendable`, which only names its type. The reader trusts nothing: `measure` bounds depth, items
and lengths before memory is allocated, array headers are checked, and anything wrong with the bytes
raises the same error, `MalformedFrame`. Text arrives without lone surrogates.
"""

import io
import math
import struct
from collections.abc import Callable
from functools import lru_cache, partial

import msgpack
import numpy as np
from numpy.lib import format as npy

from autograder.wire import type_codes
from autograder.wire.frame_check import MAX_BYTES, MAX_ITEMS, MalformedFrame, measure
from autograder.wire.type_codes import Function, Packed, Source, Unsendable
from autograder.wire.writer import Writer

_HEADER_BYTES = 1024  # numpy writes 128 bytes for up to a dozen axes


def pack(
    value: object,
    function: Callable[[Callable], Function | Source] | None = None,
    generator: Callable[[np.random.Generator], np.random.Generator] = lambda rng: rng,
) -> bytes:
    """Return a value as bytes.

    Args:
        value: None, numbers, text, bytes, arrays, and lists, tuples, small sets and dicts with
            text for keys. Subclasses are sent as what they extend, a frozenset as a set.
        function: returns what is sent for a function: a number or its text; by default it is
            unsendable.
        generator: returns the random generator that is sent in place of one.

    Raises:
        ValueError: it is nested too deep, contains itself, or is too large.
    """
    data = Writer(function, generator).frame(value, 0)
    if len(data) > MAX_BYTES:
        raise ValueError(f"it has {len(data):,} bytes, at most {MAX_BYTES:,} are sent")
    return data


def unpack(data: bytes, *, functions: bool = False) -> object:
    """Return the value that some bytes hold.

    Args:
        data: the bytes.
        functions: whether placeholders of functions may be in it, as a learner's process gets them.
            What comes from there holds none: one is `Unsendable`, like all that is not plain data.

    Raises:
        MalformedFrame: `pack` did not produce these bytes.
    """
    try:
        measure(data, nested=type_codes.NESTED, arrays=type_codes.ARRAYS, plain=type_codes.PLAIN)
        return _decode(data, _WITH_FUNCTIONS if functions else _READERS)
    except MalformedFrame:
        raise
    except Exception as error:  # hostile bytes make parsers fail in more ways than a list can name
        raise MalformedFrame(f"{type(error).__name__}: {str(error)[:100]}") from None


def _decode(data, readers):
    # only text keys, whose hashes are unpredictable; `measure` has refused all others
    extension = partial(_extension, readers)
    return msgpack.unpackb(data, ext_hook=extension, unicode_errors="replace")


def _extension(readers, code, data):
    if code not in readers:
        raise MalformedFrame(f"extension {code} of {len(data)} bytes")
    return readers[code](data, readers)


def _read_number(data, _):
    if len(data) > type_codes.MAX_DIGITS + 1:
        raise MalformedFrame(f"a number of {len(data)} digits")
    return int(data)


def _read_array(data, _):
    length = 10 + int.from_bytes(data[8:10], "little")
    if length > _HEADER_BYTES:
        raise MalformedFrame(f"an array header of {length} bytes")
    shape, fortran, dtype = _read_header(data[:length])
    flat = np.frombuffer(data, dtype, offset=length)
    _only_characters(flat)
    return flat.reshape(shape, order="F" if fortran else "C").copy("K")


def _only_characters(flat):
    """Refuse code points that are not characters, and booleans that are not 0 or 1."""
    if flat.dtype.kind == "U" and flat.size:
        codes = flat.view(np.dtype(np.uint32).newbyteorder(flat.dtype.byteorder))
        if np.any((codes > 0x10FFFF) | ((codes >= 0xD800) & (codes <= 0xDFFF))):
            raise MalformedFrame("an array of text with a code point that is not a character")
    if flat.dtype.kind == "b" and np.any(flat.view(np.uint8) > 1):
        raise MalformedFrame("an array of booleans other than 0 and 1")


@lru_cache(maxsize=1024)
def _read_header(header):
    file = io.BytesIO(header)
    if npy.read_magic(file) != (1, 0):
        raise MalformedFrame("an array in another format than npy 1.0")
    shape, fortran, dtype = npy.read_array_header_1_0(file, max_header_size=_HEADER_BYTES)
    items = math.prod(shape)
    if (
        dtype.kind not in type_codes.KINDS
        or min(shape, default=0) < 0
        or items * dtype.itemsize > MAX_BYTES
    ):
        raise MalformedFrame(f"an array of {dtype} and shape {str(shape)[:100]}")
    return shape, fortran, dtype


def _generator(state):
    numbers = state["state"]
    inside = state["has_uint32"] in (0, 1) and 0 <= state["uinteger"] < 2**32
    if not (inside and all(0 <= numbers[key] < 2**128 for key in ("state", "inc"))):
        raise MalformedFrame("a random generator with an invalid state")
    bits = np.random.PCG64([numbers["state"], numbers["inc"]])  # so that children differ too
    bits.state = state
    return np.random.Generator(bits)


def _list(value, most=MAX_ITEMS):
    if not isinstance(value, list) or len(value) > most:
        raise MalformedFrame(f"a list was expected, not {type(value).__name__}")
    return value


def _read_set(data, readers):
    items = _list(_decode(data, readers), type_codes.MAX_SET)
    if not all(isinstance(each, type_codes.ELEMENTS) for each in items):
        raise MalformedFrame("a set of values other than numbers and text")
    return set(items)


def _read_source(data, readers):
    source, name, constants = _list(_decode(data, readers), 3)
    if not (isinstance(source, str) and isinstance(name, str)):
        raise MalformedFrame("a function's text that is not text")
    return Source(source, name, tuple(_list(constants)))


def _no_function(data, _):
    return Unsendable("function")


#: Code -> what reads its content; a nested frame is read with the same readers.
_READERS = {
    type_codes.TUPLE: lambda data, readers: tuple(_list(_decode(data, readers))),
    type_codes.ARRAY: _read_array,
    type_codes.SCALAR: lambda data, _: _read_array(data, _)[()],
    type_codes.COMPLEX: lambda data, _: complex(*struct.unpack("<dd", data)),
    type_codes.INTEGER: _read_number,
    type_codes.GENERATOR: lambda data, readers: _generator(_decode(data, readers)),
    type_codes.UNSENDABLE: lambda data, _: Unsendable(
        data.decode("utf-8", "replace")[: type_codes.MAX_NAME]
    ),
    type_codes.SET: _read_set,
    type_codes.PACKED: lambda data, _: Packed(data),
    type_codes.FUNCTION: _no_function,
    type_codes.SOURCE: _no_function,
}
_WITH_FUNCTIONS = _READERS | {
    type_codes.FUNCTION: lambda data, _: Function(_read_number(data, _)),
    type_codes.SOURCE: _read_source,
}
