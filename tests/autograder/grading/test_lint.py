"""How lint decides, and how an ordinary course of several notebooks is linted and graded."""

import json

import nbformat
import pytest
from click.testing import CliRunner

from autograder import cli
from autograder.grading import grader, lint
from autograder.model import Submission
from autograder.notebook.split_or_together import Way
from tests.support import grading
from tests.support.plain_notebooks import hidden, marked, notebook, plain, solution, visible

DOUBLE = "def f(x):\n    return 2 * x"
CONFIG = 'c = get_config()\nc.CourseDirectory.course_id = "plain"\n'


def by_test(*cells):
    text = nbformat.writes(notebook(*cells, way=""))
    return {each.test: each for each in lint.examine(text, {}, grader.Settings())}


def ways(found):
    return {name: each.way for name, each in found.items()}


def test_tests_run_split_if_the_model_solution_earns_all_points_so():
    two = (
        solution("f", DOUBLE),
        hidden("one", "assert f(1) == 2"),
        hidden("two", "assert f(2) == 4"),
    )
    assert ways(by_test(*two)) == {"one": Way.SPLIT, "two": Way.SPLIT}
    found = by_test(*two, hidden("wrong", "assert f(1) == 3, 'no'"))
    assert set(ways(found).values()) == {Way.TOGETHER}
    assert [name for name, each in found.items() if not each.is_right] == ["wrong"]
    assert "no" in found["wrong"].why and "`wrong` runs together" in found["one"].why


@pytest.mark.parametrize(
    ("test", "why"),
    [
        ("assert g() == {1: 2}", "dict with keys of type int"),
        ("with open('o', 'w'):\n    pass", "with"),
    ],
)
def test_where_one_runs_together_all_do(test, why):
    found = by_test(
        solution("f", DOUBLE),
        solution("g", "def g():\n    return {1: 2}"),
        hidden("plain", "assert f(1) == 2"),
        hidden("other", test),
    )
    assert set(ways(found).values()) == {Way.TOGETHER}
    assert all(each.is_right for each in found.values())
    assert why in found["other"].why and "`other` runs together" in found["plain"].why


def test_a_later_test_finds_what_an_earlier_one_has_changed():
    found = by_test(
        solution("f", "have = [0]\ndef f(x):\n    have[0] += x\n    return have[0]"),
        visible("one", "assert f(50) == 50"),
        visible("two", "try:\n    f('x')\nexcept TypeError:\n    pass\nassert f(10) == 60"),
    )
    assert all(each.is_right for each in found.values())


def test_tests_run_in_order_only_if_that_alone_gives_the_model_solution_its_points():
    seen = solution("f", "have = []\ndef f(x):\n    have.append(x)\n    return have")
    first, between = hidden("first", "assert f(1) == [1]"), plain("two = 2")
    found = by_test(seen, first, between, hidden("second", "assert f(two) == [1, 2], 'adds'"))
    assert ways(found) == {"first": Way.IN_ORDER, "second": Way.IN_ORDER}
    assert all(each.is_right for each in found.values())
    assert "`second` runs in order" in found["first"].why and "adds" in found["second"].why
    neither = by_test(seen, first, between, hidden("second", "assert f(two) == [1, 3]"))
    assert ways(neither) == {"first": Way.TOGETHER, "second": Way.TOGETHER}


def test_a_way_that_the_notebook_states_is_kept():
    seen = solution("f", "have = []\ndef f(x):\n    have.append(x)\n    return have")
    cells = seen, hidden("a", "assert f(1) == [1]"), plain(""), hidden("b", "assert f(2) == [1, 2]")
    text = nbformat.writes(notebook(*cells, way="together"))
    found = {each.test: each for each in lint.examine(text, {}, grader.Settings())}
    assert ways(found) == {"a": Way.TOGETHER, "b": Way.TOGETHER} and not found["b"].is_right


@pytest.mark.parametrize("assignment", grading.ASSIGNMENTS)
def test_the_courses_own_notebooks_need_no_run(assignment):
    text = nbformat.writes(grading.source_notebook(assignment))
    nothing_runs = None
    assert lint.settled(text, {}, nothing_runs) is text  # pyright: ignore[reportArgumentType]


