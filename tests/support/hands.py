"""Hands of answers dealt from the bank, handed in, and read back from nbgrader's gradebook."""

from functools import cache
from itertools import groupby, islice, zip_longest
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook

from tests.support import bank, grading
from tests.support.grading import ASSIGNMENT, released, source_notebook

#: Put before every answer, so that both graders see the same draws: a wrong start, such as one row
#: repeated, has the right spread by chance now and then.
SAME_DRAWS = "import numpy as np\nnp.random.seed(1)\n"


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


@cache
def promised(assignment: str, student: str) -> dict[str, float]:
    """Return the points of each test cell that a hand earns without any grader around it.

    A hand of right answers has all of them (tests/test_bank.py), so it is not run: some are slow.
    """
    if student.startswith("right"):
        return promised(assignment, "model")
    hand = classes(assignment)[student]
    return {each.grade_id: each.points for each in grading.run(hand, assignment=assignment)}


def write_submission(answers: dict[str, str], folder: Path) -> None:
    """Write the released notebook, with these answers and else the source's, into a folder.

    The folder is named as nbgrader wants it: by the assignment.
    """
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(grading.handed_in(answers, folder.name), folder / f"{folder.name}.ipynb")


def scores(database: Path, assignment: str, student: str) -> dict[str, float]:
    """Return the points of each test cell in nbgrader's gradebook."""
    with Gradebook(f"sqlite:///{database}") as gradebook:
        notebook = gradebook.find_submission_notebook(assignment, assignment, student)
        return {grade.name: grade.score for grade in notebook.grades}
