"""The answer bank holds the hidden tests at 100 %: wrong caught and named, right kept.

The other files here hold each answer to its verdict, a third of them each.
"""

import pytest

from tests.support import bank, grading, parity

#: How many wrong and right answers an assignment's bank must hold, by the size of its task.
LEAST = {
    "random_initialization": (70, 40),
    "scale_and_depth": (100, 40),
    "concept_quiz": (100, 40),
}


def test_every_answer_and_every_hand_has_a_test():
    tested = [answer for part in range(parity.PARTS) for answer in parity.answers(part)]
    every = [answer for each in grading.ASSIGNMENTS for answer in bank.answers(each)]
    assert sorted(map(parity.named, tested)) == sorted(map(parity.named, every))
    hands = [hand for part in range(parity.PARTS) for hand in parity.hands(part)]
    dealt = [(each, student) for each, of in parity.DEALT.items() for student in of]
    assert sorted(hands) == sorted(dealt)


@pytest.mark.parametrize("assignment", LEAST)
def test_the_bank_is_large_enough(assignment):
    right = [answer.right for answer in bank.answers(assignment)]
    least_wrong, least_right = LEAST[assignment]
    assert right.count(False) >= least_wrong
    assert right.count(True) >= least_right


@pytest.mark.parametrize("assignment", grading.ASSIGNMENTS)
def test_every_exercise_with_points_has_wrong_and_right_answers(assignment):
    worth = {test.grade_id: test.max_points for test in grading.run({}, assignment=assignment)}
    for name, tests in grading.exercises(assignment).items():
        kinds = {each.right for each in bank.answers(assignment) if each.function == name}
        assert kinds == ({True, False} if any(worth[test] for test in tests) else set()), name
