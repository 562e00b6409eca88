"""The answer bank holds the hidden tests at 100 %: wrong caught and named, right kept."""

import pytest

from tests.support import bank, grading, parts

ANSWERS = [answer for each in grading.ASSIGNMENTS for answer in bank.answers(each)]
#: How many wrong and right answers an assignment's bank must hold, by the size of its task.
LEAST = {
    "random_initialization": (70, 40),
    "scale_and_depth": (100, 40),
    "concept_quiz": (100, 40),
}


@pytest.fixture(scope="module", autouse=True)
def parts_are_tried_once():
    """Each answer stands among right ones."""
    with pytest.MonkeyPatch.context() as patch:
        parts.try_once(patch)
        yield


@pytest.mark.parametrize(
    "answer",
    ANSWERS,
    ids=lambda a: f"{a.assignment}-{a.function}-{'right' if a.right else 'wrong'}-{a.slug}",
)
def test_an_answer_gets_the_expected_verdict(answer):
    verdict = bank.judge(answer)
    if answer.right:
        assert verdict.full, verdict.messages
        return
    assert not verdict.full, f"a wrong answer passes: {answer.title}"
    assert bank.named(answer, verdict), f"{answer.words} not in {verdict.messages}"


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
