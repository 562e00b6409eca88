"""Which copy of an assignment a folder holds, and whether the course has a newer version of it."""

import json
from pathlib import Path
from typing import NamedTuple

from utils import exercises


class Place(NamedTuple):
    """A folder with an assignment's notebook, and the course that it belongs to."""

    folder: Path
    course: Path

    @property
    def is_original(self) -> bool:
        """Whether it is the course's own, which an update of the course overwrites."""
        return exercises.is_original(self.folder)

    @property
    def is_source(self) -> bool:
        """Whether it is the instructor's, with solutions."""
        return self.folder.parent.name == "source"


def of(folder: Path) -> Place:
    """Return what a folder is; the course is the nearest one above with the assignment."""
    name = folder.name
    for course in folder.parents:
        if (course / "release" / name / f"{name}.ipynb").is_file():
            return Place(folder, course)
    return Place(folder, folder.parent)


def changed_since(place: Place) -> list[str]:
    """Return the headings under which the course's newest version differs from this copy.

    nbgrader gives each cell that it generates a checksum, and an edit of the notebook keeps it: two
    notebooks with the same checksums are of the same version.
    """
    name = place.folder.name
    cells = _cells(place.course / "release" / name / f"{name}.ipynb")
    newest, own = _checksums(cells), _checksums(_cells(place.folder / f"{name}.ipynb"))
    if not (newest and own):
        return []
    return _headings(cells, {name for name in newest | own if newest.get(name) != own.get(name)})


def _cells(file):
    """Return a notebook's cells; none if it cannot be read: Jupyter says that better."""
    try:
        return list(json.loads(file.read_bytes())["cells"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return []


def _checksums(cells):
    marks = [cell.get("metadata", {}).get("nbgrader", {}) for cell in cells]
    return {mark["grade_id"]: mark["checksum"] for mark in marks if "checksum" in mark}


def _headings(cells, names):
    """Return the heading above each of some cells, in order; a cell that is gone has none."""
    found, heading = [], ""
    for cell in cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and source.startswith("#"):
            heading = source.splitlines()[0].lstrip("# ").strip()
        if cell["metadata"].get("nbgrader", {}).get("grade_id") in names:
            found.append(heading)
            names = names - {cell["metadata"]["nbgrader"]["grade_id"]}
    return list(dict.fromkeys([*found, *(["cells that are gone"] if names else [])]))
