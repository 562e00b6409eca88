"""What must hold of an ordinary assignment before it is released."""

import copy

import pytest

from autograder.release import plain
from tests.support.plain_notebooks import hidden, marked, notebook, solution, visible

SOURCE = notebook(
    solution("f", f"def f(x):\n{marked('    return 2 * x')}\nf(1)"),
    hidden("f-test", "assert f(3) == 6\nimport math", shown="import math"),
)


def released(f="def f(x):\n    # YOUR CODE HERE\nf(1)", test="import math"):
    made = copy.deepcopy(SOURCE)
    made.cells[0].source, made.cells[1].source = f, test
    return made


def test_a_release_of_nbgraders_shows_nothing():
    assert list(plain.hidden_lines(SOURCE, released())) == []
    assert list(plain.marks(SOURCE)) == []


@pytest.mark.parametrize(
    ("release", "line"),
    [
        (released(f=SOURCE.cells[0].source), "return 2 * x"),
        (released(test=SOURCE.cells[1].source), "assert f(3) == 6"),
    ],
)
def test_a_hidden_line_is_named_with_its_cell(release, line):
    (reason,) = plain.hidden_lines(SOURCE, release)
    assert reason.endswith(line)


def test_a_mark_that_stands_twice_or_has_no_points_is_named():
    twice = notebook(visible("t", "1"), visible("t", "2"))
    del twice.cells[1].metadata["nbgrader"]["points"]
    reasons = "\n".join(plain.marks(twice))
    assert "2 cells have the grade_id `t`" in reasons and "`t` has no points" in reasons
