"""Grades the notebook in a folder that Gradescope has filled with a learner's files."""

import os
from pathlib import Path

import nbformat

from autograder.files.distrusted import UnreadableError
from autograder.grading import grader, own_notebook
from autograder.lms.collecting.choice import Version, chosen, is_notebook
from autograder.lms.gradescope import results
from autograder.model import Limits
from autograder.notebook import cell_kinds
from autograder.text.foreign import shown

MOST_FILES = 1_000


def graded(
    submission: Path, assignment: str, hidden_tests: str, *, timeout: float, sandbox: bool
) -> dict:
    """Return Gradescope's results.

    Args:
        submission: the folder with the learner's files.
        assignment: its notebook with the tests is in source/, in the working directory.
        hidden_tests: when a learner sees what a hidden test says, one of VISIBILITIES.
        timeout: of one call, in seconds.
        sandbox: whether to put the learner's code behind a wall.

    Raises:
        UnreadableError: there is no notebook of this assignment, which is the learner's mistake.
        AutograderError: this machine cannot grade.
    """
    original = nbformat.read(f"source/{assignment}/{assignment}.ipynb", as_version=4)
    limits = Limits(call_seconds=timeout, total_seconds=max(120.0, 6 * timeout))
    settings = grader.Settings(limits, sandbox)
    report = own_notebook.check(notebook(submission, f"{assignment}.ipynb"), settings)
    exercise_of = cell_kinds.exercise_of(original)
    hidden = {
        cell_kinds.about(cell)["grade_id"]: hidden_tests
        for cell in original.cells if cell_kinds.is_test(cell) and cell_kinds.is_hidden(cell)
    }  # fmt: skip
    return results.results(report, exercise_of, hidden)


def notebook(folder: Path, expected: str) -> Path:
    """Return the learner's notebook, also under the name that a browser gave to a second copy.

    Raises:
        UnreadableError: there is none, or more than one under other names.
    """
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry, _ in zip(entries, range(MOST_FILES), strict=False))
    versions = [Version(name, 0, "", place) for place, name in enumerate(names)]
    taken, _ = chosen(versions, [expected])
    if expected in taken:
        return folder / taken[expected].file
    there = ", ".join(map(shown, filter(is_notebook, names))) or "no notebook"
    raise UnreadableError(f"there is {there} in what you submitted; expected {expected}")
