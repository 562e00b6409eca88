"""Hands of answers dealt from the bank, handed in, and read back from nbgrader's gradebook."""

from functools import cache
from itertools import groupby, islice, zip_longest
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook

from tests.support import bank, grading
from tests.support.bank import SAME_DRAWS, Answer
from tests.support.grading import ASSIGNMENT, released, source_notebook

#: Exercises whose tests use the answers to others as well.
JOINING = {"nn_model", *(f"cure_{number}" for number in range(1, 5))}


def classes(
    assignment: str = ASSIGNMENT, *, most: int | None = None, whole: bool = False
) -> dict[str, dict[str, str]]:
    """Deal the bank out: student -> {exercise: source}, so that every answer is dealt once.

    Where no answer of an exercise is left it has the model's, if the hand needs that, or none.

    Args:
        assignment: whose answers.
        most: stop after so many hands of right answers, and of wrong ones.
        whole: leave no exercise without an answer.
    """
    untouched, model = grading.solutions(released(assignment)), _model(assignment)
    dealt = {"model": model, "untouched": untouched}
    for student, answers in dealt_answers(assignment, most).items():
        drawn = {name: SAME_DRAWS + each.source for name, each in answers.items()}
        complete = whole or student.endswith("00") or drawn.keys() & JOINING
        dealt[student] = (model if complete else untouched) | drawn
    return dealt


def _model(assignment):
    model = grading.solutions(source_notebook(assignment))
    return {name: SAME_DRAWS + source for name, source in model.items()}


def dealt_answers(assignment: str, most: int | None = None) -> dict[str, dict[str, Answer]]:
    """Return the bank's answers in each hand, by exercise, the right hands first."""
    return dict(_drawn(assignment, most))


def _drawn(assignment, most):
    for right in (True, False):
        answers = [answer for answer in bank.answers(assignment) if answer.right == right]
        hands = [list(hand) for _, hand in groupby(answers, key=lambda a: a.function)]
        for number, hand in islice(enumerate(zip_longest(*hands)), most):
            student = f"{'right' if right else 'wrong'}{number:02d}"
            yield student, {each.function: each for each in hand if each}


@cache
def promised(assignment: str, student: str) -> dict[str, float]:
    """Return the points of each test cell that a hand earns without any grader around it.

    Right answers have all of their points (tests/bank), so they are not run: some are slow.
    """
    hand = classes(assignment)[student]
    if not student.startswith("right"):
        return {each.grade_id: each.points for each in grading.run(hand, assignment=assignment)}
    points, untouched = promised(assignment, "model"), grading.solutions(released(assignment))
    left = {name for name, source in hand.items() if source == untouched[name]}
    empty = {test for name in left for test in grading.exercises(assignment)[name]}
    return {name: 0.0 if name in empty else each for name, each in points.items()}


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
