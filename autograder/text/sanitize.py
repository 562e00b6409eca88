r"""Makes a learner's text harmless: it cannot run, load, link or cover anything on a page (pure).

The graded notebook is opened in JupyterLab and in nbgrader's formgrader, which keeps HTML in
markdown and lets MathJax draw the formulas. Their parsers differ, so nothing here depends on how
one of them reads a text: a space is inserted into whatever could begin a tag, an entity, a link, an
image or an unknown TeX command. `< b>`, `] (` and `\ href` are text to every parser.
"""

import re
from html import unescape

from autograder.text.foreign import INVISIBLE

MAX_CHARACTERS = 20_000
MAX_LINE = 5_000
MAX_CODE_LINE = 1_000  # a highlighter searches for a string's end from each quote
MAX_MARKS = 1_000  # of each kind that a markdown parser pairs by searching for the other
_MARKS = ("[", "$", "`", "*", "_", "~", "\\(", "\\[", "\\begin", "<", ">")

CUT = "\n# ... cut: all {:,} characters of this cell were run, and are in the submitted file"

_AUTOLINK = re.compile(r"<(https?://[^\s<>]{1,2000})>")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=[#A-Za-z])")
_LINK = re.compile(r"\](?=[(:])")
_HEADING = re.compile(r"^((?:[ \t>*+-]|\d{1,9}[.)])*#{1,6})(?![#\n])[ \t]*", re.MULTILINE)
_UNDERLINE = re.compile(r"^([ \t>]*)(?==+[ \t]*$|-+[ \t]*$)", re.MULTILINE)
_FENCE = re.compile(r"`+")
_LONG_FENCE = re.compile("`{50}")
_MATHEMATICS = ("$", r"\(", r"\[", r"\begin")
#: A heading's id is its text; this prefix keeps it from colliding with the page's own ids.
_APART = "\u200b"


def markdown(text: str) -> str:
    """Return markdown that reads the same, and is harmless, in any viewer.

    Bold, lists, tables, code and formulas stay. Links and images show their address as text.
    A text that is too much for a parser becomes a block of plain text.
    """
    if is_flood(text):
        return raw(text)
    text = _AUTOLINK.sub(r"\1", INVISIBLE.sub("", unescape(text)))
    text = _LINK.sub("] ", _apart(text))
    return _UNDERLINE.sub(rf"\1{_APART}", _HEADING.sub(rf"\1 {_APART}", formulas(text)))


def raw(text: str) -> str:
    """Return markdown that shows a text verbatim, or its beginning if it is long."""
    text = _apart(INVISIBLE.sub("", text))
    if len(text) > MAX_CHARACTERS:
        text = f"{text[:MAX_CHARACTERS]}\n... and {len(text) - MAX_CHARACTERS:,} characters more"
    text = _LONG_FENCE.sub(r"\g<0> ", text)
    longest = max(map(len, _FENCE.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def code(text: str) -> str:
    """Return code as it may be shown: all of it, or the beginning with a note if too long."""
    if not is_code_flood(text):
        return text
    lines = [line[: MAX_CODE_LINE - 10] for line in text[:MAX_CHARACTERS].split("\n")]
    return "\n".join(lines)[: MAX_CHARACTERS - len(CUT) - 20] + CUT.format(len(text))


def is_code_flood(text: str) -> bool:
    """Whether code is longer, or has longer lines, than what people write in a cell."""
    return len(text) > MAX_CHARACTERS or any(len(line) > MAX_CODE_LINE for line in text.split("\n"))


def formulas(text: str) -> str:
    """Return a text in which MathJax finds only commands that are allowed."""
    if not any(mark in text for mark in _MATHEMATICS):
        return text
    from autograder.text.formulas import plain_commands  # slow: loads a table of symbols

    return plain_commands(text)


def is_flood(text: str) -> bool:
    """Whether a text is longer, or has more marks to pair, than people write in a cell."""
    if len(text) > MAX_CHARACTERS or any(text.count(mark) > MAX_MARKS for mark in _MARKS):
        return True
    return any(len(line) > MAX_LINE for line in text.split("\n"))


def _apart(text):
    return _ENTITY.sub("& ", _TAG.sub("< ", text))
