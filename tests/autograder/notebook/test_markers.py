"""Every reader of a cell takes for hidden what nbgrader takes out of it, however it is marked."""

import copy

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme, ClearSolutions

from autograder.engine import order_of_tests
from autograder.model import Marks
from autograder.notebook import (
    cell_kinds,
    definitions,
    earlier_tests,
    markers,
    model_solution,
    option_explanations,
    spelt_asserts,
    split_or_together,
)
from autograder.release import laws, plain
from autograder.release.package import common_lines, leaks
from autograder.reports import feedback
from tests.support.grading import ROOT
from tests.support.plain_notebooks import notebook, solution, visible

SPELLINGS = (
    "### {}", "# {}", "###  {}", "#### {}", "### {} ###", "### {} (2 points)", "#{}", "    ### {}",
    "### {}: not for learners", "x = 1  # {}", "x = '{}'", "#\t{}", "# a\r### {}", "# a\f### {}",
    "# a\u2028### {}", "###\xa0{}",
)  # fmt: skip
SECRET = "assert f('hidden-in') == 9"


def _marked(spelling, kind, inside):
    begin, end = (spelling.format(mark) for mark in kind)
    return f"assert f(1) == 1\n{begin}\n{inside}\n{end}\nassert f(2) == 2"


@pytest.fixture(params=SPELLINGS)
def test_cell(request):
    return visible("t", _marked(request.param, markers.HIDDEN, SECRET))


def _cleared(cell):
    left = copy.deepcopy(cell)
    assert ClearHiddenTests()._remove_hidden_test_region(left)
    return left.source


def test_a_hidden_line_is_hidden_to_every_reader(test_cell):
    left = _cleared(test_cell)
    assert SECRET not in left
    assert cell_kinds.is_hidden(test_cell)
    assert split_or_together.public_part(test_cell.source) == left.strip()
    assert markers.lines_between(test_cell.source, markers.HIDDEN) == [SECRET]
    step = earlier_tests.step(test_cell.source, is_test=True, is_hidden=True, together=True)
    assert step.ran == left.strip()
    assert order_of_tests.visible_first([test_cell, visible("v", "")]) == [1, 0]
    assert feedback._test_title(test_cell) == "A test with hidden lines"


def test_only_the_lines_that_a_release_shows_say_themselves(test_cell):
    spelt = spelt_asserts.public(test_cell.source)
    assert "hidden-in" not in spelt.replace(SECRET, "", 1)
    assert SECRET in spelt.split("\n")


def test_a_release_that_shows_a_hidden_line_is_refused(test_cell):
    source = notebook(solution("f", "def f(x): ..."), test_cell)
    cleared = notebook(source.cells[0], visible("t", _cleared(test_cell)))
    assert not list(plain.hidden_lines(source, cleared))
    assert list(plain.hidden_lines(source, notebook(visible("t", SECRET))))
    assert (*laws.lines_between(source, laws.HIDDEN),) == (("t", SECRET),)
    assert SECRET not in {*common_lines.visible(source)}
    found = leaks.found({"utils/x.py": SECRET.encode()}, {"a/a.ipynb": source}, ())
    assert len(found) == 1
    uncleared = nbformat.writes(source).encode()
    said = "\n".join(leaks.found({"notebooks/x.ipynb": uncleared}, {"a/a.ipynb": source}, ()))
    assert "is not a released notebook" in said


def test_a_marker_in_the_first_line_is_no_title():
    for spelling in SPELLINGS:
        source = _marked(spelling, markers.HIDDEN, SECRET).partition("\n")[2]
        cell = visible("t", source.rpartition("\n")[0])
        assert feedback._test_title(cell) == "A hidden test", spelling


def test_explanations_are_found_between_markers():
    for spelling in SPELLINGS:
        cell = visible("t", _marked(spelling, markers.HIDDEN, "explanations = {'a': 'no'}"))
        assert option_explanations.explanations(cell) == {"a": "no"}, spelling


@pytest.mark.parametrize("spelling", [each for each in SPELLINGS if "'" not in each])
def test_a_solution_is_what_nbgrader_replaces(spelling):
    cell = solution("f", _marked(spelling, markers.SOLUTION, "y = 2"))
    release = copy.deepcopy(cell)
    assert ClearSolutions()._replace_solution_region(release, "python")
    assert markers.lines_between(cell.source, markers.SOLUTION) == ["y = 2"]
    assert definitions.is_stub(release.source, cell.source)
    assert not definitions.is_stub(cell.source.replace("y = 2", "y = 3"), cell.source)
    shown = "assert f(1) == 1\nYOUR ANSWER HERE\nassert f(2) == 2"
    assert definitions.handed_out(shown, cell.source)
    assert not definitions.handed_out(shown.replace("HERE", "there"), cell.source)
    assert "y = 2" in model_solution.answer(cell.source)
    assert list(plain.hidden_lines(notebook(cell), notebook(cell)))


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_mark_scheme_is_what_nbgrader_takes_out(spelling):
    cell = visible("t", _marked(spelling, markers.MARK_SCHEME, "for whoever marks"))
    left = copy.deepcopy(cell)
    assert ClearMarkScheme()._remove_mark_scheme_region(left)
    assert markers.without(cell.source, markers.MARK_SCHEME) == left.source


def test_a_statement_that_reaches_into_hidden_lines_does_not_say_itself():
    source = "assert f(1) == (\n# BEGIN HIDDEN TESTS\n17 +\n# END HIDDEN TESTS\n1)"
    assert spelt_asserts.public(source) == source


def test_a_part_without_an_end_is_hidden_to_the_end_of_the_cell():
    assert split_or_together.public_part(f"a = 1\n# BEGIN HIDDEN TESTS\n{SECRET}") == "a = 1"


@pytest.mark.parametrize("make", [new_code_cell, new_markdown_cell])
@pytest.mark.parametrize("kind", [markers.HIDDEN, markers.SOLUTION, markers.MARK_SCHEME])
def test_a_page_shows_no_hidden_part_of_a_given_cell(make, kind):
    block = feedback._cell(make(_marked("# {}", kind, SECRET)), Marks(), plain=True)
    assert "f(1)" in block.html and "hidden-in" not in block.html


def test_no_other_module_spells_a_marker():
    words = ("BEGIN SOLUTION", "HIDDEN TESTS", "MARK SCHEME")
    spelling = {
        path.name
        for path in (ROOT / "autograder").rglob("*.py")
        for word in words
        if word in path.read_text("utf-8")
    }
    assert spelling == {"markers.py"}
