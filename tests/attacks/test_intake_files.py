"""Each corrupted file earns what the work deserves, or a note that names what is wrong."""

import json
import sys

import nbformat
import pytest

from autograder.grading import grader
from autograder.model import Submission
from tests.attacks.intake_files import ANSWERED, CASES, answer
from tests.support import grading, runners

SOURCE = (grading.ROOT / "source" / grading.ASSIGNMENT / f"{grading.ASSIGNMENT}.ipynb").read_text()


def handed_out():
    """Return the released notebook with one exercise answered, as a dict."""
    path = grading.ROOT / "release" / grading.ASSIGNMENT / f"{grading.ASSIGNMENT}.ipynb"
    notebook = json.loads(path.read_text())
    for each in notebook["cells"]:
        each["source"] = "".join(each["source"])
    answer(notebook)["source"] = grading.solutions(grading.source_notebook())[ANSWERED]
    return notebook


@pytest.mark.parametrize("name", CASES)
def test_a_corrupted_file_gives_what_the_work_deserves(name):
    case = CASES[name]
    one = Submission(grading.ASSIGNMENT, "ada", "x.ipynb", case.spoil(handed_out()), "digest")
    graded = grader.grade(one, SOURCE, grader.Settings(), runners.run)
    assert graded.report.score == (grading.worth(ANSWERED) if case.points else 0.0)
    assert graded.report.max_score == 100.0
    notes = [note for note in graded.report.review if f"`{ANSWERED}`" in note or "`" not in note]
    assert (case.note in " ".join(notes)) if case.note else notes == []
    nbformat.validate(nbformat.reads(graded.notebook, as_version=4))
    assert sys.getsizeof(graded.notebook) < 5_000_000
