"""A learner's own notebook: with all tests, or with those of release/ alone, and over a pipe."""

import json
import shutil

import nbformat
import pytest

from autograder.grading import own_notebook, server
from autograder.grading.grader import Settings
from autograder.notebook import cell_kinds
from tests.support import runners
from tests.support.grading import ASSIGNMENT, ROOT, exercises, worth
from tests.support.hands import write_submission


@pytest.fixture
def mine(tmp_path):
    """A learner's solved notebook."""
    write_submission({}, tmp_path / ASSIGNMENT)
    return tmp_path / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"


@pytest.fixture
def release_alone(tmp_path, monkeypatch):
    """A course as an instructor may ship it, without source/."""
    shutil.copytree(ROOT / "release", tmp_path / "course" / "release")
    monkeypatch.chdir(tmp_path / "course")


def test_without_the_source_the_visible_tests_count_and_it_says_so(mine, release_alone):
    run = []
    own_notebook.check(
        mine, Settings(), lambda notebook: run.append(notebook) or runners.run(notebook)
    )
    tests = [cell.metadata.nbgrader for cell in run[0].cells if cell_kinds.is_test(cell)]
    assert len(tests) == 11
    assert all(test.grade_id.endswith("-visible") for test in tests)
    report = own_notebook.check(mine, Settings(), runners.run)
    assert own_notebook.VISIBLE_ONLY in report.review
    assert report.max_score == sum(test.points for test in tests) < 100
    assert own_notebook.as_dict(report)["partial"]


def test_with_the_source_all_tests_count(mine):
    report = own_notebook.check(mine, Settings(), runners.run)
    assert report.max_score == 100
    assert not own_notebook.as_dict(report)["partial"]
    assert not report.review


def test_a_folder_without_tests_is_named(mine, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        own_notebook, "__file__", str(tmp_path / "autograder" / "grading" / "own_notebook.py")
    )
    with pytest.raises(own_notebook.CourseError, match="neither source/ nor release/"):
        own_notebook.check(mine, Settings(), runners.run)


def test_a_warm_grader_answers_one_request_after_the_other(mine, tmp_path):
    said: list[dict] = []
    asked = [
        {"notebook": str(tmp_path / "none.ipynb")},
        {"notebook": str(mine), "exercise": "none"},
        {"notebook": str(mine)},
        {"notebook": str(mine), "exercise": "compute_cost"},
    ]
    server.serve(Settings(), map(json.dumps, asked), said.append)
    assert "ready" in said[0]
    assert "none.ipynb cannot be read" in said[1]["trouble"]
    assert "there are no tests of 'none' in random_initialization" in said[2]["trouble"]
    reports = [message["report"] for message in said if "report" in message]
    assert [report["score"] for report in reports] == [100, worth("compute_cost")]
    told = [message["told"]["grade_id"] for message in said if "told" in message]
    whole, alone = ([test["grade_id"] for test in each["exercises"]] for each in reports)
    assert alone == exercises()["compute_cost"]
    assert sorted(told) == sorted(whole + alone)
    announced = [message["tests"] for message in said if "tests" in message]
    assert [sorted(each) for each in announced] == [sorted(whole), sorted(alone)]
    assert announced[0][0].endswith("-visible")  # what a learner can see first


@pytest.mark.parametrize("lesson", sorted(ROOT.glob("notebooks/*.ipynb")), ids=lambda p: p.stem)
def test_a_lesson_has_nothing_to_grade(lesson):
    with pytest.raises(
        own_notebook.UnreadableError, match="this is a lesson, which has nothing to"
    ):
        own_notebook.check(lesson, Settings(), runners.run)


def test_a_lesson_without_the_course_around_it_has_no_exercise(release_alone):
    with pytest.raises(own_notebook.UnreadableError, match=r"no exercise .* a lesson has nothing"):
        own_notebook.check(ROOT / "notebooks" / "04_how_large.ipynb", Settings(), runners.run)


def test_a_notebook_that_lost_its_marks_is_recognised(mine):
    bare = nbformat.read(mine, as_version=4)
    for cell in bare.cells:
        cell.metadata.clear()
    nbformat.write(bare, mine)
    assert own_notebook.check(mine, Settings(), runners.run).assignment == ASSIGNMENT
