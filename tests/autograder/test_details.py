"""A message's parts go with it: through plain data, into a notebook, onto the pages."""

import json
from dataclasses import replace

import nbformat
import pytest

from autograder import console, model
from autograder.console import class_in_words
from autograder.grading import own_notebook
from autograder.model import Report, Result, Status
from autograder.notebook import score
from autograder.reports import feedback, graded_notebooks, mistakes
from autograder.text.clean_results import cleaned
from tests.support import classes
from tests.support.grading import ASSIGNMENT
from utils.check_failed import LABELS, CheckFailed

SUM = "def compute_cost(A2, Y):\n    return -np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))"
STOPS = "def compute_cost(A2, Y):\n    raise ValueError('odd, expected even. Look at: me')"
DETAILS = {"found": "W1 is 3", "expected": "4", "likely": "Is it?", "look": "W1 = 4"}
FAILED = Result("t", 0.0, 1.0, Status.FAIL, str(CheckFailed(**DETAILS)), 0.5, DETAILS)


@pytest.fixture(scope="module")
def graded():
    return classes.graded("ada", {"compute_cost": SUM})


def first_failed(graded):
    return next(each for each in graded.report.exercises if each.status is Status.FAIL)


def test_a_result_is_the_same_after_plain_data():
    data = json.loads(json.dumps(model.to_data(FAILED)))
    assert data["status"] == "FAIL"
    assert model.from_data(data) == FAILED


def test_a_report_is_the_same_after_plain_data():
    report = Report("lab", "ada", 0.0, 1.0, "none", [FAILED], ["a note"])
    data = json.loads(json.dumps(model.report_to_data(report)))
    assert model.report_from_data(data, assignment="lab", student="ada") == report


def test_older_data_has_no_parts():
    data = model.to_data(FAILED)
    del data["details"]
    assert model.from_data(data) == replace(FAILED, details={})


def test_a_notebook_graded_before_there_were_parts_is_read(graded):
    notebook = nbformat.reads(graded.notebook, as_version=4)
    for each in notebook.metadata["autograder"]["results"]:
        del each["details"]
    report = graded_notebooks.report_of(notebook, assignment=ASSIGNMENT, student="ada")
    graded_notebooks._check(notebook, report)
    page = feedback.page(notebook, report)
    assert f"<bdi>{first_failed(graded).message[:20]}" in page


@pytest.mark.parametrize("details", [{"found": 3}, {"other": "x"}, {"look": "\ud800"}, "xy", 3])
def test_damaged_parts_are_an_error(graded, details):
    notebook = nbformat.reads(graded.notebook, as_version=4)
    notebook.metadata["autograder"]["results"][0]["details"] = details
    with pytest.raises((TypeError, ValueError)):
        graded_notebooks._check(
            notebook, graded_notebooks.report_of(notebook, assignment="a", student="ada")
        )


@pytest.mark.parametrize("name", LABELS)
def test_nothing_in_a_part_is_interpreted(name):
    evil = replace(FAILED, details={name: "\x1b[2J\u202eW1"})
    shown = "\\x1b[2J\\u202eW1"
    assert cleaned(evil).details == {name: shown}
    assert score._checked(evil, FAILED).details == {name: shown}


def test_feedback_shows_the_parts(graded):
    page = feedback.page(nbformat.reads(graded.notebook, as_version=4), graded.report)
    details = first_failed(graded).details
    assert details.keys() == {"found", "likely", "look"}
    for label in ("Found", "Likely mistake", "Look at"):
        assert f"<dt>{label}</dt>" in page
    assert "<dt>Expected</dt>" not in page


def test_insight_names_a_mistake_without_the_place_to_look_at(graded):
    what = mistakes.what(first_failed(graded))
    assert "1/m" in what
    assert "Look at" not in what
    assert mistakes.what(FAILED) == "W1 is 3, expected 4. Is it?"
    error = CheckFailed("W1 is not right", likely="it is odd.", joint=":")
    mistake = replace(FAILED, message=str(error), details=error.details)
    assert mistakes.what(mistake) == "W1 is not right: it is odd."


def test_a_message_without_parts_is_shown_as_it_is():
    text = "ValueError: odd, expected even. Look at: me"
    foreign = Result("t", 0.0, 1.0, Status.ERROR, text)
    assert mistakes.what(foreign) == text
    assert model.details_of(ValueError("odd")) == {}
    assert model.details_of(AssertionError("odd")) == {}


def test_what_a_learner_raises_does_not_fall_into_parts():
    result = first_failed(classes.graded("ada", {"compute_cost": STOPS}))
    assert "odd, expected even. Look at: me" in result.details["found"]
    assert "look" not in result.details


def test_a_class_says_how_many_were_isolated_in_which_way():
    reports = [Report(ASSIGNMENT, f"s{n}", 0.0, 1.0, way) for n, way in enumerate("aba")]
    assert console.isolations(reports) == "a (2); b (1)"
    assert console.isolations(reports[:1]) == "a"
    assert console.isolations([]) == ""


def test_older_versions_say_what_they_cost_and_how_to_exempt():
    cells = {"x": {"x-a": 2.0, "x-b": 1.5}, "y": {"y": 4.0}}
    one, more = (
        Report("a", "ada", 0, 1, "", newer={name: cells[name] for name in names})
        for names in ("x", "xy")
    )

    def said(*reports):
        return [*class_in_words.older_versions(reports, "a")]

    mark = "  python -m autograder mark a {} --older".format
    assert said(Report("a", "ada", 0, 1, "")) == []
    line, *commands = said(one)
    assert line.startswith("1 submission is of an older version (1 without `x`). The points of")
    assert commands == [mark("x-a --points 2"), mark("x-b --points 1.5")]
    line, *commands = said(one, more, one)
    assert line.startswith("3 submissions are of an older version (3 without `x`, 1 without `y`).")
    assert commands[-1] == mark("y --points 4")


def test_the_report_for_a_panel_has_the_parts():
    report = Report("lab", "ada", 0.0, 1.0, "none", [FAILED])
    (exercise,) = own_notebook.as_dict(report)["exercises"]
    assert exercise["details"] == DETAILS
