"""Reads the graded notebooks of a class, with the report stored in each."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.errors import CourseError
from autograder.model import Report, report_from_data
from autograder.notebook.cell_kinds import about
from autograder.text import foreign
from utils.check_failed import LABELS

DAMAGED = "{path} cannot be used ({reason}); grade again: --student {student} --force"


@dataclass(frozen=True)
class GradedNotebook:
    """One learner's graded notebook with its report."""

    student: str
    notebook: NotebookNode
    report: Report
    seconds: float
    folder: Path


def read(
    autograded: Path,
    assignment: str,
    student: str = "",
    *,
    damaged: dict[str, str] | None = None,
    notebook: str = "",
) -> Iterator[GradedNotebook]:
    """Yield the graded notebooks of an assignment, sorted by learner.

    A notebook that `nbgrader autograde` wrote has no report, and is skipped.

    Args:
        autograded: the folder of all graded notebooks.
        assignment: the assignment's name.
        student: only this learner's; "" for everybody's.
        damaged: collects what is wrong with notebooks that cannot be used, by learner. Without
            it, the first such notebook is an error.
        notebook: which of the assignment's notebooks; "" for the one with its own name.

    Raises:
        CourseError: a notebook is not what the grader wrote, and there is no `damaged`.
    """
    paths = autograded.glob(f"*/{assignment}/{notebook or assignment}.ipynb")
    for path in sorted(paths, key=_learner):
        who = _learner(path)
        if student not in ("", who):
            continue
        try:
            graded = _graded(path, assignment, who)
        except Exception as error:  # whatever is wrong with this one, the others can be read
            problem = _problem(path, who, error)
            if damaged is None:
                raise CourseError(problem) from error
            damaged[who] = problem
            continue
        if graded:
            yield graded


def names(autograded: Path, assignment: str) -> list[str]:
    """Return the names of an assignment's graded notebooks, the one with its own name first."""
    found = {path.stem for path in autograded.glob(f"*/{assignment}/*.ipynb")}
    return sorted(found, key=lambda name: (name != assignment, name))


def _learner(path):
    return path.parent.parent.name  # a path itself is sorted without regard to case on Windows


def _problem(path, student, error):
    reason = foreign.shown(f"{type(error).__name__}: {error}".splitlines()[0])
    where, student = foreign.shown(str(path), 1_000), foreign.shown(student)
    return DAMAGED.format(path=where, reason=reason, student=student)


def _graded(path, assignment, student):
    """Read one notebook; None if `nbgrader autograde` wrote it."""
    if not path.is_file():
        raise OSError("not a file")  # reading a pipe would block
    notebook = nbformat.v4.reads(path.read_text(encoding="utf-8"))
    if notebook.get("nbformat") != nbformat.v4.nbformat:
        raise ValueError("not a notebook of nbformat 4")
    nbformat.validate(notebook)
    kept = notebook.metadata.get("autograder", {})
    if not isinstance(kept, dict):
        raise TypeError("the report in it is not the grader's")
    if "results" not in kept:
        return None
    report = report_of(notebook, assignment=assignment, student=student)
    _check(notebook, report)
    return GradedNotebook(student, notebook, report, _number(kept.get("seconds", 0.0)), path.parent)


def _check(notebook, report):
    """Raise an error unless every field has the type that the grader writes."""
    for each in report.exercises:
        _text(each.grade_id, each.message, *each.details.values())
        if not each.details.keys() <= LABELS.keys():
            raise ValueError("a message has parts that no check writes")
        _number(each.points)
        _number(each.max_points)
    _text(report.isolation, report.version, *report.review, *report.newer)
    for cells in report.newer.values():
        _text(*cells)
        _number(sum(cells.values()))
    for cell in notebook.cells:
        mark = about(cell)
        if mark:
            _text(mark["grade_id"])
        if mark.get("grade"):
            _number(mark["points"])


def _text(*values):
    for value in values:
        if not isinstance(value, str):
            raise TypeError(f"expected text, found {type(value).__name__}")
        value.encode()  # fails on a lone surrogate, which no page can hold


def _number(value):
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError(f"expected a number, found {foreign.shown(repr(value), 60)}")
    return float(value)


def report_of(notebook: NotebookNode, *, assignment: str, student: str) -> Report:
    """Return the report that the grader stored in an executed notebook."""
    kept = notebook.metadata["autograder"]
    return report_from_data(kept, assignment=assignment, student=student)
