"""What an instructor sees of a class: right numbers, named mistakes, examples without names."""

import csv
import json
import re
from dataclasses import replace
from types import SimpleNamespace

import nbformat
import pytest
from click.testing import CliRunner

from autograder import cli
from autograder.errors import CourseError
from autograder.files import atomic
from autograder.grading import grader
from autograder.model import Marks
from autograder.reports import graded_notebooks, insight, insight_page, mistakes, overview
from tests.support import classes, grading
from tests.support.grading import ASSIGNMENT, ROOT, released

SOURCE = grading.source_notebook()
COST, ZEROS = (grading.worth(name) for name in ("compute_cost", "initialize_zeros"))
SQUARE = (
    "def initialize_zeros(n_x, n_h, n_y):\n    # by {name}\n    n = {size}\n"
    "    return {{name: np.zeros((n, n)) for name in ('W1', 'b1', 'W2', 'b2')}}"
)
SUM = "def compute_cost(A2, Y):\n    return -np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))"
CLASS = {
    "ada": {},
    "bob": {"initialize_zeros": SQUARE.format(name="bob", size=8)},
    "cyd": {"initialize_zeros": SQUARE.format(name="cyd", size=9)},
    "dan": {"compute_cost": SUM},
    "eve": grading.solutions(released()),
}


@pytest.fixture(scope="module")
def autograded(tmp_path_factory):
    """A graded class of five; the sixth handed in no notebook."""
    folder = tmp_path_factory.mktemp("state") / "autograded"
    for student, answers in CLASS.items():
        save(folder, student, classes.graded(student, answers))
    broken = grader.Submission(ASSIGNMENT, "fay", "", b"no JSON", "")
    graded = grader.grade(broken, classes.SOURCE, grader.Settings(), classes.run)
    save(folder, "fay", graded)
    return folder


