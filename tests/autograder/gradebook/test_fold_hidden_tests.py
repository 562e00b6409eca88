"""Hidden tests are folded away in a release, and nothing that a learner needs is."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.gradebook.fold_hidden_tests import FoldHiddenTests
from autograder.notebook.cell_kinds import fold_heading, is_fold_heading, is_test
from tests.support.grading import ROOT

RELEASES = sorted((ROOT / "release").glob("*/*.ipynb"))


def test_cell(name, source="# Hidden test", points=2, tags=()):
    mark = {"grade": True, "solution": False, "grade_id": name, "points": points}
    return new_code_cell(source, id=name, metadata={"nbgrader": mark, "tags": list(tags)})


test_cell.__test__ = False


def folded(*cells):
    """Return the ids of the cells after folding."""
    notebook, _ = FoldHiddenTests().preprocess(new_notebook(cells=list(cells)), {})
    return notebook.cells


def names(cells):
    return [cell.id for cell in cells]


HEADING = new_markdown_cell("## Next", id="next")


def test_cleared_tests_are_below_one_collapsed_heading_with_their_points():
    cells = folded(test_cell("seen", "assert f"), test_cell("a"), test_cell("b"), HEADING)
    assert names(cells) == ["seen", "a-fold", "a", "b", "next"]
    assert cells[1].source == "###### Hidden tests: 4 points"
    assert cells[1].metadata["jp-MarkdownHeadingCollapsed"]


def test_one_point_is_one_point():
    assert folded(test_cell("a", points=1))[0].source.endswith(": 1 point")


def test_the_last_tests_of_a_notebook_are_folded():
    assert names(folded(test_cell("a"))) == ["a-fold", "a"]


@pytest.mark.parametrize(
    "after", [new_markdown_cell("no heading", id="next"), new_code_cell("f()", id="next")]
)
def test_a_cell_that_would_be_hidden_too_keeps_its_tests_in_view(after):
    assert names(folded(test_cell("a"), after)) == ["a", "next"]


def test_a_visible_test_is_folded_only_where_its_tag_says_so():
    tagged = test_cell("check", "assert answer", tags=["fold"])
    assert names(folded(tagged, test_cell("a"), HEADING))[0] == "check-fold"
    assert names(folded(test_cell("check", "assert answer"), HEADING)) == ["check", "next"]


def test_a_cell_of_the_learner_is_never_folded():
    own = new_code_cell("# my notes", id="own")
    answer = new_code_cell("# Your code here", id="answer")
    answer.metadata["nbgrader"] = {"grade": False, "solution": True, "grade_id": "answer"}
    by_hand = new_code_cell("# Your code here", id="hand")
    by_hand.metadata["nbgrader"] = {"grade": True, "solution": True, "grade_id": "hand"}
    assert names(folded(own, answer, by_hand, HEADING)) == ["own", "answer", "hand", "next"]


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_every_cleared_test_of_the_course_is_folded_and_nothing_else(path):
    hidden, collapsed = [], False
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "markdown" and cell.source.startswith("#"):
            collapsed = cell.metadata.get("jp-MarkdownHeadingCollapsed", False)
        elif collapsed:
            hidden.append(cell)
        else:
            assert not (is_test(cell) and cell.source.startswith("# Hidden test")), cell.id
    assert hidden
    assert all(map(is_test, hidden)), [cell.id for cell in hidden if not is_test(cell)]


@pytest.mark.parametrize("points", [0, 0.5, 1, 2, 12, 1e6])
def test_a_learners_extra_cells_do_not_hold_the_headings(points):
    assert is_fold_heading(fold_heading(points))
    assert not is_fold_heading(f"{fold_heading(points)}\nmy own words")
