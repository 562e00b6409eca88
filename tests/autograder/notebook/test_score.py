"""Points from results: only what a test that ran and finished gives."""

import math

import pytest

from autograder.model import Execution, Result, Status
from autograder.notebook.score import not_run, report
from tests.support.grading import source_notebook

ALL = not_run(source_notebook())
#: The points of the cell that `result` is of.
OWN = next(each.max_points for each in ALL if each.grade_id == "initialize_zeros-zeros")


def scored(*results):
    execution = Execution(source_notebook(), list(results), "sandbox", 0.1)
    return report(execution, source_notebook(), assignment="a", student="s", review=["look"])


def result(points, status, most=4.0):
    return Result("initialize_zeros-zeros", points, most, status)


def test_the_assignment_has_100_points_and_all_of_them_can_be_earned():
    passed = [Result(r.grade_id, 0.0, r.max_points, Status.PASS) for r in ALL]
    got = scored(*passed)
    assert (got.score, got.max_score, got.review) == (100.0, 100.0, ["look"])


def test_a_test_without_a_result_has_not_run():
    got = scored()
    assert got.score == 0.0
    assert {each.status for each in got.exercises} == {Status.NOT_RUN}
    assert [each.grade_id for each in got.exercises] == [each.grade_id for each in ALL]


@pytest.mark.parametrize("status", [Status.ERROR, Status.TIMEOUT, Status.NOT_RUN])
def test_an_unfinished_test_has_no_points(status):
    assert scored(result(4.0, status)).score == 0.0


@pytest.mark.parametrize(
    ("points", "expected"),
    [(1.5, 1.5), (99.0, OWN), (-3.0, 0.0), (math.nan, 0.0), (math.inf, 0.0)],
)
def test_partial_points_stay_within_the_cells_own(points, expected):
    assert scored(result(points, Status.FAIL, most=1e6)).score == expected


def test_a_result_for_a_test_that_is_not_there_is_left_out():
    forged = Result("bonus", 1000.0, 1000.0, Status.PASS)
    assert scored(forged).score == 0.0
    assert scored(forged).max_score == 100.0
