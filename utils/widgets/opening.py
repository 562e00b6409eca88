"""A button that copies an assignment to work/, if it is not there yet, and opens the copy."""

import html
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import traitlets
from IPython.display import HTML, DisplayHandle, display

from utils import require
from utils.widgets.card import HERE, Card, script

LOST = (
    "There is no folder release/{name} in or above {here}. Is this copy of the course complete, "
    "and is the notebook still in its folder notebooks/? Clone the course again, or ask your "
    "instructor for the assignment."
)
NO_NOTEBOOK = (
    "{folder} is there, but {name}.ipynb is not in it. If you renamed your notebook, open it in "
    "the list of files. To begin again, rename that folder, and press the button once more."
)
COPIED = "Copied. Your own copy is {file}."
KEPT = "You have a copy already, and it was not changed: {file}."
NOT_COPIED = "The assignment could not be copied to {folder}: {why}. Look at that folder."


class NoCopyError(Exception):
    """There is no copy to open; the message says why and what to do."""


class OpenAssignment(Card):
    """A button; Python makes the copy and shows a link to it, which the browser then clicks."""

    _esm = script(HERE / "opening.js")
    name = traitlets.Unicode().tag(sync=True)
    # `presses` makes each answer a new one, so that the browser notices every press
    state: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str, show: Callable[[str], None], **keywords):
        """Make the card.

        Args:
            name: the assignment.
            show: shows HTML below the card, where JupyterLab makes its links work.
            keywords: as for any widget.
        """
        super().__init__(name=name, state={"words": "", "ready": False, "presses": 0}, **keywords)
        self._show = show
        self.on_msg(self._asked)

    def text(self) -> str:
        """Return how to copy and open the assignment without a browser."""
        return (
            f"Without the button: copy the folder release/{self.name} to work/{self.name}, unless "
            f"it is there already, and open work/{self.name}/{self.name}.ipynb."
        )

    def _asked(self, _, message, __):
        ready = False
        try:
            file, copied = own_copy(self.name, Path.cwd())
            self._show(link(file))
            words, ready = (COPIED if copied else KEPT).format(file=file), True
        except NoCopyError as error:
            words = str(error)
        self.state = {"words": words, "ready": ready, "presses": self.state["presses"] + 1}


def open_assignment(name: str) -> None:
    """Show the button that opens the learner's own copy of an assignment.

    Args:
        name: the assignment's name, which is that of its folder in release/.

    Raises:
        ValueError: no name.
    """
    require.words("name", name)
    below = DisplayHandle()
    display(OpenAssignment(name, lambda page: below.update(HTML(page))))
    below.display(HTML(""))


def link(file: Path) -> str:
    """Return a link from the working folder, which is the notebook's, to a file."""
    way = Path(os.path.relpath(file)).as_posix()
    return f'<a href="{html.escape(quote(way))}">Open {html.escape(way)}</a>'


def own_copy(name: str, here: Path) -> tuple[Path, bool]:
    """Copy release/NAME to work/NAME, unless that is there, and return its notebook.

    Args:
        name: the assignment.
        here: a folder in the course; the course is the nearest one above with the assignment.

    Returns:
        The notebook in work/, and whether it was copied now.

    Raises:
        NoCopyError: the assignment is not found, cannot be copied, or its notebook is not there.
    """
    course = _course(name, here)
    folder = course / "work" / name
    copied = not os.path.lexists(folder) and _copied(course / "release" / name, folder)
    if not (folder / f"{name}.ipynb").is_file():
        raise NoCopyError(NO_NOTEBOOK.format(folder=folder, name=name))
    return folder / f"{name}.ipynb", copied


def _course(name, here):
    for folder in (here, *here.parents):
        if any((folder / kind / name).is_dir() for kind in ("release", "work")):
            return folder
    raise NoCopyError(LOST.format(name=name, here=here))


def _copied(released: Path, folder: Path) -> bool:
    """Copy a folder under another name, then rename it: a copy is complete or not there at all."""
    try:
        folder.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".copying-", dir=folder.parent) as aside:
            new = Path(aside) / folder.name
            left_out = shutil.ignore_patterns(".ipynb_checkpoints")
            # `copyfile` leaves out the mode: the copy of a read-only file can be written
            shutil.copytree(released, new, ignore=left_out, copy_function=shutil.copyfile)
            new.rename(folder)
    except OSError as error:
        why = error.strerror or error
        raise NoCopyError(NOT_COPIED.format(folder=folder, why=why)) from None
    return True
