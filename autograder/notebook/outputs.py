"""Turns what a sandbox sends as a cell's outputs into outputs that are safe on a page (pure).

The instructor opens them in the formgrader and the learner as feedback, so nothing in them may run,
load, link or cover the rest. Of HTML, only tags that lay out text are kept, and embedded PNG, JPEG
and GIF images. JavaScript, SVG, MathML, styles and links are removed. All outputs of a notebook
count against one budget before anything parses them.
"""

import re
from html import unescape

import bleach
from nbformat import NotebookNode

from autograder.text import foreign, sanitize

PICTURES = ("image/png", "image/jpeg")
TEXTS = ("text/plain", "text/latex")
MAX_PICTURES = 6_000_000  # characters of all pictures together
MAX_HTML = 20_000  # per output; the parser takes quadratic time
MAX_ALL_HTML = 100_000
MAX_TAGS = 2_000  # in one output
MAX_MESSAGE = 20_000
OVERHEAD = 100  # what an output costs besides its text
LINE_OVERHEAD = 10  # what a line of a traceback costs besides its text
TOO_MUCH = (
    "... the other outputs were left out: all cells of a notebook together may show at most "
    "{most:,} characters\n"
)
NO_PICTURE = "(a picture was left out: together, the pictures are larger than they may be)"
NOT_SHOWN = "(left out: {kinds}; pages show text, simple HTML, PNG and JPEG)"
NOTHING_LEFT = (
    "<p>(HTML was left out: it contains no text and no embedded picture that a page shows)</p>"
)
NO_HTML = (
    f"<p>(HTML was left out: at most {MAX_HTML:,} characters and {MAX_TAGS:,} tags are shown at a "
    "time, and "
    f"{MAX_ALL_HTML:,} in a notebook)</p>"
)
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
#: What utils.plots.show writes: a megabyte that need not go through the sanitizer.
_PICTURE = re.compile(
    r'<img alt="[^"<>]*" style="max-width:100%;height:auto;background:white;'
    r'padding:4px;border-radius:4px" '
    r'src="data:image/png;base64,iVBORw0KGgo[A-Za-z0-9+/=]*">'
)
#: Nothing is loaded from elsewhere: an image is a data URL that begins as its format does.
_SOURCE = re.compile(
    r"data:image/(?:png;base64,iVBORw0KGgo|jpeg;base64,/9j/|gif;base64,R0lGOD)[A-Za-z0-9+/=]*"
)
_BEGINS = {"image/png": "iVBORw0KGgo", "image/jpeg": "/9j/"}
_REFERENCE = re.compile(r"&#?\w+;?")
_SIZE = re.compile(r"\d{1,4}")
# no links and no MathML: a link can hide its address, and browsers and sanitizers disagree on how
# to parse foreign elements
_TAGS = frozenset((
    "abbr", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "kbd", "li",
    "ol", "p", "pre", "s", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody",
    "td", "th", "thead", "tr", "u", "ul", "var",
))  # fmt: skip


def _allowed(tag, name, value):
    if tag == "img" and name == "src":
        return bool(_SOURCE.fullmatch(value))
    if tag == "img" and name in ("width", "height"):
        return bool(_SIZE.fullmatch(value))
    return name == "title" or (tag == "img" and name == "alt")


class Budget:
    """What one notebook may still show: characters of text, of HTML to parse, of pictures."""

    def __init__(self, text: int):
        """Args: text: how many characters of text."""
        self.most = text
        self.text, self.html, self.pictures = text, MAX_ALL_HTML, MAX_PICTURES

    def take(self, value: object, most: int | None = None) -> str:
        """Return as much of a text as fits, and deduct it."""
        text = value if isinstance(value, str) else ""
        room = max(self.text if most is None else min(most, self.text), 0)
        text = cut(text, room)
        self.text -= len(text)
        return text


def cut(text: str, room: int) -> str:
    """Return a cleaned text, cut to a number of characters with a note."""
    # a progress bar that redraws itself becomes lines
    kept = foreign.clean(text[:room].replace("\r\n", "\n").replace("\r", "\n"), room)
    return kept if len(text) <= room else kept + "\n... cut\n"


