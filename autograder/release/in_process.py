"""Grades answers in this process: the source notebook's own cells, without a kernel around them.

For answers that the course itself holds; nothing here protects from what a learner could write.
The tests hold it to stock `nbgrader autograde` on the same answers, cell by cell.
"""

import contextlib
import io
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import matplotlib as mpl
from nbformat import NotebookNode

from autograder.notebook import model_solution
from autograder.notebook.cell_kinds import about, is_solution, tests_of


class Result(NamedTuple):
    """One test cell: its points, and the message where it failed, with its parts."""

    grade_id: str
    points: float
    max_points: float
    message: str
    details: dict[str, str]


def run(source: NotebookNode, solutions: dict[str, str], only: str = "") -> list[Result]:
    """Grade the source notebook with these solution cells put in.

    Args:
        source: the instructor's notebook.
        solutions: source code by the grade_id of the solution cell it replaces.
        only: run no test cell but those of this exercise; "" runs all.

    Returns:
        The test cells' results, in the notebook's order.
    """
    return list(results(source, solutions, only))


def results(
    source: NotebookNode, solutions: dict[str, str], only: str = "", names: dict | None = None
) -> Iterator[Result]:
    """Grade as `run` does, and yield each result as soon as it is known.

    Args:
        source: the instructor's notebook.
        solutions: source code by the grade_id of the solution cell it replaces.
        only: run no test cell but those of this exercise; "" runs all.
        names: what the notebook's cells find defined.
    """
    mpl.use("Agg")
    namespace: dict = {"__name__": "__main__", **(names or {})}
    wanted = frozenset(tests_of(source).get(only, []) if only else _tests(source))
    for cell in _up_to_the_last_test(source.cells, wanted):
        mark = about(cell)
        if is_solution(cell):
            with contextlib.suppress(Exception, SystemExit):  # a wrong answer's failure is a result
                own = model_solution.answer(cell.source)
                _execute(solutions.get(mark["grade_id"], own), namespace)
        elif "setup" in cell.metadata.get("tags", ()):
            _execute(cell.source, namespace)
        elif mark.get("grade"):
            # a test without points may define what the tests of another exercise use
            chosen = mark["grade_id"] in wanted
            result = _test(cell, namespace) if chosen or not mark["points"] else None
            if result and chosen:
                yield result


def _tests(source):
    marks = map(about, source.cells)
    return [mark["grade_id"] for mark in marks if mark.get("grade")]


def _up_to_the_last_test(cells, wanted):
    """Leave out what comes after the last test of an exercise: no result depends on it."""
    tests = [place for place, cell in enumerate(cells) if about(cell).get("grade_id") in wanted]
    return cells[: tests[-1] + 1] if tests else []


def _test(cell, namespace):
    mark = about(cell)
    try:
        _execute(cell.source, namespace)
    except Exception as error:  # whatever an answer does to a test cell is its result
        message, details = f"{type(error).__name__}: {error}", getattr(error, "details", {})
        return Result(mark["grade_id"], 0.0, mark["points"], message, details)
    return Result(mark["grade_id"], float(mark["points"]), mark["points"], "", {})


def _execute(source, namespace):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        exec(_compiled(source), namespace)


@lru_cache(512)
def _compiled(source):
    """Compile a cell: the same notebook is run for thousands of answers."""
    return compile(source, "<cell>", "exec")
