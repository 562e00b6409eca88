"""The frame of every widget: its looks, and its text where no browser shows it."""

from pathlib import Path

import anywidget

HERE = Path(__file__).parent


class Card(anywidget.AnyWidget):
    """A widget that also says what it is in plain text and in plain HTML.

    JupyterLab shows the widget; a terminal, a test run or a page made of the notebook shows the
    text. The widget's state is not kept in the notebook file.
    """

    _css = HERE / "card.css"

    def text(self) -> str:
        """Return what a reader without a browser needs."""
        raise NotImplementedError

    def page(self) -> str:
        """Return what a page without widgets shows, or nothing."""
        return ""

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        extra = {"text/plain": self.text()} | ({"text/html": self.page()} if self.page() else {})
        return data | extra, metadata
