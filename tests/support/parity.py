"""Holds the whole answer bank to its verdicts, and the autograder to the cells on their own.

The bank is dealt in hands. Each answer is graded once in this process, for its verdict; and of each
hand, the tests of what it answers itself are run in the engine: the model's answers beside it have
their own hand. tests/test_nbgrader.py holds some hands to stock `nbgrader autograde`, so that the
three agree. A part is every n-th hand of each assignment, so that parts take about the same time.
"""

import re
import sys

import nbformat
import pytest

from autograder.engine import runner
from autograder.engine.engine import Engine
from autograder.model import Limits
from autograder.notebook.definitions import defined_names
from tests.support import bank, grading
from tests.support.bank import SAME_DRAWS, Answer
from tests.support.extra_cells import solved
from tests.support.grading import ASSIGNMENTS
from tests.support.hands import classes, dealt_answers, promised

DEALT = {each: classes(each) for each in ASSIGNMENTS}
ANSWERS = {each: dealt_answers(each) for each in ASSIGNMENTS}
PARTS = 3
JOINING = "nn_model"  # it trains with the other functions of its hand
#: Its tests of how far training gets; the test of its steps does not depend on that.
TRAINING = ("nn_model-visible", "nn_model-learns", "nn_model-arguments")
SETS_ID = "\nlearner_id = "
#: The hands of which all tests are run.
WHOLE = ("model", "untouched")
RIGHT = SAME_DRAWS + grading.solutions(grading.source_notebook())[JOINING]
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has the walls")


def hands(part: int) -> list[tuple[str, str]]:
    """Return the assignment and the student of each hand of one part, from 0 on."""
    return [(each, student) for each, dealt in DEALT.items()
            for number, student in enumerate(dealt) if number % PARTS == part]  # fmt: skip


def answers(part: int) -> list[Answer]:
    """Return the bank's answers in the hands of one part."""
    return [answer for each, student in hands(part)
            for answer in ANSWERS[each].get(student, {}).values()]  # fmt: skip


def named(answer: Answer) -> str:
    """Return what an answer's test is called."""
    kind = "right" if answer.right else "wrong"
    return f"{answer.assignment}-{answer.function}-{kind}-{answer.slug}"


def has_its_verdict(answer: Answer) -> None:
    """Hold that an answer has all points if it is right, else a message that names the mistake."""
    verdict = bank.judge(answer)
    if answer.right:
        assert verdict.full, verdict.messages
        return
    assert not verdict.full, f"a wrong answer passes: {answer.title}"
    assert bank.named(answer, verdict), f"{answer.words} not in {verdict.messages}"


def has_the_same_points(engine: Engine, assignment: str, student: str) -> None:
    """Hold that the engine gives a hand the points that its cells have on their own."""
    hand, names = DEALT[assignment][student], answered(assignment, student)
    notebook = solved(hand, assignment, only=names)
    ran = runner.run(notebook, limits=Limits(), engine=engine)
    points = {each.grade_id: each.points for each in ran.results}
    assert _comparable(points, hand) == _comparable(_alone(assignment, student, names), hand)
    nbformat.validate(ran.notebook)


def _comparable(points, hand):
    """Leave out what the graders may judge differently.

    How far `nn_model` gets with functions that may be wrong depends on the weights that are drawn,
    and each grader draws in an order of its own. An answer that sets the learner's id
    again spoils the cures in one process; the engine keeps the id of its own cell.
    """
    left_out = (JOINING,) if hand.get(JOINING) == RIGHT else TRAINING
    if any(SETS_ID in source for source in hand.values()):
        left_out = ("diagnosis", "cure")
    return {name: each for name, each in points.items() if not name.startswith(left_out)}


def answered(assignment, student):
    """Return the exercises that a hand answers itself, and those that every other one needs."""
    tested = grading.exercises(assignment)
    own = tested if student in WHOLE else ANSWERS[assignment][student]
    return [name for name in tested if name in {*own, "learner_id"}]


def _alone(assignment, student, names):
    """Return the points of these exercises without any grader around them."""
    if student in WHOLE:
        return promised(assignment, student)
    hand, answers = DEALT[assignment][student], ANSWERS[assignment][student]
    ran = [
        bank.results(answers[name]) if name in answers and _stands_alone(name, hand)
        else grading.run(hand, assignment=assignment, only=name)
        for name in names
    ]  # fmt: skip
    return {result.grade_id: result.points for results in ran for result in results}


def _stands_alone(name, hand):
    """Whether an answer has no word that other answers of its hand define, so that none matters."""
    others = (source for other, source in hand.items() if other != name)
    theirs = set().union(*map(defined_names, others)) - {"np"}
    return name != JOINING and not theirs & set(re.findall(r"\w+", hand[name]))
