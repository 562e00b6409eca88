"""A learner's draws depend on the learner's code, and on nothing of the instructor's."""

import pytest

from autograder.notebook import draws, intake
from tests.support.plain_notebooks import hidden, marked, nbformat, notebook, plain, solution

ANSWER = solution("f", "def f():\n    return 3")
OWN = plain("x = 1  # my own")
BEFORE = [solution("f", marked("def f():\n    return 1")), hidden("f-test", "assert f()")]


def seed(source, *cells):
    handed_in = nbformat.writes(notebook(*cells)).encode()
    return draws.seed(intake.place(handed_in, notebook(*source), ["g"]).notebook)


@pytest.mark.parametrize(
    "after",
    [
        [BEFORE[0], hidden("f-test", "assert f() == 3"), hidden("f-more", "assert f")],
        [plain("import math"), *BEFORE, solution("g", marked("g = 1"))],
        [*BEFORE[::-1]],
    ],
)
def test_tests_and_exercises_may_change(after):
    assert seed(after, ANSWER, OWN) == seed(BEFORE, ANSWER, OWN)


def test_an_exercise_that_is_removed_leaves_its_code():
    other = solution("g", "g = 2")
    both = [*BEFORE, solution("g", marked("g = 1"))]
    assert seed(BEFORE, ANSWER, other) == seed(both, ANSWER, other)


def test_other_code_draws_otherwise():
    assert len({seed(BEFORE, ANSWER), seed(BEFORE, ANSWER, OWN), seed(BEFORE, OWN)}) == 3
