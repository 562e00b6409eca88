"""A class on its whole way: release, collect, grade, feedback, insight, export.

`python -m benchmarks.whole_class` takes two hundred the same way.
"""

import csv
import json
import re

import nbformat
import numpy as np
import pytest
from playwright.sync_api import expect

from autograder.notebook import cell_kinds
from autograder.release import laws
from tests.attacks import runtime
from tests.browser import lab as labs
from tests.conftest import WarmCourse
from tests.support import grading
from tests.support.grading import ASSIGNMENT
from tests.support.hands import scores
from tools import synthetic

#: The draw has every kind, three of them mixed, and an attack on the scores themselves.
SIZE, DRAW = 9, 1530
SECRET = [line for _, line in laws.lines_between(grading.source_notebook(), laws.HIDDEN)]
SEEDS = set(re.findall(r"\d{4}", "\n".join(SECRET)))
#: Not a part of an address, an id or another number, which are anything now and then.
NUMBER = re.compile(r"(?<![\w.-])\d{4}(?![\w-])")
PICTURE = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]*")


@pytest.fixture(scope="module")
def members():
    """Draw the class."""
    drawn = {
        each.student: each for each in synthetic.synthetic(SIZE, rng=np.random.default_rng(DRAW))
    }
    assert {each.kind for each in drawn.values()} == set(synthetic.SHARES)
    return drawn


@pytest.fixture(scope="module")
def graded(tmp_path_factory, members):
    """Take the class through everything."""
    course = WarmCourse(tmp_path_factory.mktemp("class"))
    synthetic.hand_in_all(course, members.values())
    course("collect", ASSIGNMENT)
    course.autograder("grade", ASSIGNMENT, "--timeout", "5")
    for command in ("feedback", "insight"):
        course.autograder(command, ASSIGNMENT)
    course("release_feedback", ASSIGNMENT)
    course("export", "--to", str(course.state / "grades.csv"))
    return course


def points(course, student):
    return scores(course.state / "gradebook.db", ASSIGNMENT, student)


def of_kind(members, *kinds):
    return [student for student, each in members.items() if each.kind in kinds]


def test_everybody_is_graded_once_with_the_expected_points(graded, members):
    rows = list(csv.DictReader((graded.state / "grades.csv").read_text("utf-8").splitlines()))
    total = {row["student_id"]: float(row["score"]) for row in rows}
    assert len(rows) == len(total) == SIZE
    assert {total[student] for student in of_kind(members, "solved", "right")} == {100.0}
    assert {total[student] for student in of_kind(members, "untouched")} == {0.0}
    assert max(total[student] for student in of_kind(members, "wrong")) < 50
    mixed = {total[student] for student in of_kind(members, "mixed")}
    assert len(mixed) == len(of_kind(members, "mixed")) == 3


def test_a_mixed_submission_has_the_points_that_its_answers_earn(graded, members):
    for student in of_kind(members, "mixed"):
        notebook = nbformat.reads(members[student].data, as_version=4)
        earned = {each.grade_id: each.points for each in grading.run(grading.solutions(notebook))}
        assert points(graded, student) == earned


def test_every_hostile_submission_has_the_expected_outcome(graded, members):
    for student in of_kind(members, "hostile"):
        path = graded.state / "autograded" / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        case = runtime.CASES[members[student].attack]
        text, source = path.read_text("utf-8"), grading.source_notebook(ASSIGNMENT)
        said = runtime.wrong(case, points(graded, student), text, source)
        assert said == [], members[student].attack


def test_nothing_that_learners_get_holds_a_hidden_line_or_seed(graded):
    handed = [*(graded.root / "release").rglob("*.ipynb"),
              *(graded.state / "exchange").rglob("outbound/**/*.ipynb"),
              *(graded.state / "exchange").rglob("feedback/*.html")]  # fmt: skip
    assert len(handed) == 2 + SIZE
    for path in handed:
        text = PICTURE.sub("", path.read_text("utf-8"))
        assert not [line for line in SECRET if line in text], path
        assert not SEEDS.intersection(NUMBER.findall(text)), path


def test_the_insight_counts_the_class(graded):
    seen = json.loads((graded.state / "insight" / f"{ASSIGNMENT}.json").read_text("utf-8"))
    assert len(seen["scores"]) == SIZE


def test_the_formgrader_shows_the_class(graded, page):
    with labs.formgrader(page, graded.root, graded.state) as formgrader:
        page.goto(f"{formgrader}/manage_submissions/{ASSIGNMENT}")
        page.get_by_text(f"s{SIZE - 1:03d}").wait_for()
        expect(page.locator("tbody tr")).to_have_count(SIZE)
        page.goto(f"{formgrader}/gradebook/{ASSIGNMENT}/{ASSIGNMENT}")
        page.get_by_role("link", name="Submission #1", exact=True).click()
        page.get_by_text("Exercise 1: start at zero").wait_for()
        graded_cells = [each for each in grading.source_notebook().cells
                        if cell_kinds.about(each).get("grade")]  # fmt: skip
        expect(page.locator("input.score")).to_have_count(len(graded_cells))