def save(folder, student, graded):
    atomic.save(folder / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", graded.notebook)


@pytest.fixture(scope="module")
def seen(autograded):
    return insight.of(graded_notebooks.read(autograded, ASSIGNMENT), SOURCE, {})


def test_the_numbers_match_the_class(seen):
    assert seen.scores == [0, 0, 100 - COST, 100 - ZEROS, 100 - ZEROS, 100]
    assert seen.max_score == 100
    cost = next(each for each in seen.exercises if each.name == "compute_cost")
    assert (cost.full, cost.part, cost.none, cost.untouched) == (3, 0, 1, 2)
    assert cost.mean == pytest.approx(3 / 6 * COST)
    assert sum(each.max_points for each in seen.exercises) == 100
    assert insight_page.tenths(seen) == [2, 0, 0, 0, 0, 0, 0, 0, 0, 4]


def test_a_mistake_with_other_numbers_counts_as_the_same_and_a_stub_as_none(seen):
    first, second, *rest = seen.mistakes
    assert (first.exercise, first.count) == ("initialize_zeros", 2)
    size = re.search(r"W1 has shape \((8|9), ", first.what).group(1)
    assert (second.exercise, second.count, rest) == ("compute_cost", 1, [])
    assert f"n = {size}" in first.example
    assert "1/m" in second.what


def test_an_example_shows_no_name(seen):
    assert "by " not in seen.mistakes[0].example
    code = "def f():\n    return 'Bob was here'"
    assert mistakes.anonymous(code, "bob") == ""
    assert mistakes.anonymous(code, "ada") == code


def test_points_given_by_hand_count(autograded):
    given = {"dan": Marks({"compute_cost-visible": 5.0}, score=95.0)}
    by_hand = insight.of(graded_notebooks.read(autograded, ASSIGNMENT), SOURCE, given)
    assert 95.0 in by_hand.scores
    cost = next(each for each in by_hand.exercises if each.name == "compute_cost")
    assert (cost.part, cost.none) == (1, 0)


def test_the_maximum_is_the_gradebooks_which_counts_tasks_too(autograded, seen):
    given = {"ada": Marks(score=108.0, max_score=110.0)}
    with_task = insight.of(graded_notebooks.read(autograded, ASSIGNMENT), SOURCE, given)
    assert (with_task.max_score, max(with_task.scores)) == (110, 108)
    assert seen.max_score == 100


def test_submissions_for_review_are_named_with_the_reason(seen):
    (one,) = seen.review
    assert one.student == "fay"
    assert "not JSON" in one.notes[0]


def test_the_page_has_the_same_and_needs_nothing_else(seen):
    page = insight_page.page(seen)
    assert page == insight_page.page(seen)
    assert page.count('<img src="data:image/svg+xml;base64,') == 2
    assert "4 from 90 to 100" in page
    assert "not a verdict" in page or "No two submissions" in page
    assert not re.findall(r"<(?:script|link|iframe)|src=\"http|@import|url\(", page)
    average = f"{ZEROS / 3:.3g} of {ZEROS:g} points on average."
    assert f"The hardest was Exercise 1: start at zero: {average}" in page


def test_a_class_without_mistakes_has_a_page_too(autograded):
    (graded,) = [p for p in graded_notebooks.read(autograded, ASSIGNMENT) if p.student == "ada"]
    page = insight_page.page(insight.of([graded], SOURCE, {}))
    assert "Everybody has all points." in page
    assert "No check failed" in page
    assert "Nothing is graded yet." in insight_page.page(insight.of([], SOURCE, {}))


def test_a_notebook_of_stock_nbgrader_is_left_out(autograded, tmp_path):
    save(tmp_path, "old", grader.Graded(None, nbformat.writes(SOURCE)))
    assert list(graded_notebooks.read(tmp_path, ASSIGNMENT)) == []


def test_the_command_writes_page_csv_and_json(autograded, monkeypatch):
    monkeypatch.setenv("NBGRADER_STATE", str(autograded.parent))
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(cli.main, ["insight", ASSIGNMENT])
    assert done.exit_code == 0, done.output
    folder = autograded.parent / "insight"
    assert done.stdout.splitlines() == [
        str(folder / f"{ASSIGNMENT}.{kind}") for kind in ("html", "csv", "json")
    ]
    lines = (folder / f"{ASSIGNMENT}.csv").read_text("utf-8").splitlines()
    rows = list(csv.DictReader(lines))
    data = json.loads((folder / f"{ASSIGNMENT}.json").read_text("utf-8"))
    assert [float(row["number"]) for row in rows if row["section"] == "score"] == data["scores"]
    mistakes = [
        (row["exercise"], int(row["number"])) for row in rows if row["section"] == "mistake"
    ]
    assert mistakes == [(each["exercise"], each["count"]) for each in data["mistakes"]]
    nothing = CliRunner().invoke(cli.main, ["insight", "lab7"])
    assert "there is no" in nothing.stderr


def test_a_mistake_leads_to_those_who_made_it(seen, tmp_path):
    first, second = seen.mistakes
    assert (first.students, second.students) == (["bob", "cyd"], ["dan"])
    assert first.test.startswith("initialize_zeros-")
    assert first.key != second.key
    named = replace(seen, names={"bob": "Bob Ross"})
    page = insight_page.page(named)
    assert "bob (Bob Ross)</bdi>, <bdi>cyd</bdi>" in page
    assert f"mark {ASSIGNMENT} {first.test} --mistake {first.key} --points" in page
    course = SimpleNamespace(autograded=tmp_path / "autograded")
    with pytest.raises(CourseError, match=f"autograder insight {ASSIGNMENT}"):
        overview.learners(course, ASSIGNMENT, first.key)
    atomic.save(tmp_path / "insight" / f"{ASSIGNMENT}.json", json.dumps(insight.data(seen)))
    assert overview.learners(course, ASSIGNMENT, first.key) == ["bob", "cyd"]
    with pytest.raises(CourseError, match="shows the id of each"):
        overview.learners(course, ASSIGNMENT, "none")
