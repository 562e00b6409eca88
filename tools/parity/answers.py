"""Grades the hands of the answer bank in both ways, and some of them by stock nbgrader."""

import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from autograder.engine import runner
from autograder.engine.engine import Engine
from autograder.model import Limits
from autograder.notebook.split_or_together import Way
from tests.conftest import WarmCourse
from tests.support import grading, hands, parity
from tests.support.extra_cells import solved
from tools.parity import placed

#: In order, these tests find the same as together: none changes what another one needs.
WAYS = (Way.SPLIT, Way.TOGETHER)
Hand = tuple[str, str]  # assignment and student
Points = dict[str, float]  # by test
#: Known reasons for a difference, by what a hand does.
ID = "the hand sets `learner_id` again: split, the id of its own cell stays; in one process it goes"
DRAWS = "how far training gets depends on the draws, which each way takes in an order of its own"
#: No point hangs on how busy the machine is, in the grader or in nbgrader.
LIMITS = Limits(call_seconds=120, total_seconds=1200)
PATIENT = ("--ExecutePreprocessor.startup_timeout=600", "--ExecutePreprocessor.timeout=600")


class Row(NamedTuple):
    """One answer of the bank: the points of its tests in each way; None where it was not graded."""

    assignment: str
    student: str
    exercise: str
    answer: str
    right: bool
    split: Points
    together: Points
    stock: Points | None
    worth: float
    said: tuple[str, ...]  # the messages, split and together
    why: str = ""  # a known reason for a difference


def chosen(assignment: str | None = None, student: str | None = None) -> list[Hand]:
    """Return the hands of the bank, of one assignment or student alone if these are given."""
    return [
        (each, hand)
        for each, dealt in parity.DEALT.items() if assignment in (None, each)
        for hand in dealt if student in (None, hand)
    ]  # fmt: skip


def rows(dealt: list[Hand], workers: int, stock: int = 0) -> Iterator[Row]:
    """Yield a row per answer.

    Args:
        dealt: which hands.
        workers: how many are graded at a time.
        stock: of how many hands of right and of wrong answers stock nbgrader grades too.
    """
    by_stock = {each: _by_stock(each, stock) for each in {each for each, _ in dealt} if stock}
    with Engine(sandbox=True) as engine, ThreadPoolExecutor(workers) as pool:
        graded = pool.map(lambda hand: [graded_hand(engine, hand, way) for way in WAYS], dealt)
        for hand, (split, together) in zip(dealt, graded, strict=True):
            yield from _of_hand(hand, split, together, by_stock.get(hand[0], {}).get(hand[1]))


def graded_hand(engine: Engine, hand: Hand, way: Way) -> dict[str, tuple[float, str]]:
    """Return the points and the message of each test of what a hand answers."""
    assignment, student = hand
    answers, names = parity.DEALT[assignment][student], parity.answered(assignment, student)
    notebook = placed.stating(solved(answers, assignment, only=names), way)
    ran = runner.run(notebook, limits=LIMITS, engine=engine, files=placed.files(way))
    return {each.grade_id: (each.points, each.message) for each in ran.results}


def _of_hand(hand, split, together, stock):
    assignment, student = hand
    dealt = parity.ANSWERS[assignment].get(student, {})
    for exercise in parity.answered(assignment, student):
        tests = grading.exercises(assignment)[exercise]
        answer = dealt.get(exercise)
        if answer or student in parity.WHOLE:
            yield Row(
                assignment, student, exercise, answer.slug if answer else student,
                answer.right if answer else student == "model",
                {test: split[test][0] for test in tests},
                {test: together[test][0] for test in tests},
                stock and {test: stock[test] for test in tests},
                grading.worth(exercise, assignment),
                tuple("; ".join(ran[test][1] for test in tests) for ran in (split, together)),
                _why(hand, exercise),
            )  # fmt: skip


def _why(hand, exercise):
    assignment, student = hand
    if any(parity.SETS_ID in source for source in parity.DEALT[assignment][student].values()):
        return ID
    return DRAWS if exercise == parity.JOINING else ""


def _by_stock(assignment: str, most: int) -> dict[str, Points]:
    """Return the points that stock nbgrader gives to some hands, by student."""
    sample = hands.classes(assignment, most=most)
    with tempfile.TemporaryDirectory() as folder:
        course = WarmCourse(Path(folder))
        course("generate_assignment", assignment)
        for student, hand in sample.items():
            target = course.state / "submitted" / student / assignment
            hands.write_submission(hand, target)
        course("autograde", assignment, *PATIENT)
        database = course.state / "gradebook.db"
        return {student: hands.scores(database, assignment, student) for student in sample}
