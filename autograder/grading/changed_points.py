"""Keeps whose points a regrading has changed: a CSV file for each run that regrades.

They are the points that tests give; manual ones and late penalties are in the gradebook.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from autograder.errors import DiskError
from autograder.files import atomic, private
from autograder.grading.summary import Summary
from autograder.text import tables

HEAD = ("learner", "by tests, before", "by tests, after", "why", "tests that give other points")


class Change(NamedTuple):
    """One learner's points before and after, why they were regraded, and which tests differ.

    `notebook` is the name of one of several notebooks, "" if there is one alone.
    """

    student: str
    before: float
    after: float
    why: str
    tests: str
    notebook: str = ""


def between(
    student: str, why: str, before: Summary | None, after: Summary, notebook: str = ""
) -> Change | None:
    """Return what regrading has changed; None for the first time."""
    if before is None:
        return None
    tests = _tests(before.points, after.points)
    return Change(student, before.score, after.score, why, tests, notebook)


def _tests(before: Mapping[str, float], after: Mapping[str, float]):
    if not before:  # an older autograder kept the sum alone
        return ""
    names = [*after, *(name for name in before if name not in after)]
    return "; ".join(
        f"{name}: {_points(before, name)} -> {_points(after, name)}"
        for name in names
        if before.get(name) != after.get(name)
    )


def _points(points, name):
    return f"{points[name]:g}" if name in points else "not there"


class Changes:
    """The file of one run: made with its first line, so that an interrupted run has one too."""

    def __init__(self, folder: Path, assignment: str):
        stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
        self.path = folder / "regraded" / f"{assignment}-{stamp}.csv"

    def add(self, change: Change) -> None:
        """Append a line.

        Raises:
            DiskError: it cannot be written, nor could that of any other learner.
        """
        head, row = HEAD, change[: len(HEAD)]
        if change.notebook:
            head, row = (HEAD[0], "notebook", *HEAD[1:]), (row[0], change.notebook, *row[1:])
        rows = [row] if self.path.exists() else [head, row]
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            private.file(self.path)
            with self.path.open("a", encoding="utf-8", newline="") as file:
                file.write(tables.text(rows))
        except OSError as error:
            raise DiskError(str(atomic.failed(error, self.path))) from error
