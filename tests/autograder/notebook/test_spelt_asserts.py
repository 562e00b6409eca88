"""Asserts without a message say their line, and accept exactly what they accepted."""

import pytest

from autograder.notebook import spelt_asserts
from tests.support.plain_notebooks import hidden, marked, notebook, plain, solution, visible


def said(source, **values):
    """Return what a test says once its asserts are spelt, "" if it passes."""
    (cell,) = spelt_asserts.spelt(notebook(visible("t", source))).cells
    try:
        exec(cell.source, values)
    except AssertionError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("test", "line"),
    [
        ("assert x == 2", "assert x == 2"),
        ("assert (x ==\n        2)", "assert (x =="),
        ("assert x == 1; assert x == 2  # why", "assert x == 2"),
        ("if x:\n    assert 'ä' != 'ö', 'no'; assert not 'ä'", "assert not 'ä'"),
        ("def check():\n    '''Has a\n    text.'''\n    assert x != 1\ncheck()", "assert x != 1"),
        ("assert x in ('a',\n 'b') and \\\n  x", "assert x in ('a',"),
    ],
)  # fmt: skip
def test_a_bare_assert_says_its_line(test, line):
    assert said(test, x=1) == f"`{line}` does not hold"


@pytest.mark.parametrize(
    "test", ["assert x == 1", "assert (x,) == (1,)", "assert x\n\x0cassert x", "assert x\rassert x"]
)
def test_what_held_holds(test):
    assert said(test, x=1) == ""


def test_all_else_stays_as_it_is():
    cells = [
        plain("assert x"),
        solution("f", marked("assert f")),
        visible("m", "%time f\nassert x"),
        visible("t", "assert x == 2, 'two'"),
    ]
    made = notebook(*cells)
    assert [cell.source for cell in spelt_asserts.spelt(made).cells] == [c.source for c in cells]
    assert said("assert x == 2, 'two'", x=1) == "two"


SHOWN = "x = 1\nassert x == 2\nif x:\n    assert x != 1, 'told'"


def test_of_a_test_with_hidden_lines_only_the_lines_that_a_release_shows_are_said():
    secret = "assert 5 == 6\ncheck = 'assert 7'\nif x:\n    assert 8 == (\n        9)"
    whole = hidden("t", secret, shown=SHOWN).source + "\nassert x == 3"
    spelt = spelt_asserts.public(whole)
    said = [line for line in spelt.split("\n") if line not in whole.split("\n")]
    assert said == [
        "assert x == 2, '`assert x == 2` does not hold'",
        "assert x == 3, '`assert x == 3` does not hold'",
    ]
    assert "`assert x == 2` does not hold" in spelt_asserts.public(SHOWN)
