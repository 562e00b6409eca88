"""A button that copies an assignment to work/, if it is not there yet, and opens the copy."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import traitlets
from IPython.display import display

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
    """A button; Python makes the copy, and the browser opens it."""

    _esm = script(HERE / "opening.js")
    name = traitlets.Unicode().tag(sync=True)
    # `presses` makes each answer a new one, so that the browser notices every press
    state: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str, **keywords):
        super().__init__(name=name, state={"words": "", "path": "", "presses": 0}, **keywords)
        self.on_msg(self._asked)

    def text(self) -> str:
        """Return how to copy and open the assignment without a browser."""
        return (
            f"Without the button: copy the folder release/{self.name} to work/{self.name}, unless "
            f"it is there already, and open work/{self.name}/{self.name}.ipynb."
        )

    def _asked(self, _, message, __):
        path = ""
        try:
            file, copied = own_copy(self.name, Path.cwd())
            path = seen_from(message.get("root", ""), file)
            words = (COPIED if copied else KEPT).format(file=file)
        except NoCopyError as error:
            words = str(error)
        presses = self.state["presses"] + 1
        self.state = {"words": words, "path": path, "presses": presses}


def open_assignment(name: str) -> None:
    """Show the button that opens the learner's own copy of an assignment.

    Args:
        name: the assignment's name, which is that of its folder in release/.

    Raises:
        ValueError: no name.
    """
    require.words("name", name)
    display(OpenAssignment(name))


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


def seen_from(root: str, file: Path) -> str:
    """Return a file's path from the folder that JupyterLab shows; "" if it is not in there.

    Args:
        root: that folder, as JupyterLab writes it: "~" may stand for the home folder.
        file: what to open.
    """
    if not root:
        return ""
    try:
        return file.resolve().relative_to(Path(root).expanduser().resolve()).as_posix()
    except (OSError, RuntimeError, ValueError):  # elsewhere, or no such home
        return ""


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
