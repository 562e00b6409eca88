"""The instructor's whole path through nbgrader's own commands, on answers of the bank.

Each submission carries one answer to every exercise; what stock `nbgrader autograde` gives it,
cell by cell, must be what the bank promises. That takes four seconds a submission, so the whole
bank goes this way for one assignment, and a few hands of it for the others; the autograder is held
to every hand (tests/autograder/test_parity.py).
"""

import csv
from itertools import groupby, islice, zip_longest
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from tests import bank, grading
from tests.grading import ASSIGNMENT, ASSIGNMENTS, released, source_notebook

#: Put before every answer, so that both graders see the same draws: a wrong start, such as one row
#: repeated, has the right spread by chance now and then.
SAME_DRAWS = "import numpy as np\nnp.random.seed(1)\n"
#: So many hands of right answers, and of wrong ones, go through stock nbgrader; None is all.
STOCK_HANDS = dict.fromkeys(ASSIGNMENTS, 2) | {ASSIGNMENT: None}

each_assignment = pytest.mark.parametrize("assignment", ASSIGNMENTS)


def classes(assignment: str = ASSIGNMENT, *, most: int | None = None) -> dict[str, dict[str, str]]:
    """Deal the bank out: student -> {exercise: source}, so that every answer is dealt once.

    Args:
        assignment: whose answers.
        most: stop after so many hands of right answers, and of wrong ones.
    """
    dealt = {"model": {}, "untouched": grading.solutions(released(assignment))}
    model = grading.solutions(source_notebook(assignment))
    model = {name: SAME_DRAWS + source for name, source in model.items()}
    for right in (True, False):
        answers = [answer for answer in bank.answers(assignment) if answer.right == right]
        hands = [list(hand) for _, hand in groupby(answers, key=lambda a: a.function)]
        for number, hand in islice(enumerate(zip_longest(*hands)), most):
            student = f"{'right' if right else 'wrong'}{number:02d}"
            drawn = {answer.function: SAME_DRAWS + answer.source for answer in hand if answer}
            dealt[student] = model | drawn
    return dealt


def write_submission(answers: dict[str, str], folder: Path) -> None:
    """Write the released notebook, with these answers and else the source's, into a folder.

    The folder is named as nbgrader wants it: by the assignment.
    """
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(grading.handed_in(answers, folder.name), folder / f"{folder.name}.ipynb")


def scores(database: Path, assignment: str, student: str) -> dict[str, float]:
    """Read what stands in nbgrader's gradebook: points by test cell."""
    with Gradebook(f"sqlite:///{database}") as gradebook:
        notebook = gradebook.find_submission_notebook(assignment, assignment, student)
        return {grade.name: grade.score for grade in notebook.grades}


@each_assignment
def test_autograde_gives_the_bank_the_scores_it_promises(course, assignment):
    dealt = classes(assignment, most=STOCK_HANDS[assignment])
    course("generate_assignment", assignment)
    for student, answers in dealt.items():
        write_submission(answers, course.state / "submitted" / student / assignment)
    course("autograde", assignment)
    database = course.state / "gradebook.db"
    for student, answers in dealt.items():
        results = grading.run(answers, assignment=assignment)
        promised = {result.grade_id: result.points for result in results}
        assert scores(database, assignment, student) == promised, student
    assert sum(scores(database, assignment, "model").values()) == 100
    assert sum(scores(database, assignment, "untouched").values()) == 0


@each_assignment
def test_a_new_instructor_walks_the_whole_way(course, assignment):
    course("generate_assignment", assignment)
    course("release_assignment", assignment)
    course("fetch_assignment", assignment)
    write_submission({}, course.state / "fetched" / assignment)
    course("submit", str(course.state / "fetched" / assignment))
    for step in ("collect", "autograde", "generate_feedback", "release_feedback"):
        course(step, assignment)
    course("export", "--to", str(course.state / "grades.csv"))
    (row,) = csv.DictReader((course.state / "grades.csv").read_text("utf-8").splitlines())
    assert (float(row["score"]), float(row["max_score"])) == (100.0, 100.0)
    assert list((course.state / "feedback").rglob("*.html"))
