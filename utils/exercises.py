"""The exercises of a learner's notebook: where each is, what it is called, and its points."""

import json
import os
import re
from pathlib import Path
from typing import NamedTuple

from IPython.core.getipython import get_ipython

from utils.exercise_tests import VISIBLE

_HEADING = re.compile(r"^#+ +(.+?)(?: \(\d+ points?\))?$", re.MULTILINE)


class Exercise(NamedTuple):
    """An exercise: its title, its cell, the points of its visible check, and of all tests.

    `cell` is the cell's id, and `place` its number in the notebook, from 0.
    """

    title: str
    cell: str
    place: int
    visible: float
    points: float


def this_notebook() -> Path | None:
    """Return the notebook that this kernel was started for; None if nothing says which."""
    shell = get_ipython()
    own = shell.user_ns if shell else {}
    name = os.environ.get("JPY_SESSION_NAME") or str(own.get("__vsc_ipynb_file__", ""))
    return Path(name) if name.endswith(".ipynb") else None


def is_original(folder: Path) -> bool:
    """Whether an assignment's folder is the course's own, which an update overwrites."""
    return folder.parent.name == "release"


def here() -> dict[str, Exercise]:
    """Return the exercises of this kernel's notebook by name; none if it cannot be read."""
    path = this_notebook()
    return read(path) if path else {}


def read(path: Path) -> dict[str, Exercise]:
    """Return the exercises of a notebook by name; none if it cannot be read."""
    try:
        return of(json.loads(path.read_bytes()))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}  # the grader, which reads the same file, says what is wrong with it


def of(notebook: dict) -> dict[str, Exercise]:
    """Return the exercises of a notebook by name, which is the grade_id of the solution cell."""
    found: dict[str, Exercise] = {}
    task, name = Exercise("", "", 0, 0.0, 0.0), ""
    for place, cell in enumerate(notebook["cells"]):
        mark = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] == "markdown":
            title = _title(cell)
            task = Exercise(title, cell.get("id", ""), place, 0.0, 0.0) if title else task
        elif mark.get("solution"):
            name = mark["grade_id"]
            found[name] = _answered_in(cell, place, task, name)
        elif name and mark.get("grade"):
            found[name] = _with(found[name], mark["points"], mark["grade_id"])
    return found


def _answered_in(cell, place, task, name):
    """Return the exercise of a solution cell; that of a question is written by a card above it."""
    if "answer" in cell["metadata"].get("tags", ()):
        return task
    return Exercise(task.title or name, cell.get("id", ""), place, 0.0, 0.0)


def _with(exercise, points, test):
    visible = points * test.endswith(VISIBLE)
    return exercise._replace(visible=exercise.visible + visible, points=exercise.points + points)


def _title(cell):
    text = "".join(cell["source"])
    heading = _HEADING.search(text)
    return heading[1].replace("`", "") if heading else ""
