"""What a sandbox says that a cell has shown, as outputs that a page may hold (pure).

The page is opened by an instructor in the formgrader and by the learner as feedback, so nothing in
it may run, load, link or cover the rest: of HTML only tags that lay out text stay, and pictures
that lie in it as PNG, JPEG or GIF. JavaScript, SVG, MathML, styles and addresses go.
"""

import re
from html import unescape

import bleach
from nbformat import NotebookNode

from autograder import foreign, harmless

PICTURES = ("image/png", "image/jpeg")
TEXTS = ("text/plain", "text/latex")
MAX_PICTURES = 6_000_000
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
#: What utils.plots.show writes: no sanitizer needs to read through its megabyte.
_PICTURE = re.compile(
    r'<img alt="[^"<>]*" style="max-width:100%;height:auto;background:white" '
    r'src="data:image/png;base64,iVBORw0KGgo[A-Za-z0-9+/=]*">'
)
#: Nothing is loaded from elsewhere: a picture lies in its address, and begins as its kind does.
_SOURCE = re.compile(
    r"data:image/(?:png;base64,iVBORw0KGgo|jpeg;base64,/9j/|gif;base64,R0lGOD)[A-Za-z0-9+/=]*"
)
_BEGINS = {"image/png": "iVBORw0KGgo", "image/jpeg": "/9j/"}
_REFERENCE = re.compile(r"&#?\w+;?")
_SIZE = re.compile(r"\d{1,4}")
# neither links nor MathML: an address that cannot be seen misleads, and foreign elements are where
# browsers and cleaners disagree on what is text
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


def clean(outputs: object, *, room: int) -> list[NotebookNode]:
    """Return the outputs of the notebook format that can be made of a sandbox's claim.

    Args:
        outputs: what the sandbox sent, of any form.
        room: how many characters of text to keep.
    """
    kept = []
    for output in outputs if isinstance(outputs, list) else ():
        if made := _made(output, room):
            kept.append(made)
            room -= sum(map(len, _texts(made)))
    return kept


def stream(name: str, text: str) -> NotebookNode:
    """Return what was printed."""
    return _node("stream", name=name, text=foreign.clean(text, len(text)))


def error(name: str, text: str) -> NotebookNode:
    """Return an error with its message and no traceback, which would show the test's lines."""
    name, text = foreign.shown(name), foreign.clean(text)
    return _node("error", ename=name, evalue=text, traceback=[f"{name}: {text}"])


def _made(output, room):
    if not isinstance(output, dict):
        return None
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return stream(name, _text(output.get("text"), room))
    if kind == "error":
        lines = output.get("traceback")
        lines = [_text(line, room) for line in lines[:200]] if isinstance(lines, list) else []
        texts = {key: _text(output.get(key), min(room, 5000)) for key in ("ename", "evalue")}
        return _node("error", **texts, traceback=lines)
    if kind in ("display_data", "execute_result"):
        count = {"execution_count": None} if kind == "execute_result" else {}
        return _node(kind, data=_bundle(output.get("data"), room), metadata={}, **count)
    return None


def _node(kind, **fields):
    # nbformat's new_output reads each through the format's schema: a tenth of a checker's time
    return NotebookNode(output_type=kind, **fields)


def _bundle(data, room):
    data = data if isinstance(data, dict) else {}
    bundle = {kind: _text(data[kind], room) for kind in TEXTS if kind in data}
    if "text/latex" in bundle:
        bundle["text/latex"] = harmless.formulas(bundle["text/latex"])
    for kind in PICTURES:
        picture = data.get(kind)
        picture = picture.decode("latin-1") if isinstance(picture, bytes) else picture
        if isinstance(picture, str) and _is_picture(picture, kind):
            bundle[kind] = picture
    if isinstance(data.get("text/html"), str):
        html = data["text/html"][: max(room, MAX_PICTURES)]
        bundle["text/html"] = _html(foreign.clean(html, len(html)), room)
    return bundle


def _is_picture(text, kind):
    fits = len(text) < MAX_PICTURES and text.startswith(_BEGINS[kind])
    return bool(fits and _BASE64.fullmatch(text))


def _html(text, room):
    if len(text) < MAX_PICTURES and _PICTURE.fullmatch(text):
        return text
    said = _REFERENCE.sub(_letters, text[:room])
    kept = bleach.clean(said, tags=_TAGS, attributes=_allowed, protocols=["data"], strip=True)
    return harmless.formulas(kept)


def _letters(reference):
    """Return what a character reference says, so that none hides a backslash from what follows."""
    letters = unescape(reference[0])
    return reference[0] if set(letters) & set("<>&\"'") else letters


def _text(value, room):
    text = value if isinstance(value, str) else ""
    room = max(room, 0)
    # a bar that is drawn again and again becomes lines
    kept = foreign.clean(text[:room].replace("\r\n", "\n").replace("\r", "\n"), room)
    return kept if len(text) <= room else kept + "\n... cut\n"


def _texts(output):
    yield from output.get("traceback", [])
    yield output.get("text", "")
    yield output.get("data", {}).get("text/plain", "")
