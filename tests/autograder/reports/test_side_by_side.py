"""Answers that look alike are next to each other on the insight page, with names, and harmless."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.model import Report
from autograder.reports import insight, insight_page, side_by_side, similarity
from autograder.reports.graded_notebooks import GradedNotebook
from tests.autograder.reports.test_similarity import COST, DEFECT, disguised
from tests.support import grading
from tests.support.grading import ASSIGNMENT

SOURCE = grading.source_notebook()
HOSTILE = "    # </pre><script>alert(1)</script> \u202e\n"
MINE = {"compute_cost": COST, "symmetry_defect": DEFECT}
THEIRS = {name: disguised(text).replace("    return", f"{HOSTILE}    return", 1)
          for name, text in MINE.items()}  # fmt: skip


def handed_in(student, answers):
    report = Report(ASSIGNMENT, student, 0, 0, "none: a test")
    return GradedNotebook(student, grading.handed_in(answers), report, 0.1, Path())


@pytest.fixture(scope="module")
def seen():
    """Six learners, of whom ada and bob have nearly the same."""
    special = {"ada": MINE, "bob": THEIRS}
    every = [handed_in(who, special.get(who, {})) for who in ("ada", "bob", "cyd", "d", "e", "f")]
    found = insight.of(every, SOURCE, {})
    return replace(found, names={"ada": "Ada <b>Lovelace</b>"})


def test_each_shared_exercise_has_both_answers_next_to_each_other_under_their_names(seen):
    page = insight_page.page(seen)
    _, *compared = page.split('<div class="beside">')
    assert len(compared) == len(MINE)
    for part in compared:
        names = re.findall(r"<h4><bdi>(.*?)</bdi></h4>", part)
        assert names == ["ada (Ada &lt;b&gt;Lovelace&lt;/b&gt;)", "bob"]
    assert "Exercise 5: the cost" in page
    assert "worst" in compared[-1]
    assert "biggest" in compared[-1]


def test_a_learners_code_cannot_leave_its_place(seen):
    page = insight_page.page(seen)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "\u202e" not in page
    assert "\\u202e" in page


def test_what_only_one_of_them_wrote_is_marked():
    columns = side_by_side.columns({"ada": "a = 1\n\nb = 2", "bob": "b = 2\nc = 3"}, str)
    marked = [re.findall(r'class="hll">(.*?)</span>\n', html) for _, html in columns]
    assert [re.sub("<.*?>", "", "".join(lines)) for lines in marked] == ["a = 1", "c = 3"]


def test_of_many_only_the_first_are_shown(seen):
    many = {f"s{number}": MINE for number in range(side_by_side.MOST + 2)}
    group = similarity.Group(tuple(many), ("compute_cost",), True, many)
    page = insight_page.page(replace(seen, alike=[group]))
    assert page.count("<h4><bdi>") == side_by_side.MOST
    assert "The first 6 of 8 are shown" in page
