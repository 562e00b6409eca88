"""The notebooks of an assignment as one, for what is said of the whole assignment (pure).

A grade_id is unique in its notebook only, so each gets the notebook's name before it.
"""

import copy
import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby, starmap

from nbformat import NotebookNode

from autograder.grading.grader import NOTHING_RAN
from autograder.model import Marks
from autograder.notebook.cell_kinds import about, is_solution
from autograder.reports import exercise_rows
from autograder.reports.graded_notebooks import GradedNotebook


def source(parts: Mapping[str, NotebookNode]) -> NotebookNode:
    """Return one notebook of several, by name; a single one stays as it is."""
    if len(parts) == 1:
        return next(iter(parts.values()))
    cells = [cell for name, part in parts.items() for cell in _cells(name, part)]
    return NotebookNode(next(iter(parts.values())), cells=cells)


def graded(parts: Mapping[str, Iterable[GradedNotebook]]) -> Iterator[GradedNotebook]:
    """Yield what each learner handed in as one notebook.

    Args:
        parts: the graded notebooks by name, each sorted by learner.
    """
    if len(parts) == 1:
        yield from next(iter(parts.values()))
        return
    every = heapq.merge(*starmap(_flow, parts.items()), key=lambda row: row[0])
    for _, rows in groupby(every, key=lambda row: row[0]):
        yield _one({name: each for _, name, each in rows})


def marks(whole: Mapping[str, Marks], parts: Mapping[str, Mapping[str, Marks]]) -> dict[str, Marks]:
    """Return what the gradebook holds of each learner, with points by the names of `graded`.

    Args:
        whole: of the assignment, by learner.
        parts: of each notebook by its name, by learner.
    """
    if len(parts) == 1:
        return dict(whole)
    return {
        who: replace(
            each,
            points={
                _named(name, cell): points
                for name, part in parts.items()
                if who in part
                for cell, points in part[who].points.items()
            },
            waiting=_joined(who, parts, "waiting"),
            open=_joined(who, parts, "open"),
        )
        for who, each in whole.items()
    }


def _joined(who, parts, kind):
    """Return a learner's cells of a kind in all notebooks."""
    return frozenset(
        _named(name, cell)
        for name, part in parts.items()
        if who in part
        for cell in getattr(part[who], kind)
    )


def _flow(name, found):
    """Yield rows of one notebook; a function, as a generator expression would see the last name."""
    for each in found:
        yield each.student, name, each


def _one(parts):
    first = next(iter(parts.values()))
    notebook = source({name: each.notebook for name, each in parts.items()} | {"": _NOTHING})
    results = [
        replace(result, grade_id=_named(name, result.grade_id))
        for name, each in parts.items()
        for result in each.report.exercises
    ]
    review = [f"{name}: {note}" for name, each in parts.items() for note in each.report.review]
    report = replace(
        first.report,
        score=sum(each.report.score for each in parts.values()),
        max_score=sum(each.report.max_score for each in parts.values()),
        isolation="; ".join(isolations(each.report.isolation for each in parts.values())),
        exercises=results,
        review=review,
    )
    seconds = sum(each.seconds for each in parts.values())
    return replace(first, notebook=notebook, report=report, seconds=seconds)


def isolations(every: Iterable[str]) -> list[str]:
    """Return each isolation once; that nothing ran is one only where nothing else did."""
    found = list(dict.fromkeys(every))
    return [each for each in found if each != NOTHING_RAN] or found


_NOTHING = NotebookNode(cells=[])


def _cells(name, notebook):
    """Yield copies of the cells; a test before a notebook's first exercise belongs to none."""
    began = False
    for cell in copy.deepcopy(notebook.cells):
        cell.metadata[exercise_rows.PART] = name
        began = began or is_solution(cell)
        if about(cell).get("grade_id"):
            cell.metadata["nbgrader"]["grade_id"] = _named(name, about(cell)["grade_id"])
        if began or not about(cell).get("grade"):
            yield cell


def _named(notebook, cell):
    return f"{notebook}/{cell}"
