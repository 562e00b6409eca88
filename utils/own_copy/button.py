"""The button “Open my copy”: it copies an assignment if need be, and opens the copy."""

import html
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import traitlets
from IPython.display import HTML, DisplayHandle, display

from utils import require
from utils.own_copy.copying import NoCopyError, own_copy
from utils.widgets.card import Card, script

LABEL = "Open my copy"
COPIED = "Copied. Your own copy is {file}."
KEPT = "You have a copy already, and it was not changed: {file}."


class OpenAssignment(Card):
    """A button; Python makes the copy and shows a link to it, which the browser then clicks."""

    _esm = script(Path(__file__).with_name("button.js"))
    name = traitlets.Unicode().tag(sync=True)
    label = traitlets.Unicode(LABEL).tag(sync=True)
    lead = traitlets.Unicode().tag(sync=True)
    # `presses` makes each answer a new one, so that the browser notices every press
    state: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str, show: Callable[[str], None], **keywords):
        """Make the card.

        Args:
            name: the assignment.
            show: shows HTML below the card, where JupyterLab makes its links work.
            keywords: `label`, the button's; `lead`, what stands above it; and as for any widget.
        """
        super().__init__(name=name, state={"words": "", "ready": False, "presses": 0}, **keywords)
        self._show = show
        self.on_msg(self._asked)

    def text(self) -> str:
        """Return how to copy and open the assignment without a browser."""
        way = (
            f"Without the button: copy the folder release/{self.name} to work/{self.name}, unless "
            f"it is there already, and open work/{self.name}/{self.name}.ipynb."
        )
        return "\n".join(filter(None, (self.lead, way)))

    def _asked(self, _, message, __):
        ready = False
        try:
            file, copied = own_copy(self.name, Path.cwd())
            self._show(link(file))
            words, ready = (COPIED if copied else KEPT).format(file=file), True
        except NoCopyError as error:
            words = str(error)
        self.state = {"words": words, "ready": ready, "presses": self.state["presses"] + 1}


def open_assignment(*names: str) -> None:
    """Show a button for each assignment, which opens the learner's own copy.

    Args:
        names: the assignments; the name of each is that of its folder in release/.

    Raises:
        ValueError: no name.
    """
    for name in names or ("",):
        require.words("name", name)
    for name in names:
        show_button(name, label=LABEL if len(names) == 1 else f"{LABEL}: {spoken(name)}")


def spoken(name: str) -> str:
    """Return an assignment's name as a person says it."""
    return name.replace("_", " ")


def show_button(name: str, **keywords: str) -> None:
    """Show the button of one assignment, with room for a link below it."""
    below = DisplayHandle()
    display(OpenAssignment(name, lambda page: below.update(HTML(page)), **keywords))
    below.display(HTML(""))


def link(file: Path) -> str:
    """Return a link from the working folder, which is the notebook's, to a file."""
    way = Path(os.path.relpath(file)).as_posix()
    return f'<a href="{html.escape(quote(way))}">Open {html.escape(way)}</a>'