def clean(outputs: object, budget: Budget) -> list[NotebookNode]:
    """Return notebook outputs made from what a sandbox sent.

    Args:
        outputs: what the sandbox sent, of any form.
        budget: what the notebook may still show; it is reduced.
    """
    kept = []
    for output in outputs if isinstance(outputs, list) else ():
        if budget.text <= 0:
            kept.append(stream("stderr", TOO_MUCH.format(most=budget.most)))
            break
        if made := _made(output, budget):
            budget.text -= OVERHEAD
            kept.append(made)
    return kept


def stream(name: str, text: str) -> NotebookNode:
    """Return what was printed."""
    return _node("stream", name=name, text=foreign.clean(text, len(text)))


def error(name: str, text: str) -> NotebookNode:
    """Return an error with its message and no traceback, which would show the test's lines."""
    name, text = foreign.shown(name), foreign.clean(text)
    return _node("error", ename=name, evalue=text, traceback=[f"{name}: {text}"])


def _made(output, budget):
    if not isinstance(output, dict):
        return None
    # what crosses may be an array, whose truth value is an error
    output = {key: value for key, value in output.items() if isinstance(value, str | list | dict)}
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return _node("stream", name=name, text=budget.take(output.get("text")))
    if kind == "error":
        texts = {key: budget.take(output.get(key), 5000) for key in ("ename", "evalue")}
        lines = output.get("traceback")
        lines = [budget.take(line) for line in lines[:200]] if isinstance(lines, list) else []
        budget.text -= LINE_OVERHEAD * len(lines)
        return _node("error", **texts, traceback=lines)
    if kind in ("display_data", "execute_result"):
        count = {"execution_count": None} if kind == "execute_result" else {}
        return _node(kind, data=_bundle(output.get("data"), budget), metadata={}, **count)
    return None


def _node(kind, **fields):
    # nbformat.new_output validates each against the schema: a tenth of a checker's time
    return NotebookNode(output_type=kind, **fields)


def _bundle(data, budget):
    data = data if isinstance(data, dict) else {}
    bundle = {kind: budget.take(data[kind]) for kind in TEXTS if kind in data}
    if "text/latex" in bundle:
        bundle["text/latex"] = sanitize.formulas(bundle["text/latex"])
    for kind in PICTURES:
        if kind in data:
            bundle |= _picture(kind, data[kind], budget)
    if isinstance(data.get("text/html"), str):
        bundle["text/html"] = _html(data["text/html"], budget)
    return bundle if bundle.keys() - {"text/plain"} else _in_words(bundle, data, budget)


def _in_words(bundle, data, budget):
    """Return plain text for an output that no page can show: its Markdown, or its types."""
    if isinstance(data.get("text/markdown"), str):
        return {"text/plain": budget.take(data["text/markdown"])}
    kinds = sorted(k for k in data if isinstance(k, str) and k not in (*TEXTS, *PICTURES))[:3]
    if not kinds:
        return bundle
    said = NOT_SHOWN.format(kinds=", ".join(foreign.shown(kind, 60) for kind in kinds))
    lines = [bundle.get("text/plain", ""), budget.take(said)]
    return {"text/plain": "\n".join(filter(None, lines))}


def _picture(kind, picture, budget):
    if isinstance(picture, bytes):
        picture = picture[: budget.pictures + 1].decode("latin-1")
    if not isinstance(picture, str):
        return {}
    if len(picture) > budget.pictures:
        return {"text/plain": NO_PICTURE}
    budget.pictures -= len(picture)
    is_one = picture.startswith(_BEGINS[kind]) and _BASE64.fullmatch(picture)
    return {kind: picture} if is_one else {}


def _html(text, budget):
    if len(text) > min(MAX_HTML, budget.html) or text.count("<") > MAX_TAGS:
        return _own_picture(text, budget) or NO_HTML
    if _PICTURE.fullmatch(text):
        return _own_picture(text, budget)
    budget.html -= len(text)
    budget.text -= len(text)
    said = _REFERENCE.sub(_letters, foreign.clean(text, len(text)))
    kept = bleach.clean(said, tags=_TAGS, attributes=_allowed, protocols=["data"], strip=True)
    return sanitize.formulas(kept) if kept.strip() or not text.strip() else NOTHING_LEFT


def _letters(reference):
    """Decode a character reference, so that none hides a backslash from later steps."""
    letters = unescape(reference[0])
    return reference[0] if set(letters) & set("<>&\"'") else letters


def _own_picture(text, budget):
    """Return a figure from utils.plots.show if it fits the budget, else ""."""
    if len(text) > budget.pictures or not _PICTURE.fullmatch(text):
        return ""
    budget.pictures -= len(text)
    return text
