"""HTML that MathJax leaves alone on a JupyterLab page, and sentences that wrap there."""

from collections.abc import Iterable
from html import escape


def literal(page: str) -> str:
    """Return HTML in which MathJax typesets nothing.

    Otherwise a `$` in an exception or a record could start a formula that covers the whole page.
    """
    return f'<div class="mathjax_ignore">{page}</div>'


class Said:
    """Sentences for the reader of a notebook, and a list below them.

    JupyterLab breaks printed lines in the middle of a word, and these between words.
    """

    def __init__(self, words: str, items: Iterable[str] = ()):
        self._words, self._items = words, tuple(items)

    def __repr__(self) -> str:
        return "\n- ".join([self._words, *self._items])

    def _repr_mimebundle_(self, **kwargs):
        items = "".join(f"<li>{escape(each)}</li>" for each in self._items)
        page = f"<p>{escape(self._words)}</p>{f'<ul>{items}</ul>' if items else ''}"
        return {"text/plain": repr(self), "text/html": literal(page)}
