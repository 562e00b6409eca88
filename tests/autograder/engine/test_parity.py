"""The autograder gives the whole answer bank the points that the cells give on their own.

tests/test_nbgrader.py holds the same hands to stock `nbgrader autograde`, so the three agree. A
right answer has every point in the cells on their own (tests/test_bank.py), so it has them here.
"""

import nbformat
import pytest

from autograder.engine import runner
from autograder.engine.engine import Engine
from autograder.model import Limits
from tests.support.extra_cells import solved
from tests.support.grading import ASSIGNMENTS
from tests.support.hands import classes, promised

DEALT = {each: classes(each) for each in ASSIGNMENTS}
HANDS = [(each, student) for each, dealt in DEALT.items() for student in dealt]


@pytest.fixture(scope="module")
def engine():
    with Engine(sandbox=True) as engine:
        yield engine


@pytest.mark.parametrize(("assignment", "student"), HANDS)
def test_the_bank_has_the_same_points(engine, assignment, student):
    hand = DEALT[assignment][student]
    ran = runner.run(solved(hand, assignment), limits=Limits(), engine=engine)
    assert {each.grade_id: each.points for each in ran.results} == promised(assignment, student)
    nbformat.validate(ran.notebook)
