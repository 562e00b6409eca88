"""Renders code, markdown, formulas and outputs as HTML without scripts or network (pure).

A learner's text is never passed on as HTML: text is escaped, and of an output's HTML only embedded
images are kept. Formulas become MathML, which browsers draw. Text that is longer or more tangled
than people write is shown as plain text, and never reaches a parser that could take minutes.
"""

import re
from functools import lru_cache
from html import escape
from html.parser import HTMLParser

from latex2mathml.converter import convert
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from pygments.style import Style
from pygments.token import Comment, Keyword, Name, Number, Operator, String

from autograder.text import foreign, formulas, sanitize

_PICTURE = re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]+")
_ADDRESS = re.compile(r"(https?://|mailto:|#|[\w./-]+$)", re.ASCII)
MAX_TEXT = 20_000
PLAIN = "This cell is too long, or too tangled, to be rendered. Here it is as plain text."
NO_ALT = "A picture that this cell drew"


class _Ink(Style):
    """Few colours, each with a contrast of at least 7 to 1 on white."""

    styles = {  # noqa: RUF012, pygments' own interface
        Comment: "italic #4d4d4d",
        Keyword: "bold #003a7d",
        Name.Builtin: "#003a7d",
        Name.Function: "#5b2a86",
        Number: "#7a2e00",
        Operator.Word: "bold #003a7d",
        String: "#1d5b1d",
    }


CODE_CSS = HtmlFormatter(style=_Ink).get_style_defs(".highlight")


@lru_cache(maxsize=1024)  # the course's cells are the same on every page
def code(source: str, marked: frozenset[int] = frozenset()) -> str:
    """Return Python source as highlighted HTML, or as plain text if it is too long.

    Args:
        source: the code.
        marked: the numbers of the lines that stand out, from 1.
    """
    if sanitize.is_code_flood(source):
        return plain(source)
    lexer = PythonLexer(stripnl=False)  # else the numbers would not be those of the source
    return highlight(source, lexer, HtmlFormatter(style=_Ink, hl_lines=sorted(marked)))


@lru_cache(maxsize=1024)
def markdown(source: str, *, trusted: bool) -> str:
    """Return markdown as HTML, its headings one level down.

    Args:
        source: the markdown, with mathematics between dollars.
        trusted: whether HTML in it is the instructor's own and may stay.
    """
    if not trusted and sanitize.is_flood(source):
        return plain(source)
    return MarkdownWithMath(renderer=_Renderer(trusted)).render(source)


def plain(source: str, note: str = PLAIN) -> str:
    """Return a cell's text as it is, at most MAX_TEXT characters of it, under a note."""
    said = f'<p class="quiet">{escape(note)}</p>\n' if note else ""
    return said + _text(source)


def mathematics(latex: str, *, block: bool = False) -> str:
    """Return a formula as MathML, or its source if it cannot be parsed."""
    source = latex.strip().strip("$").replace(r"\_", "_")
    if formulas.is_flood(source):
        return f"<code>{escape(latex)}</code>"
    try:
        formula = formulas.rebuilt(convert(source, display="block" if block else "inline"))
    except Exception:  # a learner's formula may be invalid; its source is still readable
        return f"<code>{escape(latex)}</code>"
    return f'<span class="formula" tabindex="0">{formula}</span>' if block else formula


def output(one) -> str:
    """Return one output of a code cell as HTML; "" when there is nothing to show."""
    kind = one.get("output_type")
    if kind == "stream":
        return _text(one.text)
    if kind == "error":
        lines = "\n".join(part.rstrip("\n") for part in one.traceback)
        return _text(lines or f"{one.ename}: {one.evalue}")
    if kind in ("display_data", "execute_result"):
        return _shown(one.data)
    return ""


def _shown(data):
    plain = data.get("text/plain", "")
    alt = plain if plain and not plain.startswith("<") else NO_ALT
    pictures = _Pictures.found(data.get("text/html", ""), alt)
    for kind in ("image/png", "image/jpeg"):
        if kind in data and not pictures:
            pictures = _picture(f"data:{kind};base64,{data[kind]}", alt)
    return pictures or _text(plain)


def _picture(address, alt):
    if not _PICTURE.fullmatch(address.strip()):
        return ""
    return f'<img src="{escape("".join(address.split()))}" alt="{escape(alt)}">'


def _text(text):
    shown = foreign.printed(text)
    if len(shown) > MAX_TEXT:
        shown = f"{shown[:MAX_TEXT]}\n... and {len(shown) - MAX_TEXT:,} characters more"
    return f'<pre class="out">{escape(shown)}</pre>' if shown.strip() else ""


class _Pictures(HTMLParser):
    """Collects the embedded images of a piece of HTML."""

    def __init__(self, alt):
        super().__init__()
        self.alt, self.pictures = alt, []

    @classmethod
    def found(cls, html, alt):
        parser = cls(alt)
        parser.feed(html)
        return "".join(parser.pictures)

    def handle_starttag(self, tag, attrs):
        about = dict(attrs)
        if tag == "img":
            found = _picture(about.get("src") or "", about.get("alt") or self.alt)
            self.pictures.append(found)


class _Renderer(IPythonRenderer):
    """Markdown as Jupyter reads it, with MathML, safe links, and headings one level down."""

    def __init__(self, trusted):
        super().__init__(
            escape=not trusted, allow_harmful_protocols=False, exclude_anchor_links=True
        )

    def heading(self, text, level, **attrs):
        return f"<h{min(level + 1, 6)}>{text}</h{min(level + 1, 6)}>\n"

    def link(self, text, url, title=None):
        """Return a link that opens a page; of any other address, such as data:, its text alone."""
        return f'<a href="{escape(url)}">{text}</a>' if _ADDRESS.match(url) else text

    def block_mermaidjs(self, code):
        """Return the text of a diagram: nothing here draws it, and nbconvert passes on its HTML."""
        return f"<pre><code>{escape(code)}</code></pre>\n"

    def image(self, text, url, title=None):
        return _picture(url, text or NO_ALT) or f"<em>{escape(text)}</em>"

    def block_math(self, body):
        return mathematics(body, block=True)

    def multiline_math(self, body):
        return mathematics(body, block=True)

    def latex_environment(self, name, body):
        return mathematics(rf"\begin{{{name}}}{body}\end{{{name}}}", block=True)

    def inline_math(self, body):
        return mathematics(body)
