"""The course's own answer bank, for the tests."""

from functools import cache

from autograder.release import answer_bank
from autograder.release.answer_bank import Answer, Verdict, named
from tests.support import grading


@cache
def answers(assignment: str = grading.ASSIGNMENT) -> tuple[Answer, ...]:
    """Return the answers to one assignment."""
    return tuple(answer_bank.answers(grading.ROOT, assignment))


def judge(answer: Answer) -> Verdict:
    """Grade one answer in its source notebook, where every other solution is right."""
    return answer_bank.judge(answer, grading.source_notebook(answer.assignment))


__all__ = ["Answer", "Verdict", "answers", "judge", "named"]
