r"""Text that a learner, a file's name or an exception brings, as plain text (pure).

Where such text enters (a message, a note, a name, an output), `clean` or `shown` is applied; from
there on it can be encoded as UTF-8, and no terminal, page or reader is misled by it. What has no
letter to show is written as an escape, such as \x1b, so that a person sees that it was there.
"""

import re

MAX_TEXT = 20_000
MAX_NAME = 200
CUT = " ... cut"
#: Colours alone are harmless and mean nothing in a gradebook: they go without a trace.
_COLOURS = re.compile(r"\x1b\[[0-9;:]{0,40}m")
#: Controls, lone surrogates, what turns or joins text, separators of lines, letters without ink,
#: tag characters, and what is no character.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"
    "\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff"
    "\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001345f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)
#: Controls without tabs and line ends: what a page of HTML has no use for.
CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
#: Controls, and letters without ink that turn, join or part text.
INVISIBLE = re.compile(f"[{CONTROLS}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_SEQUENCE = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_CONTROL = re.compile(f"[{CONTROLS}]")
#: Letters of markup, and those that a link reads as its own: nbgrader writes ids as they are.
_NOT_IN_AN_ID = set('<>&"\\%?#')
#: What every object of JavaScript has: nbgrader's lists of a whole class stay empty for such an id.
_NO_IDS = {
    "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString",
    "toString", "valueOf", "__proto__", "__defineGetter__", "__defineSetter__", "__lookupGetter__",
    "__lookupSetter__",
}  # fmt: skip
#: Accents piled up on one letter cover the lines around it.
_ACCENT = "[\u0300-\u036f\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILED = re.compile(f"({_ACCENT}{{4}}){_ACCENT}+")


def clean(text: str, limit: int = MAX_TEXT) -> str:
    r"""Return text of several lines, of at most `limit` characters, that nothing interprets.

    Line ends become \n, and tabs stay. Cleaning twice gives the same as cleaning once.
    """
    text = _cut(str(text), limit).replace("\r\n", "\n")
    text = _HIDDEN.sub(_escape, _COLOURS.sub("", text))
    return _cut(_PILED.sub(r"\1", text), limit)


def printed(text: str) -> str:
    """Return what a terminal would print of a text, without its colours and controls."""
    return _CONTROL.sub("", _SEQUENCE.sub("", text))


def shown(name: str | bytes, limit: int = MAX_NAME) -> str:
    r"""Return a name as one line; a line end, a tab or a byte that is no UTF-8 is an escape."""
    text = name.decode("utf-8", "surrogateescape") if isinstance(name, bytes) else name
    return _cut(clean(text, limit).replace("\n", r"\n").replace("\t", r"\t"), limit)


def is_plain(name: str) -> bool:
    """Whether a name can be shown as it is, and nothing hides at its ends.

    Nor does it do anything in nbgrader's pages, which print a learner's id as it is, into script
    and links too.
    """
    if name in _NO_IDS or set(name) & _NOT_IN_AN_ID:
        return False
    return shown(name, max(MAX_NAME, len(name))) == name.strip()


def _escape(match):
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # how Python writes a byte of a file's name that is no UTF-8
        code -= 0xDC00
    width = (2, "x") if code < 0x100 else (4, "u") if code < 0x10000 else (8, "U")
    return f"\\{width[1]}{code:0{width[0]}x}"


def _cut(text, limit):
    if len(text) <= limit:
        return text
    return text[: max(0, limit - len(CUT))] + CUT[: max(0, limit)]
