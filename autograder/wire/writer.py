"""Converts plain values into what msgpack packs: the writing half of `codec` (pure)."""

import io
import math
import struct
from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

import msgpack
import numpy as np
from numpy.lib import format as npy

from autograder.wire import type_codes
from autograder.wire.frame_check import MAX_DEPTH, MAX_ITEMS, MAX_TEXT
from autograder.wire.type_codes import Function, Packed, Source, Unsendable

_EXTENDED: tuple[type[Any], ...] = (dict, list, tuple, str, bytes, int)
_MOST_BITS = int(type_codes.MAX_DIGITS * math.log2(10))


class Writer:
    """Converts one value into what msgpack packs, and counts its items."""

    def __init__(self, function, generator):
        """Keep the two substitutions of `codec.pack`, for functions and for generators."""
        self._function, self._generator = function, generator
        self._items = self._text_size = 0
        self._by_type: dict[type, Callable[..., Any]] = {
            np.ndarray: self._array, str: self._text, bytes: self._bytes, list: self._list,
            tuple: self._tuple, dict: self._dict, int: self._integer, Source: self._source,
        }  # fmt: skip

    def frame(self, value: object, depth: int) -> bytes:
        """Return a value as msgpack, `depth` levels below the outermost one."""
        return cast(bytes, msgpack.packb(self._plain(value, depth), unicode_errors="surrogatepass"))

    def _plain(self, value, depth):
        self._count(1)
        kind = type(value)
        if value is None or kind is float or kind is bool:
            return value
        handle = self._by_type.get(kind)
        return handle(value, depth) if handle else self._subclass(value, depth)

    def _count(self, items):
        self._items += items
        if self._items > MAX_ITEMS:
            raise ValueError(f"it has more than {MAX_ITEMS:,} items")

    def _deeper(self, depth, by):
        if depth + by > MAX_DEPTH:
            raise ValueError(f"it is nested too deep (more than {MAX_DEPTH}), or contains itself")
        return depth + by

    def _list(self, value, depth):
        depth = self._deeper(depth, 1)
        return [self._plain(each, depth) for each in value]

    def _dict(self, value, depth):
        odd = next((key for key in value if not isinstance(key, str)), "")
        if odd != "" or not isinstance(odd, str):
            return _unsendable(f"dict with keys of type {type(odd).__name__}")
        depth = self._deeper(depth, 1)
        self._count(len(value))
        return {self._text(str(key), 0): self._plain(each, depth) for key, each in value.items()}

    def _tuple(self, value, depth):
        self._deeper(depth, 2)
        return msgpack.ExtType(type_codes.TUPLE, self.frame(list(value), depth + 1))

    def _text(self, value, depth):
        self._text_size += len(value)
        if self._text_size > MAX_TEXT:
            return _unsendable(f"{type(value).__name__} of {len(value):,} characters or bytes")
        return value

    _bytes = _text

    def _integer(self, value, depth):
        if -(2**63) <= value < 2**64:
            return value
        if value.bit_length() > _MOST_BITS:
            return _unsendable(f"int of {value.bit_length():,} bits")
        return msgpack.ExtType(type_codes.INTEGER, str(value).encode())

    def _array(self, array, depth, code=type_codes.ARRAY):
        self._count(5)
        if array.dtype.kind not in type_codes.KINDS:
            return _unsendable(f"numpy array of {array.dtype.name}s")
        fortran = array.flags.f_contiguous and not array.flags.c_contiguous
        header = _header(array.dtype.str, array.shape, fortran)
        return msgpack.ExtType(code, header + array.tobytes("F" if fortran else "C"))

    def _subclass(self, value, depth):
        if isinstance(value, Packed | Function | Unsendable):
            return _placeholder(value)
        if isinstance(value, np.generic):
            return self._array(np.asarray(value), depth, type_codes.SCALAR)
        if isinstance(value, np.ndarray):
            return self._array(value.view(np.ndarray), depth)
        if isinstance(value, set | frozenset):
            return self._set(value, depth)
        for kind in _EXTENDED:
            if isinstance(value, kind):
                return self._by_type[kind](kind(value), depth)
        return self._other(value, depth)

    def _other(self, value, depth):
        if isinstance(value, float):
            return float(value)
        if isinstance(value, complex):
            return msgpack.ExtType(type_codes.COMPLEX, struct.pack("<dd", value.real, value.imag))
        if isinstance(value, np.random.Generator):
            return self._random(value, depth)
        if callable(value) and self._function is not None:
            return self._plain(self._function(value), depth)
        return _unsendable(type(value).__name__)

    def _set(self, value, depth):
        if len(value) > type_codes.MAX_SET:
            return _unsendable(f"set of {len(value):,} items")
        odd = next((each for each in value if not isinstance(each, type_codes.ELEMENTS)), None)
        if odd is not None:
            return _unsendable(f"set with items of type {type(odd).__name__}")
        self._deeper(depth, 2)
        return msgpack.ExtType(type_codes.SET, self.frame(list(value), depth + 1))

    def _source(self, value, depth):
        self._deeper(depth, 2)
        fields = [value.source, value.name, list(value.constants)]
        return msgpack.ExtType(type_codes.SOURCE, self.frame(fields, depth + 1))

    def _random(self, value, depth):
        state = self._generator(value).bit_generator.state
        if state.get("bit_generator") != "PCG64":
            return _unsendable(f"Generator with {type(value.bit_generator).__name__}")
        self._deeper(depth, 3)
        state = _with_children(state, value.bit_generator.seed_seq)
        return msgpack.ExtType(type_codes.GENERATOR, self.frame(state, depth + 1))


def _placeholder(value):
    if isinstance(value, Packed):
        return msgpack.ExtType(type_codes.PACKED, bytes(value))
    if isinstance(value, Function):
        return msgpack.ExtType(type_codes.FUNCTION, b"%d" % value.number)
    return _unsendable(value.type_name)


def _with_children(state, seeds):
    """Return a state that shows how many children were spawned: a spawn leaves no other trace."""
    count = getattr(seeds, "n_children_spawned", 0)
    if not count:
        return state
    bits = np.random.PCG64(0)
    bits.state = state
    bits.advance(count)
    return bits.state


def _unsendable(name):
    return msgpack.ExtType(
        type_codes.UNSENDABLE, str(name)[: type_codes.MAX_NAME].encode("utf-8", "replace")
    )


@lru_cache(maxsize=1024)
def _header(descr, shape, fortran):
    file = io.BytesIO()
    head = {"descr": descr, "fortran_order": fortran, "shape": shape}
    npy.write_array_header_1_0(file, head)
    return file.getvalue()
