"""Every assignment goes the instructor's whole way through the sandboxed grader, by its commands.

A few hands: the untouched release, one of right answers and one of wrong ones; a learner alone
checks the model solution. `autograder grade` is a process of its own here. The other commands run
in this one: as processes they run in tests/test_tools.py and tests/browser/test_quiz.py.
"""

import csv
import json

import pytest
from click.testing import CliRunner

from autograder import cli
from autograder.grading import grader
from autograder.notebook.markers import HIDDEN, lines_between
from tests.support.grading import ASSIGNMENTS, source_notebook
from tests.support.hands import classes, promised, write_submission


@pytest.fixture
def command(course, monkeypatch):
    """Run a command of our own, in this process."""
    monkeypatch.setenv("NBGRADER_STATE", str(course.state))
    monkeypatch.chdir(course.root)

    def run(*arguments: object) -> str:
        done = CliRunner().invoke(cli.main, list(map(str, arguments)))
        assert done.exit_code == 0, done.output
        return done.stdout

    yield run
    grader.close()  # each check begins an engine of its own, as a command does


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_a_class_is_graded_and_gets_feedback(course, command, assignment):
    hands = classes(assignment, most=1)
    del hands["model"]
    for student, answers in hands.items():
        write_submission(answers, course.state / "submitted" / student / assignment)
    course("generate_assignment", assignment)
    course.autograder("grade", assignment)
    course("export", "--exporter", "autograder.gradebook.exports.CanvasExport",
           "--to", str(course.state / "canvas.csv"))  # fmt: skip
    lines = (course.state / "canvas.csv").read_text("utf-8").splitlines()
    points = {row["SIS Login ID"]: row[assignment] for row in csv.DictReader(lines)}
    for student in hands:
        assert float(points[student]) == sum(promised(assignment, student).values()), student
    assert (points["right00"], points["untouched"]) == ("100", "0")
    the_pages_hide_the_tests(course, command, assignment, hands)


def the_pages_hide_the_tests(course, command, assignment, hands):
    command("feedback", assignment)
    command("insight", assignment)
    pages = sorted((course.state / "feedback").rglob("*.html"))
    assert len(pages) == len(hands)
    secret = {line for cell in source_notebook(assignment).cells
              for line in lines_between(cell.source, HIDDEN) if len(line) > 8}  # fmt: skip
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
