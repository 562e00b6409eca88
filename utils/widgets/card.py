"""The base of every widget: its style, its script, and its text where no browser shows it."""

from pathlib import Path

import anywidget

HERE = Path(__file__).parent


def _joined(*files):
    return "\n".join(file.read_text("utf-8") for file in files)


def script(*files: Path) -> str:
    """Return the JavaScript module of a widget: dom.js, then the widget's own files.

    A widget's module is text without an address, so it cannot import another one.
    """
    return _joined(HERE / "dom.js", *files)


def style(*files: Path) -> str:
    """Return the stylesheet of a widget: card.css, then the widget's own files."""
    return _joined(HERE / "card.css", *files)


class Card(anywidget.AnyWidget):
    """A widget that also says what it is in plain text and in plain HTML.

    JupyterLab shows the widget; a terminal, a test run or a page made of the notebook shows the
    text. The widget's state is not kept in the notebook file.
    """

    _css = style()

    def text(self) -> str:
        """Return what a reader without a browser needs."""
        raise NotImplementedError

    def page(self) -> str:
        """Return what a page without widgets shows; "" if that is the text."""
        return ""

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        extra = {"text/plain": self.text()} | ({"text/html": self.page()} if self.page() else {})
        return data | extra, metadata
