"""The lesson that a hint names: its title, and a link to it from this notebook."""

import itertools
import os
from pathlib import Path
from urllib.parse import quote

from utils.hints import Place

#: Where lessons are: the reader's own copies, and the course's.
FOLDERS = (Path("work", "lessons"), Path("notebooks"))


def title(place: Place) -> str:
    """Return the name of a lesson's cell, such as: lesson 2, “Which tie matters?”."""
    return f"lesson {int(place.file[:2])}, “{place.heading}”"


def link(place: Place) -> str:
    """Return a link from the working folder to a lesson's cell; "" if the lesson is not found.

    The course is the nearest folder above that holds the lesson, so a copy of the assignment may be
    anywhere in it; the reader's own copy of the lesson comes first. The link names the cell's id,
    because JupyterLab does not scroll to a heading of a notebook that it still has
    to open.
    """
    for folder, kind in itertools.product((Path.cwd(), *Path.cwd().parents), FOLDERS):
        found = folder / kind / place.file
        if found.exists():
            way = Path(os.path.relpath(found)).as_posix()
            return f"{quote(way)}#cell-id={quote(place.cell)}"
    return ""