@pytest.fixture
def course(tmp_path, monkeypatch):
    """An ordinary course: two notebooks, a data file, a module; one learner did one notebook."""
    source, theirs = tmp_path / "source" / "ps1", tmp_path / "submitted" / "ada" / "ps1"
    for folder in (source, theirs):
        folder.mkdir(parents=True)
    (tmp_path / "nbgrader_config.py").write_text(CONFIG)
    (source / "data.csv").write_text("a,b\n1,2\n")
    (source / "helper.py").write_text("def twice(x):\n    return 2 * x\n")
    one = notebook(
        plain("from helper import twice"),
        solution("f", marked("def f(x):\n    return twice(x)")),
        hidden("f-test", "assert callable(f) and f(2) == 4", 3),
        solution("text", marked("text = open('data.csv').read()")),
        visible("text-test", "len(text.split())", 5),
        way="",
    )
    two = notebook(solution("f", marked("class F:\n    x = 1")), hidden("f-test", "assert F().x"))
    nbformat.write(one, source / "problem1.ipynb")
    nbformat.write(two, source / "problem2.ipynb")
    nbformat.write(one, theirs / "problem1.ipynb")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_ordinary_assignment_is_linted_and_graded_notebook_by_notebook(course):
    linted = CliRunner().invoke(cli.main, ["lint", "ps1"])
    assert linted.exit_code == 1 and "2/5" in linted.output, linted.output  # two words of five
    refused = CliRunner().invoke(cli.main, ["grade", "ps1", "--workers", "1"])
    assert refused.exit_code == 1 and "`text-test` gives 2 of 5" in refused.output, refused.output
    (course / "source" / "ps1" / "data.csv").write_text("one two three four five")
    dry = CliRunner().invoke(cli.main, ["grade", "ps1", "--dry-run"])
    assert "1  new: ada" in dry.output and "1 would be graded" in dry.output, dry.output
    graded = CliRunner().invoke(cli.main, ["grade", "ps1", "--workers", "1"])
    assert graded.exit_code == 0, graded.output
    assert "8/10" in graded.output and "problem2.ipynb was not" in graded.output
    assert "tests ran" in " ".join(graded.output.split()), graded.output
    kept = sorted(path.name for path in (course / "autograded" / "ada" / "ps1").glob("*.ipynb"))
    assert kept == ["problem1.ipynb", "problem2.ipynb"]
    summed = CliRunner().invoke(cli.main, ["insight", "ps1"])
    assert summed.exit_code == 0, summed.output
    seen = json.loads((course / "insight" / "ps1.json").read_text())
    assert (seen["scores"], seen["max_score"]) == ([8], 10)
    full = {each["name"]: each["full"] for each in seen["exercises"]}
    assert full == {"problem1/f": 1, "problem1/text": 1, "problem2/f": 0}
    assert "Nothing new" in CliRunner().invoke(cli.main, ["grade", "ps1"]).output


def test_what_the_instructors_notebook_binds_again_is_no_note():
    made = notebook(
        solution("f", DOUBLE), hidden("t", "assert f(1) == 2"), plain("f = f"), way="split"
    )
    text = nbformat.writes(made)
    one = Submission("a", "ada", "", text.encode(), "")
    assert grader.grade(one, text, grader.Settings()).report.review == []


def test_a_run_over_several_notebooks_is_one_plan(course):
    (course / "source" / "ps1" / "data.csv").write_text("one two three four five")
    run(course, "grade", "ps1")
    theirs = course / "submitted" / "ada" / "ps1" / "problem2.ipynb"
    nbformat.write(nbformat.read(course / "source" / "ps1" / "problem2.ipynb", 4), theirs)
    again = run(course, "grade", "ps1")
    assert "1 regraded, 1 of them with changed points" in again
    (rows,) = (course / "regraded").glob("ps1-*.csv")
    assert rows.read_text().splitlines()[1:] == ["ada,problem2,0.0,2.0,resubmitted,f-test: 0 -> 2"]
    assert len(list((course / "backups").glob("*.db"))) == 1
    (course / "source" / "ps1" / "helper.py").write_text("def twice(x):\n    return x + x\n")
    assert "1 tests changed: helper.py: ada" in run(course, "grade", "ps1", "--dry-run")
    run(course, "mark", "ps1", "text-test", "--student", "ada", "--points", 1)
    assert "mean 6.0 of 10" in run(course, "grade", "ps1")


def run(course, *arguments):
    done = CliRunner().invoke(cli.main, list(map(str, arguments)))
    assert done.exit_code == 0, done.output
    return " ".join(done.output.split())
