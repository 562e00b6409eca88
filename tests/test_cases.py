"""A mistake is named only where it explains every wrong answer of a check."""

import numpy as np
import pytest

from utils.check_failed import CheckFailed
from utils.checks import cases

RIGHT, OTHER = 0.25, 0.5
MISTAKES = {"it is doubled.": OTHER, "it is a quarter.": RIGHT / 4}


def case(got, *tags, mistakes=None, factors=None):
    known = MISTAKES if mistakes is None else mistakes
    return cases.number("The share", np.array([got]), RIGHT, lambda: known, factors or {}, tags)


def said(*given):
    with pytest.raises(CheckFailed) as caught:
        cases.judge(given, look="the task")
    return caught.value


def test_right_answers_pass():
    cases.judge([case(RIGHT), case(RIGHT + 1.234567e-9)], look="the task")


def test_a_mistake_that_explains_all_answers_is_named():
    assert said(case(OTHER), case(OTHER)).likely == "it is doubled."


def test_a_mistake_that_explains_one_of_two_wrong_answers_is_not_named():
    failure = said(case(OTHER), case(0.3))
    assert (failure.found, failure.likely) == ("The share is 0.5, too large", cases.TRY)


def test_one_wrong_answer_among_right_ones_may_equal_a_mistake_by_accident():
    failure = said(case(RIGHT), case(OTHER, "one unit alone"), case(RIGHT))
    assert failure.found == "The share is 0.5, too large for one unit alone, and right otherwise"
    assert failure.likely == cases.TRY_THERE


def test_a_mistake_where_the_answer_is_wrong_is_named_as_such():
    failure = said(case(RIGHT), case(OTHER, "one unit alone"), case(OTHER, "one unit alone"))
    assert failure.found == "The share is not right for one unit alone, and right otherwise"
    assert failure.likely == f"{cases.SAME} it is doubled."


def test_a_kind_with_right_answers_is_not_blamed():
    failure = said(case(0.3, "one unit alone"), case(RIGHT, "one unit alone"))
    assert "one unit" not in failure.found


def test_a_factor_that_differs_from_case_to_case_is_named():
    found = [case(RIGHT * m, mistakes={}, factors={"That is m.": m}) for m in (1, 7, 9)]
    failure = said(*found)
    assert failure.likely == "That is m."
    assert failure.found == "The share is 7 times what it should be"


def test_a_mistake_in_some_entries_is_named():
    got, right, mistake = np.array([1.0, 2.0, 9.0]), np.array([1.0, 4.0, 3.0]), [7.0, 2.0, 9.0]
    failure = said(cases.Case("A1", got, right, lambda: {"it is squared.": np.array(mistake)}, {}))
    assert failure.likely == f"{cases.SAME} it is squared."


def test_what_is_known_before_a_failure_counts_first():
    def given(got):
        yield case(got)
        yield case(got)
        raise CheckFailed("The share is nan")

    for got, found in ((OTHER, "The share is not right"), (RIGHT, "The share is nan")):
        with pytest.raises(CheckFailed) as caught:
            cases.judge(given(got), look="the task")
        assert caught.value.found == found


def test_a_layer_is_compared_with_layers_and_not_with_the_output():
    hidden = cases.Case("A1", np.ones(3), np.zeros(3), dict, {}, ("wide",))
    output = cases.Case("ZL", np.ones(3), np.ones(3), dict, {}, ())
    assert "otherwise" not in said(hidden, output).found
