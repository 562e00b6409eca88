"""Copies a released assignment to work/, once, and never over what is there."""

import os
import shutil
import tempfile
from pathlib import Path

LOST = (
    "There is no folder release/{name} in or above {here}. Is this copy of the course complete, "
    "and is the notebook still in its folder? Clone the course again, or ask your instructor for "
    "the assignment."
)
NO_NOTEBOOK = (
    "{folder} is there, but {name}.ipynb is not in it. If you renamed your notebook, open it in "
    "the list of files. To begin again, rename that folder, and press the button once more."
)
NOT_COPIED = "The assignment could not be copied to {folder}: {why}. Look at that folder."


class NoCopyError(Exception):
    """There is no copy to open; the message says why and what to do."""


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
