r"""Cleans untrusted text from learners, file names and exceptions (pure).

Wherever such text enters (a message, a note, a name, an output), `clean` or `shown` is applied.
From then on it can be encoded as UTF-8, and cannot mislead a terminal, a page or a reader.
Invisible characters become escapes, such as \x1b, so that a person sees that they were there.
"""

import re

MAX_TEXT = 20_000
MAX_NAME = 200
CUT = " ... cut"
#: Colour codes are harmless and mean nothing in a gradebook: they are removed silently.
_COLOURS = re.compile(r"\x1b\[[0-9;:]{0,40}m")
#: Controls, lone surrogates, direction marks and joiners, line separators, blank letters, tag
#: characters and noncharacters.
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
#: Controls except tabs and line ends: an HTML page has no use for them.
CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
#: Controls, and invisible characters that reorder, join or separate text.
INVISIBLE = re.compile(f"[{CONTROLS}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_SEQUENCE = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_CONTROL = re.compile(f"[{CONTROLS}]")
#: Characters with a meaning in HTML or URLs: nbgrader inserts ids unescaped.
_NOT_IN_AN_ID = set('<>&"\\%?#')
#: Properties of every JavaScript object: with such an id, nbgrader's class lists stay empty.
_NO_IDS = {
    "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString",
    "toString", "valueOf", "__proto__", "__defineGetter__", "__defineSetter__", "__lookupGetter__",
    "__lookupSetter__",
}  # fmt: skip
#: Accents stacked on one letter can cover the lines around it.
_ACCENT = "[\u0300-\u036f\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_PILED = re.compile(f"({_ACCENT}{{4}}){_ACCENT}+")


def clean(text: str, limit: int = MAX_TEXT) -> str:
    r"""Return multi-line text of at most `limit` characters, without control characters.

    Line ends become \n, and tabs stay. Cleaning twice gives the same as cleaning once.
    """
    text = _cut(str(text), limit).replace("\r\n", "\n")
    text = _HIDDEN.sub(_escape, _COLOURS.sub("", text))
    return _cut(_PILED.sub(r"\1", text), limit)


def printed(text: str) -> str:
    """Return a text as a terminal would print it, without colours and controls."""
    return _CONTROL.sub("", _SEQUENCE.sub("", text))


def shown(name: str | bytes, limit: int = MAX_NAME) -> str:
    r"""Return a name as one line; line ends, tabs and invalid UTF-8 become escapes."""
    text = name.decode("utf-8", "surrogateescape") if isinstance(name, bytes) else name
    return _cut(clean(text, limit).replace("\n", r"\n").replace("\t", r"\t"), limit)


def is_plain(name: str) -> bool:
    """Whether a name can be shown as it is, without whitespace at its ends.

    It must also be harmless in nbgrader's pages, which insert a learner's id unescaped, even into
    scripts and links.
    """
    if name in _NO_IDS or set(name) & _NOT_IN_AN_ID:
        return False
    return shown(name, max(MAX_NAME, len(name))) == name.strip()


def _escape(match):
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # how Python represents an invalid UTF-8 byte in a file name
        code -= 0xDC00
    width = (2, "x") if code < 0x100 else (4, "u") if code < 0x10000 else (8, "U")
    return f"\\{width[1]}{code:0{width[0]}x}"


def _cut(text, limit):
    if len(text) <= limit:
        return text
    return text[: max(0, limit - len(CUT))] + CUT[: max(0, limit)]
