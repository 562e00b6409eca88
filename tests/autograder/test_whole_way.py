"""Every assignment goes the instructor's whole way through the sandboxed grader, by its commands.

A few hands: the model solution, the untouched release, one of right answers and one of wrong ones.
"""

import csv
import json
import os
import subprocess
import sys

import pytest

from autograder.notebook import redact
from tests.support.grading import ASSIGNMENTS, source_notebook
from tests.support.hands import classes, promised, write_submission


@pytest.fixture
def command(course):
    environment = os.environ | {"NBGRADER_STATE": str(course.state)}

    def run(*arguments: object) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "autograder", *map(str, arguments)],
            cwd=course.root, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_a_class_is_graded_and_gets_feedback(course, command, assignment):
    hands = classes(assignment, most=1)
    for student, answers in hands.items():
        write_submission(answers, course.state / "submitted" / student / assignment)
    course("generate_assignment", assignment)
    command("grade", assignment)
    course("export", "--exporter", "autograder.gradebook.exports.CanvasExport",
           "--to", str(course.state / "canvas.csv"))  # fmt: skip
    lines = (course.state / "canvas.csv").read_text("utf-8").splitlines()
    points = {row["SIS Login ID"]: row[assignment] for row in csv.DictReader(lines)}
    for student in hands:
        assert float(points[student]) == sum(promised(assignment, student).values()), student
    assert (points["model"], points["untouched"]) == ("100", "0")
    the_pages_hide_the_tests(course, command, assignment, hands)


def the_pages_hide_the_tests(course, command, assignment, hands):
    command("feedback", assignment)
    command("insight", assignment)
    pages = sorted((course.state / "feedback").rglob("*.html"))
    assert len(pages) == len(hands)
    secret = {line for cell in source_notebook(assignment).cells
              for line in redact.hidden_lines(cell.source) if len(line) > 8}  # fmt: skip
    for page in pages:
        text = page.read_text("utf-8")
        assert not [line for line in secret if line in text]
    assert (course.state / "insight" / f"{assignment}.html").stat().st_size > 1000


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_a_learner_alone_checks_their_own_notebook(course, command, assignment):
    write_submission({}, course.root / "work" / assignment)
    notebook = course.root / "work" / assignment / f"{assignment}.ipynb"
    report = json.loads(command("check", notebook, "--json"))
    assert (report["assignment"], report["score"], report["max_score"]) == (assignment, 100, 100)
    assert report["isolation"].startswith("sandboxed")
