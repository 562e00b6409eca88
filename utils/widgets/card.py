"""The base of every widget: its style, its script, and its text where no browser shows it."""

import json
from pathlib import Path

import anywidget
import traitlets
from IPython.display import display

HERE = Path(__file__).parent
#: What to do where the kernel that made a widget is gone.
AGAIN = (
    "The kernel of this card was restarted or stopped. Run the cell with the imports at the top, "
    "and then this one: each by Shift+Enter."
)
#: Below a widget that a page cannot show, because no kernel has it; a living one needs a moment.
_ASLEEP = """<style>
.course-asleep { display: none; }
@keyframes course-asleep { from { visibility: hidden; } }
.jp-OutputArea-child:has(> .jupyter-widgets):not(:has(.course-card))
+ .jp-OutputArea-child .course-asleep {
  display: block; margin: 0; animation: course-asleep 1.5s step-end;
}
.jp-OutputArea-child:has(+ .jp-OutputArea-child .course-asleep):not(:has(.course-card))
> .jupyter-widgets { font-size: 0; }
</style>"""


def _joined(*files):
    return "\n".join(file.read_text("utf-8") for file in files)


def script(*files: Path) -> str:
    """Return the JavaScript module of a widget: dom.js, then the widget's own files.

    A widget's module is text without an address, so it cannot import another one.
    """
    return f"const KERNEL_GONE = {json.dumps(AGAIN)};\n{_joined(HERE / 'dom.js', *files)}"


def style(*files: Path) -> str:
    """Return the stylesheet of a widget: card.css, then the widget's own files."""
    return _joined(HERE / "card.css", *files)


class Card(anywidget.AnyWidget):
    """A widget that also says what it is in plain text and in plain HTML.

    JupyterLab shows the widget; a terminal, a test run or a page made of the notebook shows the
    text. The widget's state is not kept in the notebook file.
    """

    _css = style()
    #: Changed by the browser when it draws the widget; the kernel has no use for it.
    drawn = traitlets.Bool().tag(sync=True)
    #: What stands below it where no kernel has it; "" where its own module says it.
    asleep = AGAIN

    def text(self) -> str:
        """Return what a reader without a browser needs."""
        raise NotImplementedError

    def page(self) -> str:
        """Return what a page without widgets shows; "" if that is the text."""
        return ""

    def _ipython_display_(self) -> None:
        """Show the widget, and what a page shows in its place when the kernel is gone."""
        data, metadata = self._repr_mimebundle_()
        display(data, metadata=metadata, raw=True)
        if self.asleep:
            page = f'{_ASLEEP}<p class="course-asleep">{self.asleep}</p>'
            display({"text/plain": "", "text/html": page}, raw=True)

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        page = self.page()
        extra = {"text/plain": self.text()} | ({"text/html": page} if page else {})
        return data | extra, metadata
