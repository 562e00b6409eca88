"""The answer bank holds the hidden tests at 100 %: wrong caught and named, right kept."""

import pytest

from tests import bank

ANSWERS = bank.answers()


@pytest.mark.parametrize(
    "answer", ANSWERS, ids=lambda a: f"{a.function}-{'right' if a.right else 'wrong'}-{a.slug}"
)
def test_an_answer_gets_what_it_deserves(answer):
    verdict = bank.judge(answer)
    if answer.right:
        assert verdict.full, verdict.messages
        return
    assert not verdict.full, f"a wrong answer passes: {answer.title}"
    assert bank.named(answer, verdict), f"{answer.words} not in {verdict.messages}"


def test_the_bank_is_large_enough_and_covers_every_function():
    wrong = [answer for answer in ANSWERS if not answer.right]
    right = [answer for answer in ANSWERS if answer.right]
    assert len(wrong) >= 70
    assert len(right) >= 40
    assert {answer.function for answer in wrong} == {answer.function for answer in right}
    assert len({answer.function for answer in ANSWERS}) == 9
