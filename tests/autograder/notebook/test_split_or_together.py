"""Which way a notebook states for a test, and what in a test's text forbids to run it split."""

import nbformat
import pytest

from autograder.errors import CourseError
from autograder.notebook import can_split, split_or_together
from tests.support import grading
from tests.support.plain_notebooks import hidden, notebook, plain, solution, visible

FUNCTION = solution("f", "def f(x):\n    return x + 1")


def test_a_cell_counts_over_its_notebook():
    made = notebook(visible("a", "1"), visible("b", "1"))
    made.cells[1].metadata["autograder"] = {"tests": "split"}
    assert split_or_together.stated(made) == {"a": "together", "b": "split"}
    assert split_or_together.together(
        split_or_together.chosen(made, {"b": split_or_together.Way.TOGETHER})
    ) == ["a"]


def test_another_word_is_refused_and_named():
    with pytest.raises(CourseError, match=r"says .*beside"):
        split_or_together.stated(notebook(visible("a", "1"), way="beside"))


@pytest.mark.parametrize(
    "test",
    [
        "%time f(1)", "await f(1)", "assert A().x", "import inspect\ninspect.getsource(f)",
        "open('data.csv')", "f = len\nassert f('')", "with a as b:\n    pass", "plt.gca()",
        "try:\n    f(1)\nexcept ValueError:\n    pass", "assert f.__name__", "assert np.ones(1)",
        "assert In", "assert f(lambda x: x)", "from numpy import *", "assert isinstance(f(1), A)",
    ],
)  # fmt: skip
def test_in_doubt_a_test_runs_together(test):
    made = notebook(
        plain("import numpy as np\nnp, open, f"),
        FUNCTION,
        solution("A", "class A:\n    x = 1"),
        hidden("t", test),
        way="",
    )
    assert can_split.reasons(made)["t"]


@pytest.mark.parametrize(
    "test",
    [
        "assert f(1) == 2, 'adds one'",
        "import numpy as np\nfor n in range(3):\n    assert np.isclose(f(n), n + 1)",
        "total = sum(f(n) for n in range(3))\ntotal / 6",
    ],
)
def test_plain_values_and_functions_run_split(test):
    assert can_split.reasons(notebook(FUNCTION, hidden("t", test), way="")) == {"t": ""}


@pytest.mark.parametrize("assignment", grading.ASSIGNMENTS)
def test_the_courses_own_tests_stay_split(assignment):
    source = grading.source_notebook(assignment)
    assert can_split.of_the_course(source) and not any(can_split.reasons(source).values())


def test_the_public_part_of_a_test_has_no_hidden_line():
    cell = hidden("t", "assert secret", shown="import numpy as np")
    assert split_or_together.public_part(cell.source) == "import numpy as np"
    assert split_or_together.public_part(nbformat.v4.new_code_cell("x").source) == "x"
