"""The course's own answer bank, for the tests."""

from functools import cache

from autograder.release import answer_bank, in_process
from autograder.release.answer_bank import Answer, Verdict, named
from tests.support import grading

#: Put before every answer, so that all graders see the same draws: a wrong start, such as one row
#: repeated, has the right spread by chance now and then.
SAME_DRAWS = "import numpy as np\nnp.random.seed(1)\n"


@cache
def answers(assignment: str = grading.ASSIGNMENT) -> tuple[Answer, ...]:
    """Return the answers to one assignment."""
    return tuple(answer_bank.answers(grading.ROOT, assignment))


@cache
def results(answer: Answer) -> tuple[in_process.Result, ...]:
    """Grade one answer in its source notebook, where every other solution is right."""
    cell = {answer.function: SAME_DRAWS + answer.source}
    return tuple(grading.run(cell, assignment=answer.assignment, only=answer.function))


def judge(answer: Answer) -> Verdict:
    """Return the verdict on one answer."""
    return answer_bank.verdict(results(answer))


__all__ = ["SAME_DRAWS", "Answer", "Verdict", "answers", "judge", "named", "results"]
