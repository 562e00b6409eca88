"""The course's own notebooks with their tests together with the learner's code.

These tests call `utils.checks`, which the grader keeps where no learner's code runs. Stock nbgrader
imports it from the course; here the package lies beside the notebook, so that tests which run
together find it as they find any other module of an assignment.
"""

import re
from functools import cache
from pathlib import Path

from nbformat import NotebookNode

from autograder.files import companions
from autograder.notebook import split_or_together
from autograder.notebook.cell_kinds import is_solution
from autograder.notebook.split_or_together import Way
from tests.support import grading

PACKAGE = "utils"
#: How the course's notebooks import it, which tells the grader that they are the course's own.
_IMPORT = re.compile(rf"^from {PACKAGE} import (\w+(?:, \w+)*)$", re.MULTILINE)


@cache
def files(way: Way) -> dict[str, bytes]:
    """Return what lies beside a notebook whose tests run this way, by path."""
    if way is Way.SPLIT:
        return {}
    found = companions.of_assignment(grading.ROOT / PACKAGE)
    return {f"{PACKAGE}/{path}": data for path, data in found.items()}


def stating(notebook: NotebookNode, way: Way) -> NotebookNode:
    """Return a notebook that states the way of all of its tests."""
    about = {**notebook.metadata.get(split_or_together.KEY, {}), split_or_together.PLACE: str(way)}
    metadata = NotebookNode(notebook.metadata, **{split_or_together.KEY: about})
    cells = notebook.cells if way is Way.SPLIT else list(map(_importing, notebook.cells))
    return NotebookNode(notebook, metadata=metadata, cells=cells)


def _importing(cell):
    """Return a cell that imports the same as an ordinary notebook would."""
    if is_solution(cell):
        return cell
    return NotebookNode(cell, source=_IMPORT.sub(_one_by_one, cell.source))


def _one_by_one(found):
    return "\n".join(f"import {PACKAGE}.{name} as {name}" for name in found[1].split(", "))


def write(folder: Path, way: Way) -> None:
    """Write what lies beside a notebook into its folder."""
    for path, data in files(way).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
