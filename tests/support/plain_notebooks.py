"""Ordinary nbgrader notebooks, made cell by cell: no names of the course, no answer bank."""

from collections.abc import Mapping

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from autograder.engine import runner
from autograder.engine.engine import Engine
from autograder.model import Execution, Limits
from autograder.notebook import intake
from autograder.notebook.markers import HIDDEN, SOLUTION

LIMITS = Limits(call_seconds=15, total_seconds=100)
_MARK = {"task": False, "schema_version": 3}


def plain(source: str) -> NotebookNode:
    """Return a cell without marks."""
    return new_code_cell(source)


def solution(name: str, source: str) -> NotebookNode:
    """Return a cell in which a learner answers."""
    mark = {"grade_id": name, "solution": True, "grade": False, "locked": False}
    return new_code_cell(source, metadata={"nbgrader": mark | _MARK})


def marked(answer: str) -> str:
    """Return the text of a solution between its markers."""
    return f"### {SOLUTION[0]}\n{answer}\n### {SOLUTION[1]}"


def visible(name: str, source: str, points: float = 2) -> NotebookNode:
    """Return a test that a release shows."""
    mark = {"grade_id": name, "solution": False, "grade": True, "locked": True, "points": points}
    return new_code_cell(source, metadata={"nbgrader": mark | _MARK})


def hidden(name: str, source: str, points: float = 2, shown: str = "") -> NotebookNode:
    """Return a test whose lines a release hides, but for those `shown`."""
    lines = [*shown.splitlines(), f"### {HIDDEN[0]}", source, f"### {HIDDEN[1]}"]
    return visible(name, "\n".join(lines), points)


def notebook(*cells: NotebookNode, way: str = "together") -> NotebookNode:
    """Return an instructor's notebook; `way` says how its tests run, "" leaves it open."""
    made = new_notebook(cells=list(cells))
    if way:
        made.metadata["autograder"] = {"tests": way}
    return made


def run(
    source: NotebookNode,
    engine: Engine,
    answers: Mapping[str, str] | None = None,
    *,
    files: Mapping[str, bytes] | None = None,
    limits: Limits = LIMITS,
) -> Execution:
    """Hand in a notebook, with some answers by grade_id, and run it."""
    mine = nbformat.from_dict(source)
    for cell in mine.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell.source = (answers or {}).get(name, cell.source)
    taken = intake.place(nbformat.writes(mine).encode(), source)
    return runner.run(taken.notebook, limits=limits, engine=engine, files=files)


def points(execution: Execution) -> dict[str, float]:
    """Return the points of each test."""
    return {result.grade_id: result.points for result in execution.results}


def messages(execution: Execution) -> dict[str, str]:
    """Return what each test says."""
    return {result.grade_id: result.message for result in execution.results}
