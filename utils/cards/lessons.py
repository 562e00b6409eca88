"""Where a hint's lesson is: its number, its heading, and the way there from this notebook."""

import os
from pathlib import Path
from urllib.parse import quote


def title(lesson: str) -> str:
    """Return how a lesson's cell is called, such as "lesson 2, Which tie matters?"."""
    file, _, heading = lesson.partition("#")
    return f"lesson {int(file[:2])}, “{heading.replace('-', ' ')}”"


def link(lesson: str) -> str:
    """Return the way from the working folder to a lesson's cell; "" when it is not there.

    The nearest folder above that holds the lesson is the course, wherever a copy of the assignment
    lies in it.
    """
    file, _, heading = lesson.partition("#")
    for folder in (Path.cwd(), *Path.cwd().parents):
        found = folder / "notebooks" / file
        if found.exists():
            way = Path(os.path.relpath(found)).as_posix()
            return f"{quote(way)}#{quote(heading)}"
    return ""
