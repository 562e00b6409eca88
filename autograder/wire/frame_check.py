"""Checks the structure of a frame before anything is built from it (pure).

A few hostile bytes can cost a parser much: nesting that overflows the C stack, lengths that reserve
gigabytes, keys that collide in a dict. So the structure is walked first, without recursion, and
what is too deep, too long or of an unknown type is refused before memory is allocated.
"""

MAX_BYTES = 64 * 2**20
MAX_DEPTH = 32  # a list or a dict counts 1; a tuple or a set, which is a nested frame, counts 2
MAX_ITEMS = 100_000
MAX_TEXT = 16 * 2**20  # bytes outside arrays
MAX_EXTENSION = 8_192  # bytes of an extension that is neither an array nor a nested frame
ARRAY_ITEMS = 5  # an array counts as this many items
ARRAY_HEADER = 128
_FIXED, _BYTES, _TEXT, _LIST, _MAP, _EXTENSION, _INVALID = range(7)


class MalformedFrame(ValueError):  # noqa: N818, it describes the bytes
    """A frame that `wire.pack` did not produce: cut off in the middle of a write, or forged."""


def _form(byte):
    """Return a first byte's kind, how many bytes hold the length, and a fixed length."""
    if byte < 0x80 or byte >= 0xE0:
        return _FIXED, 0, 0
    for start, end, kind in ((0x80, 0x90, _MAP), (0x90, 0xA0, _LIST), (0xA0, 0xC0, _TEXT)):
        if start <= byte < end:
            return kind, 0, byte - start
    return _SPECIAL.get(byte, (_INVALID, 0, 0))


_SPECIAL = {
    0xC0: (_FIXED, 0, 0), 0xC2: (_FIXED, 0, 0), 0xC3: (_FIXED, 0, 0), 0xC4: (_BYTES, 1, 0),
    0xC5: (_BYTES, 2, 0), 0xC6: (_BYTES, 4, 0), 0xC7: (_EXTENSION, 1, 0),
    0xC8: (_EXTENSION, 2, 0), 0xC9: (_EXTENSION, 4, 0), 0xCA: (_FIXED, 0, 4), 0xCB: (_FIXED, 0, 8),
    0xCC: (_FIXED, 0, 1), 0xCD: (_FIXED, 0, 2), 0xCE: (_FIXED, 0, 4), 0xCF: (_FIXED, 0, 8),
    0xD0: (_FIXED, 0, 1), 0xD1: (_FIXED, 0, 2), 0xD2: (_FIXED, 0, 4), 0xD3: (_FIXED, 0, 8),
    0xD4: (_EXTENSION, 0, 1), 0xD5: (_EXTENSION, 0, 2), 0xD6: (_EXTENSION, 0, 4),
    0xD7: (_EXTENSION, 0, 8), 0xD8: (_EXTENSION, 0, 16), 0xD9: (_TEXT, 1, 0),
    0xDA: (_TEXT, 2, 0), 0xDB: (_TEXT, 4, 0), 0xDC: (_LIST, 2, 0), 0xDD: (_LIST, 4, 0),
    0xDE: (_MAP, 2, 0), 0xDF: (_MAP, 4, 0),
}  # fmt: skip
_FORMS = tuple(map(_form, range(256)))


def measure(
    data: bytes, *, nested: frozenset[int], arrays: frozenset[int], plain: frozenset[int]
) -> None:
    """Refuse a frame whose structure costs too much.

    Args:
        data: the frame.
        nested: the codes of extensions whose content is a nested frame.
        arrays: the codes of extensions that hold an array.
        plain: the codes of all others. msgpack has extensions of its own, with negative codes,
            which it would build without asking.

    Raises:
        MalformedFrame: it is nested too deep, too large, or not a frame.
    """
    if len(data) > MAX_BYTES:
        raise MalformedFrame(f"a frame of {len(data):,} bytes, at most {MAX_BYTES:,} are read")
    walk = _Walk(data, nested, arrays, plain)
    try:
        walk.run()
    except IndexError:
        raise MalformedFrame("it ends before the value does") from None


class _Walk:
    """A position in the bytes, and the open containers: items left, whether a dict, the end."""

    def __init__(self, data, nested, arrays, plain):
        self._data, self._nested, self._arrays, self._plain = data, nested, arrays, plain
        self._at = self._items = self._outside = 0
        self._open = [[1, False, len(data)]]

    def run(self):
        data, forms, opened = self._data, _FORMS, self._open
        while opened:
            top = opened[-1]
            if not top[0]:
                self._close()
                continue
            key = top[1] and top[0] % 2 == 0
            top[0] -= 1
            kind, width, size = forms[data[self._at]]
            if key and kind is not _TEXT:
                raise MalformedFrame("a dict with a key that is not text")
            self._at += 1
            if width:
                size = int.from_bytes(data[self._at : self._at + width], "big")
                self._at += width
            self._count(1)
            self._enter(kind, size)

    def _close(self):
        _, _, end = self._open.pop()
        if end is not None and self._at != end:
            raise MalformedFrame("its content is longer or shorter than stated")

    def _enter(self, kind, size):
        if kind in (_LIST, _MAP):
            self._push([size * (2 if kind == _MAP else 1), kind == _MAP, None])
        elif kind == _EXTENSION:
            self._extension(size)
        elif kind == _INVALID:
            raise MalformedFrame("a byte that does not start a value")
        else:
            self._skip(size, size)

    def _extension(self, size):
        code = self._data[self._at]
        self._at += 1
        if code in self._nested:
            self._push([1, False, self._at + size])
        elif code in self._arrays:
            self._count(ARRAY_ITEMS)
            self._skip(size, min(size, ARRAY_HEADER))
        elif size > MAX_EXTENSION or code not in self._plain:
            raise MalformedFrame(f"extension {code} of {size:,} bytes")
        else:
            self._skip(size, size)

    def _push(self, level):
        if len(self._open) > MAX_DEPTH:
            raise MalformedFrame(f"it is nested more than {MAX_DEPTH} deep")
        if level[0] > MAX_ITEMS:
            raise MalformedFrame(f"{level[0]:,} items, at most {MAX_ITEMS:,} are read")
        self._open.append(level)

    def _count(self, items):
        self._items += items
        if self._items > MAX_ITEMS:
            raise MalformedFrame(f"more than {MAX_ITEMS:,} items")

    def _skip(self, size, outside):
        self._at += size
        self._outside += outside
        if self._at > len(self._data):
            raise MalformedFrame("it ends before the value does")
        if self._outside > MAX_TEXT:
            raise MalformedFrame(f"more than {MAX_TEXT:,} bytes outside arrays")
