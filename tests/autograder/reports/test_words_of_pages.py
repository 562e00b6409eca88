"""What pages say of each result: no message of another exercise, no points that are taken away."""

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell

from autograder.engine.split.graded_cell import PART
from autograder.grading.grader import NOTHING_RAN
from autograder.model import Marks, Report, Result, Status
from autograder.notebook import intake
from autograder.reports import exercise_rows, feedback, insight, insight_page, joined
from autograder.reports.graded_notebooks import GradedNotebook
from tests.support.page_text import plain
from tests.support.plain_notebooks import notebook, solution, visible

SOURCE = notebook(
    solution("f", "f = 1"), visible("f1", "f"), visible("f2", "f"), visible("f3", "f"),
    solution("g", "g = 1"), visible("g1", "g"), visible("g2", "g", 6),
)  # fmt: skip
WORTH = {"g2": 6}


def result(name, message="", points=0.0, status=Status.FAIL):
    """Return a test's result; one without a message has passed."""
    most = WORTH.get(name, 2)
    if not message:
        return Result(name, most, most, Status.PASS)
    return Result(name, points, most, status, message)


def report(*failed, student="ada", isolation="sandboxed"):
    """Return a report; all tests that did not fail have passed."""
    by_name = {each.grade_id: each for each in failed}
    tests = [by_name.get(name, result(name)) for name in ("f1", "f2", "f3", "g1", "g2")]
    return Report("ps", student, 0, 14, isolation, exercises=tests)


def graded(student, *failed, isolation="sandboxed"):
    return GradedNotebook(
        student, SOURCE, report(*failed, student=student, isolation=isolation), 1, None
    )


@pytest.mark.parametrize(
    ("failed", "in_full"),
    [
        (("f1", "f2", "f3"), 1),
        (("f1", "f3"), 2),  # the check between passed
        (("f3", "g1"), 2),  # of another exercise
        (("f1", "f3", "g1", "g2"), 3),
    ],
)
def test_the_same_as_above_is_said_below_a_check_of_this_exercise_that_says_it(failed, in_full):
    page = feedback.page(SOURCE, report(*(result(name, "it is broken") for name in failed)))
    assert page.count("it is broken") == in_full
    assert page.count(feedback.SAME) == len(failed) - in_full


def test_a_part_of_the_points_is_said_once_and_is_not_nothing():
    said = PART.format(earned=4, points=6)
    text = plain(feedback.page(SOURCE, report(result("g2", said, 4.0))))
    assert text.count("4 of 6 points") == 1
    assert "◐ in part · The check that you can see" in text
    assert "✗ not yet" not in text
    nothing = plain(feedback.page(SOURCE, report(result("g2", "no"))))
    assert "✗ not yet · The check" in nothing


def test_a_check_of_a_removed_exercise_is_not_called_the_learners_own():
    old = notebook(*SOURCE.cells, solution("h", "h = 1"), visible("h1", "h"))
    old.cells.append(nbformat.v4.new_code_cell("mine = 1"))
    placed = intake.place(nbformat.writes(old).encode(), SOURCE).notebook
    text = plain(feedback.page(placed, report()))
    assert text.count("Your own cell") == 1
    assert text.count("From another version of this assignment") == 2


def test_a_title_comes_from_the_exercises_own_notebook():
    one = notebook(new_markdown_cell("## Plot"), solution("plot", "p = 1"), visible("p1", "p"))
    two = notebook(solution("pivot", "q = 1"), visible("q1", "q"))
    three = notebook(new_markdown_cell("### Fit"), solution("fit", "r = 1"), visible("r1", "r"))
    titles = exercise_rows.titles(joined.source({"one": one, "two": two, "three": three}))
    assert titles == {"one/plot": "Plot", "two/pivot": "two/pivot", "three/fit": "Fit"}


@pytest.mark.parametrize(
    ("earned", "by_hand", "points"),
    [
        ([0.0], {}, "--points 1 "),
        ([4.0, 2.0], {}, "--points 4 "),
        ([0.5], {}, "--points 1 "),
        ([0.0], {"g2": 5.0}, "--points 5 "),
        ([0.0], {"g2": 6.0}, ""),
    ],
)
def test_the_command_for_a_mistake_takes_no_points_away(earned, by_hand, points):
    class_ = [
        graded(f"s{number}", result("g2", "it is broken", each))
        for number, each in enumerate(earned)
    ]
    given = {"s0": Marks(by_hand)} if by_hand else {}
    seen = insight.of(class_, SOURCE, given)
    said = insight_page.command(seen, seen.mistakes[0])
    assert points in said and ("--points" in said) == bool(points)


def test_parts_of_the_points_are_not_called_one_mistake():
    class_ = [
        graded(who, result("g2", PART.format(earned=earned, points=6), earned))
        for who, earned in (("ada", 4.0), ("bob", 4.0), ("cyd", 2.0))
    ]
    seen = insight.of(class_, SOURCE, {})
    assert [each.count for each in seen.mistakes] == [2, 1]
    assert all("may be different mistakes" in each.what for each in seen.mistakes)


def test_an_isolation_is_listed_once_though_a_notebook_is_missing():
    parts = {"one": [graded("ada"), graded("bob", isolation=NOTHING_RAN)],
             "two": [graded("ada", isolation=NOTHING_RAN), graded("bob", isolation=NOTHING_RAN)],
             "three": [graded("ada"), graded("bob", isolation=NOTHING_RAN)]}  # fmt: skip
    seen = insight.of(joined.graded(parts), joined.source(dict.fromkeys(parts, SOURCE)), {})
    assert seen.isolations == ["sandboxed"]
    alone = insight.of([graded("bob", isolation=NOTHING_RAN)], SOURCE, {})
    assert alone.isolations == [NOTHING_RAN]
