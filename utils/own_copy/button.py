"""The button “Open my copy”: it copies an assignment if need be, and opens the copy."""

import html
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

import traitlets
from IPython.display import display

from utils import require
from utils.own_copy.copying import NoCopyError, own_copy
from utils.widgets.card import Card, script

LABEL = "Open my copy"
COPIED = "Copied. Your own copy is {file}."
KEPT = "You have a copy already, and it was not changed: {file}."


class OpenAssignment(Card):
    """A button; Python makes the copy and sends a link to it, which the browser then clicks."""

    _esm = script(Path(__file__).with_name("button.js"))
    name = traitlets.Unicode().tag(sync=True)
    label = traitlets.Unicode(LABEL).tag(sync=True)
    lead = traitlets.Unicode().tag(sync=True)
    # `presses` makes each answer a new one, so that the browser notices every press
    state: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str, **keywords):
        """Make the card.

        Args:
            name: the assignment.
            keywords: `label`, the button's; `lead`, what stands above it; and as for any widget.
        """
        super().__init__(name=name, state={"words": "", "presses": 0}, **keywords)
        self.on_msg(self._asked)

    def text(self) -> str:
        """Return how to copy and open the assignment without a browser."""
        way = (
            f"Without the button: copy the folder release/{self.name} to work/{self.name}, unless "
            f"it is there already, and open work/{self.name}/{self.name}.ipynb."
        )
        return "\n".join(filter(None, (self.lead, way)))

    def _asked(self, _, message, __):
        try:
            file, copied = own_copy(self.name, Path.cwd())
            way, words = link(file), (COPIED if copied else KEPT).format(file=file)
        except NoCopyError as error:
            way, words = "", str(error)
        self.state = {"words": words, "presses": self.state["presses"] + 1}
        self.send({"link": way})


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
    """Show the button of one assignment."""
    display(OpenAssignment(name, **keywords))


def link(file: Path) -> str:
    """Return a link from the working folder, which is the notebook's, to a file."""
    way = Path(os.path.relpath(file)).as_posix()
    return f'<a href="{html.escape(quote(way))}">Open {html.escape(way)}</a>'
