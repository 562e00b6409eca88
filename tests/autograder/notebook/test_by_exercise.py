"""A report by exercises: which tests belong together, and how far each exercise is."""

import pytest

from autograder.model import Result, Status
from autograder.notebook import by_exercise
from autograder.notebook.by_exercise import State
from tests.support import grading
from utils.exercise_tests import grouped


def result(grade_id, points=0.0, message=""):
    status = Status.PASS if points else Status.FAIL
    return Result(grade_id, points, 2.0, status, message)


@pytest.mark.parametrize(
    ("points", "message", "state"),
    [
        ((2, 2), "", State.RIGHT),
        ((2, 0), "wrong", State.PARTLY),
        ((0, 0), "wrong", State.WRONG),
        ((0, 0), "Not answered yet. Write it.", State.UNANSWERED),
        ((0, 0), "With one unit, cost is not written yet: replace it", State.UNWRITTEN),
    ],
)
def test_how_far_an_exercise_is(points, message, state):
    tests = zip(("cost-visible", "cost-values"), points, strict=True)
    (row,) = by_exercise.rows([result(name, given, message) for name, given in tests])
    assert (row.name, row.points, row.max_points) == ("cost", sum(points), 4.0)
    assert row.state is state


@pytest.mark.parametrize("assignment", grading.ASSIGNMENTS)
def test_the_rows_are_the_exercises_with_their_tests(assignment):
    tests = grading.exercises(assignment)
    rows = by_exercise.rows(result(each) for tests in tests.values() for each in tests)
    assert {row.name: [test.grade_id for test in row.tests] for row in rows} == tests


def test_a_test_of_no_visible_check_has_a_row_of_its_own():
    names = ("two", "three-all", "one-visible", "one-all", "one-two-visible", "one-two-more")
    rows = by_exercise.rows(map(result, names))
    assert [(row.name, len(row.tests)) for row in rows] == [
        ("two", 1), ("three-all", 1), ("one", 2), ("one-two", 2),
    ]  # fmt: skip


def test_the_order_of_tests_decides_nothing():
    names = ("one-two-more", "one-all", "one-two-visible", "one-visible")
    rows = by_exercise.rows(map(result, names))
    assert {row.name: len(row.tests) for row in rows} == {"one": 2, "one-two": 2}


def test_known_exercises_need_no_visible_check():
    names = ["one-a", "one-b", "two", "three-a"]
    found = grouped(names, str, ["one", "two"])
    assert [(name, len(tests)) for name, tests in found] == [("one", 2), ("two", 1), ("three-a", 1)]


def test_without_visible_checks_each_test_is_a_row():
    rows = by_exercise.rows([result("one", 2.0), result("two")])
    assert [(row.name, row.state) for row in rows] == [("one", State.RIGHT), ("two", State.WRONG)]
