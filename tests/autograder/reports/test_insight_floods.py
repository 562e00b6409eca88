"""What comparing a class's code costs is bounded, and who is left out is named on the page."""

import pytest

from autograder.grading import grader
from autograder.reports import graded_notebooks, insight, insight_page, similarity
from tests.support import classes, grading
from tests.support.grading import ASSIGNMENT

NAMES = list(grading.solutions(grading.source_notebook()))


def flood(number, size=9_900):
    lines = "\n".join(
        f" a = {'+'.join(f'a{k * number % 7}' for k in range(30))}" for _ in range(90)
    )
    return f"def f(x):\n{lines}"[:size].rsplit("\n", 1)[0]


def test_a_learner_is_left_out_for_the_sum_of_the_answers():
    short = {"e1": "x = 1", "e2": "y = 2"}
    handed_in = {"ada": short, "eve": {f"e{n}": flood(n) for n in range(4)}, "zoe": short}
    assert similarity.floods(handed_in) == ["eve"]


def test_of_a_class_that_is_too_long_the_longest_are_left_out(monkeypatch):
    monkeypatch.setattr(similarity, "MAX_OF_CLASS", 20_000)
    handed_in = {f"eve{n}": {"e": flood(n)} for n in range(4)} | {"ada": {"e": "x = 1"}}
    left = similarity.floods(handed_in)
    assert "ada" not in left
    assert len(left) in (2, 3)
    assert similarity.floods({}) == []


@pytest.mark.parametrize("learners", [2_000])
def test_an_honest_class_of_any_usual_size_is_compared(learners):
    size = sum(map(len, grading.solutions(grading.source_notebook()).values()))
    assert size < similarity.MAX_OF_ONE / 2
    assert learners // 10 * size < similarity.MAX_OF_CLASS


def test_the_code_that_is_parsed_is_bounded(monkeypatch):
    seen = []
    monkeypatch.setattr(similarity, "_without_docstrings", lambda tree: seen.append(1) or tree)
    graded = classes.graded("eve", {name: flood(n) for n, name in enumerate(NAMES)})
    paper = graded_notebooks.report_of(_notebook(graded), assignment=ASSIGNMENT, student="eve")
    one = graded_notebooks.GradedNotebook("eve", _notebook(graded), paper, 0.0, None)
    found = insight.of([one], grading.source_notebook(), {})
    assert found.too_long == ["eve"]
    assert len(seen) <= len(NAMES)  # the instructor's own
    assert "Not compared" in insight_page.page(found)
    assert "<bdi>eve</bdi>" in insight_page.page(found)
    assert ("alike", "", "too long to compare", "", "", "eve") in insight.rows(found)


def _notebook(graded: grader.Graded):
    return graded_notebooks.nbformat.v4.reads(graded.notebook)
