"""The graded notebooks of a class, and what the gradebook adds to each: plain data."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.model import Report, Result, Status


@dataclass(frozen=True)
class Marks:
    """What stands in the gradebook: points and comments by cell, with those given by hand."""

    points: dict[str, float] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    by_hand: frozenset[str] = frozenset()
    score: float = 0.0
    max_score: float = 0.0
    late_penalty: float = 0.0


@dataclass(frozen=True)
class Paper:
    """One learner's graded notebook with its report."""

    student: str
    notebook: NotebookNode
    report: Report
    seconds: float
    folder: Path


def read(autograded: Path, assignment: str) -> Iterator[Paper]:
    """Yield the graded notebooks of an assignment, sorted by learner.

    A notebook that `nbgrader autograde` wrote has no report in it; it is left out.
    """
    for path in sorted(autograded.glob(f"*/{assignment}/{assignment}.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        student = path.parent.parent.name
        kept = notebook.metadata.get("autograder", {})
        if "results" in kept:
            report = report_of(notebook, assignment=assignment, student=student)
            yield Paper(student, notebook, report, float(kept.get("seconds", 0.0)), path.parent)


def report_of(notebook: NotebookNode, *, assignment: str, student: str) -> Report:
    """Return the report that the grader kept in an executed notebook."""
    kept = notebook.metadata["autograder"]
    results = [Result(**{**each, "status": Status(each["status"])}) for each in kept["results"]]
    return Report(
        assignment=assignment,
        student=student,
        score=sum(result.points for result in results),
        max_score=sum(result.max_points for result in results),
        isolation=kept.get("isolation", ""),
        exercises=results,
        review=list(kept.get("review", ())),
    )
