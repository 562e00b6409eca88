"""A third of the bank: each answer has its verdict, and each hand its points; see parity.py."""

import pytest

from tests.support import parity

PART = 1


@pytest.mark.parametrize("answer", parity.answers(PART), ids=parity.named)
def test_an_answer_gets_the_expected_verdict(answer):
    parity.has_its_verdict(answer)


@parity.on_linux
@pytest.mark.parametrize(("assignment", "student"), parity.hands(PART))
def test_the_autograder_gives_the_same_points(engine, assignment, student):
    parity.has_the_same_points(engine, assignment, student)
