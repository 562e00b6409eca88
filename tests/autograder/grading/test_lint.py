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


def test_tests_run_in_both_ways_if_the_model_solution_earns_all_points_so():
    two = (
        solution("f", DOUBLE),
        hidden("one", "assert f(1) == 2"),
        hidden("two", "assert f(2) == 4"),
    )
    assert ways(by_test(*two)) == {"one": Way.BOTH, "two": Way.BOTH}
    found = by_test(*two, hidden("wrong", "assert f(1) == 3, 'no'"))
    assert set(ways(found).values()) == {Way.TOGETHER}
    assert [name for name, each in found.items() if not each.is_right] == ["wrong"]
    assert "no" in found["wrong"].why and "`wrong` does not run split" in found["one"].why


@pytest.mark.parametrize("test", [visible, hidden])
@pytest.mark.parametrize("way", ["split", "together"])
def test_a_bare_assert_that_fails_is_named_with_its_line(test, way):
    made = notebook(solution("f", DOUBLE), test("t", "x = f(1)\nassert f(1) == 3"), way=way)
    (found,) = lint.examine(nbformat.writes(made), {}, grader.Settings())
    assert found.lost == (
        "`t` gives the model solution 0 of 2 points: `assert f(1) == 3` does not hold"
    )


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
    assert why in found["other"].why and "`other` does not run split" in found["plain"].why


@pytest.mark.parametrize("way", ["split", "together", "in order"])
def test_of_a_test_with_hidden_lines_the_visible_one_that_fails_is_shown_and_no_other(way):
    shown, secret = "assert f(1) == 2\nassert f(2) == 4", "assert f(3) == 60 / 10"
    made = notebook(solution("f", DOUBLE), hidden("t", secret, shown=shown), way=way)
    text = nbformat.writes(made)

    def message(answer):
        theirs = nbformat.from_dict(made)
        theirs.cells[0].source = answer
        one = Submission("a", "ada", "", nbformat.writes(theirs).encode(), "")
        return grader.grade(one, text, grader.Settings()).report.exercises[0].message

    assert message("def f(x):\n    return 2") == "`assert f(2) == 4` does not hold"
    wrong = message("def f(x):\n    return 2 * x if x < 3 else 0")
    forged = message(f"def f(x):\n    assert x < 3, '`{secret}` does not hold'\n    return 2 * x")
    for said in (wrong, forged):
        assert "60" not in said and "f(2)" not in said


@pytest.mark.parametrize("passed", ["f", "lambda x: f(x)", "[f][0]"])
def test_a_function_that_is_passed_to_another_has_not_ended_its_process(passed):
    caught = (
        "def app(g, x):\n    try:\n        return g(x)\n    except Exception:\n        return 4"
    )
    for app in ("def app(g, x):\n    return g(x)", caught):
        made = notebook(
            solution("f", DOUBLE), solution("app", app),
            visible("t", f"assert app({passed}, 2) == 4"), visible("after", "assert f(2) == 4"),
            way="split",
        )  # fmt: skip
        text = nbformat.writes(made)
        one = Submission("a", "ada", "", text.encode(), "")
        report = grader.grade(one, text, grader.Settings()).report
        t, after = report.exercises
        assert (t.points, after.points) == (0, 2)
        assert "passes `f` to `app`" in t.message
        assert "ended its own process" not in t.message
        assert any("run this test together" in note for note in report.review)


def test_a_later_test_finds_what_an_earlier_one_has_changed():
    found = by_test(
        solution("f", "have = [0]\ndef f(x):\n    have[0] += x\n    return have[0]"),
        visible("one", "assert f(50) == 50"),
        visible("two", "try:\n    f('x')\nexcept TypeError:\n    pass\nassert f(10) == 60"),
    )
    assert all(each.is_right for each in found.values())


WORKER = """
import queue, threading
jobs, done = queue.Queue(), queue.Queue()
def work():
    for job in iter(jobs.get, None):
        done.put(2 * job)
threading.Thread(target=work, daemon=True).start()
"""


def test_tests_run_in_order_where_one_is_below_a_hidden_one_or_only_that_gives_points():
    seen = solution("f", "have = []\ndef f(x):\n    have.append(x)\n    return have")
    first, between = hidden("first", "assert f(1) == [1]"), plain("two = 2")
    below = by_test(seen, first, between, hidden("second", "assert f(two) == [1, 2]"))
    assert set(ways(below).values()) == {Way.IN_ORDER}
    assert all(each.is_right for each in below.values())
    test = "import os\nassert os.getpid() == {}"  # a copy has another number
    process = solution("w", "import os\npid = os.getpid()"), visible("seen", test.format("pid"))
    alone = by_test(*process, hidden("last", test.format("pid")))
    assert set(ways(alone).values()) == {Way.IN_ORDER}
    assert "`last` runs in order" in alone["seen"].why
    neither = by_test(*process, hidden("last", test.format(0)))
    assert set(ways(neither).values()) == {Way.TOGETHER}


@pytest.mark.parametrize("other", ["with open('o', 'w'):\n    pass", "assert f(2) == 4"])
def test_the_reason_is_one_for_the_way_in_which_the_test_runs(other):
    reads = "assert f(1).real == 2"
    split = solution("f", DOUBLE), hidden("one", "assert f(1) == 2"), hidden("two", other)
    below = *split, plain("three = 3"), hidden("three", reads)
    for cells, way in ((split, Way.TOGETHER), (below, Way.IN_ORDER)):
        found = by_test(*cells)
        if set(ways(found).values()) == {Way.BOTH}:
            assert all(each.why == lint.SAFE for each in found.values())
            continue
        assert set(ways(found).values()) == {way}
        for each in found.values():
            assert each.why.startswith("not split: ")
            assert (lint.BELOW in each.why) == (way is Way.IN_ORDER)
            assert "runs together" not in each.why


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
