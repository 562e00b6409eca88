"""The autograder gives the whole answer bank the points that the cells give on their own.

Of each hand, the tests of what it answers itself are run: the model's answers beside it have their
own hand. tests/test_nbgrader.py holds some hands to stock `nbgrader autograde`, so the three agree.
A right answer has every point in the cells on their own (tests/test_bank.py), so it has them here.
"""

import nbformat
import pytest

from autograder.engine import runner
from autograder.engine.engine import Engine
from autograder.model import Limits
from tests.support import grading
from tests.support.extra_cells import solved
from tests.support.grading import ASSIGNMENTS
from tests.support.hands import SAME_DRAWS, classes, promised

DEALT = {each: classes(each) for each in ASSIGNMENTS}
JOINING = "nn_model"  # it trains with the other functions of its hand
#: Its tests of how far training gets; the test of its steps does not depend on that.
TRAINING = ("nn_model-visible", "nn_model-learns", "nn_model-arguments")
SETS_ID = "\nlearner_id = "
#: The hands of which all tests are run.
WHOLE = ("model", "untouched")
RIGHT = SAME_DRAWS + grading.solutions(grading.source_notebook())[JOINING]
HANDS = [(each, student) for each, dealt in DEALT.items() for student in dealt]


@pytest.fixture(scope="module")
def engine():
    with Engine(sandbox=True) as engine:
        yield engine


def comparable(points, hand):
    """Leave out what the graders may judge differently.

    How far `nn_model` gets with functions that may be wrong depends on the weights that are drawn,
    and each grader draws in an order of its own. An answer that sets the learner's id
    again spoils the cures in one process; the engine keeps the id of its own cell.
    """
    left_out = (JOINING,) if hand.get(JOINING) == RIGHT else TRAINING
    if any(SETS_ID in source for source in hand.values()):
        left_out = ("diagnosis", "cure")
    return {name: each for name, each in points.items() if not name.startswith(left_out)}


@pytest.mark.parametrize(("assignment", "student"), HANDS)
def test_the_bank_has_the_same_points(engine, assignment, student):
    hand, names = DEALT[assignment][student], answered(assignment, student)
    notebook = solved(hand, assignment, only=names)
    ran = runner.run(notebook, limits=Limits(), engine=engine)
    points = {each.grade_id: each.points for each in ran.results}
    assert comparable(points, hand) == comparable(alone(assignment, student, names), hand)
    nbformat.validate(ran.notebook)


def answered(assignment, student):
    """Return the exercises that a hand answers itself, and those that every other one needs."""
    hand, known = DEALT[assignment][student], [DEALT[assignment][each] for each in WHOLE]
    own = [name for name in hand if student in WHOLE or all(hand[name] != k[name] for k in known)]
    tested = grading.exercises(assignment)
    return [name for name in tested if name in {*own, "learner_id"}]


def alone(assignment, student, names):
    """Return the points of these exercises without any grader around them."""
    if not student.startswith("wrong"):
        tests = {test for name in names for test in grading.exercises(assignment)[name]}
        points = promised(assignment, student)
        return {test: each for test, each in points.items() if test in tests}
    hand = DEALT[assignment][student]
    ran = [grading.run(hand, assignment=assignment, only=name) for name in names]
    return {result.grade_id: result.points for results in ran for result in results}
