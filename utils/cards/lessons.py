"""Where a hint's lesson is: what it is called, and the way there from this notebook."""

import os
from pathlib import Path
from urllib.parse import quote

from utils.hints import Place


def title(place: Place) -> str:
    """Return how a lesson's cell is called, such as: lesson 2, “Which tie matters?”."""
    return f"lesson {int(place.file[:2])}, “{place.heading}”"


def link(place: Place) -> str:
    """Return the way from the working folder to a lesson's cell; "" when it is not there.

    The nearest folder above that holds the lesson is the course, wherever a copy of the assignment
    lies in it. JupyterLab scrolls to a cell by its id; to a heading of a notebook that it still has
    to open, it does not.
    """
    for folder in (Path.cwd(), *Path.cwd().parents):
        found = folder / "notebooks" / place.file
        if found.exists():
            way = Path(os.path.relpath(found)).as_posix()
            return f"{quote(way)}#cell-id={quote(place.cell)}"
    return ""
