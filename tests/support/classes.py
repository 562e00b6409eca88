"""A small class, graded by the source's own cells in this process: what pages are made of."""

import io
from functools import lru_cache

import nbformat
import numpy as np

from autograder.grading import grader
from autograder.model import Execution, Result, Status, Submission
from autograder.notebook import cell_kinds
from tests.support import bank, grading
from tests.support.bank import SAME_DRAWS
from tests.support.grading import ASSIGNMENT, ROOT

SOURCE = (ROOT / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_text("utf-8")
FUNCTIONS = list(dict.fromkeys(answer.function for answer in bank.answers()))
FIGURE = (  # one pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
    "rkJggg=="
)


def run(notebook: nbformat.NotebookNode) -> Execution:
    """Run a notebook's solution cells and every test, and give one cell a figure."""
    answers = cell_kinds.exercises(notebook)
    for cell in notebook.cells:
        if cell_kinds.about(cell).get("grade_id") == "experiment-figure":
            html = f'<img src="data:image/png;base64,{FIGURE}" alt="Two line plots">'
            data = {"text/html": html, "text/plain": "Two line plots"}
            cell.outputs = [nbformat.v4.new_output("display_data", data)]
    results = [_result(each) for each in _results(frozenset(answers.items()))]
    return Execution(notebook, results, "none: a test", 1)


@lru_cache(64)
def _results(answers):
    """Grade answers once, however many learners hand them in."""
    return grading.run(dict(answers))


def _result(result):
    status = Status.FAIL if result.message else Status.PASS
    message = result.message.removeprefix("CheckFailed: ")
    points = result.points, result.max_points
    return Result(result.grade_id, *points, status, message, 0.01, dict(result.details))


def submission(student: str, answers: dict[str, str], extra: dict[str, str] | None = None):
    """Return a hand-in: the release with these answers, and own cells after some grade_ids."""
    notebook = grading.handed_in(answers)
    cells = []
    for cell in notebook.cells:
        own = (extra or {}).get(cell_kinds.about(cell).get("grade_id"))
        cells += [cell, *([nbformat.v4.new_code_cell(own)] if own else [])]
    notebook.cells = cells
    file = io.StringIO()
    nbformat.write(notebook, file)
    return Submission(ASSIGNMENT, student, "", file.getvalue().encode(), "")


def graded(student: str, answers: dict[str, str], extra=None) -> grader.Graded:
    """Grade one hand-in."""
    return grader.grade(submission(student, answers, extra), SOURCE, grader.Settings(), run)


def dealt(size: int, *, rng: np.random.Generator) -> dict[str, dict[str, str]]:
    """Deal `size` learners answers of the bank: of each function right, wrong, or the source's."""
    hands = {}
    for number in range(size):
        skill = rng.uniform(0.3, 1)
        hands[f"s{number:03d}"] = {
            function: SAME_DRAWS + rng.choice(answers)
            for function, answers in _choices(rng.random(len(FUNCTIONS)) < skill).items()
        }
    return hands


def _choices(right):
    return {
        function: [a.source for a in bank.answers() if (a.function, a.right) == (function, good)]
        for function, good in zip(FUNCTIONS, right, strict=True)
    }


def work(submission, source, settings) -> grader.Graded:
    """Grade one submission as a worker of a pool does."""
    return grader.grade(submission, source, settings, run)


def read(graded: grader.Graded) -> nbformat.NotebookNode:
    """Return the executed notebook."""
    return nbformat.reads(graded.notebook, as_version=4)


def printed(text: str) -> nbformat.NotebookNode:
    """Return what a cell prints, as an output."""
    return nbformat.v4.new_output("stream", text=text)
