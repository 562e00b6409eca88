"""Which way a notebook states for a test, and what in a test's text forbids to run it split."""

import ast

import nbformat
import pytest

from autograder.errors import CourseError
from autograder.notebook import can_split, code_in_words, split_or_together
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
        # a truth value may be any object's, and an iterable of any kind
        "assert f(1)", "f(1)", "assert f(1) and f(2) == 3", "assert list(f(1)) == [2]",
        "assert 2 in f(1)", "assert f(1)[0] == 2", "assert len(f(1)) == 2", "assert f(1).x == 2",
        # a copy is another object, and nothing that is done to it is seen in the original
        "x = [1]\nassert f(x) == [2]", "assert f(1) is None", "rows = f(1)\nrows[0] = 2",
        "assert f(1).append(2) == None", "assert np.shares_memory(f(1), f(1)) == False",
        "assert f(f(1)) == 3", "assert f(x=f(1)) == 3",
        # what a test binds, an answer may use, and what a function changes, a test may read
        "import numpy as np\nassert f(1) == 2", "for x in [1]:\n    assert f(x) == 2",
        "assert f(1) == 2\nassert a_value == 3",
    ],
)  # fmt: skip
def test_in_doubt_a_test_runs_together(test):
    made = notebook(
        plain("import numpy as np\nnp, open, f"),
        FUNCTION,
        solution("A", "class A:\n    x = 1"),
        solution("a_value", "a_value = 3"),
        hidden("t", test),
        way="",
    )
    assert can_split.reasons(made)["t"]


@pytest.mark.parametrize(
    ("test", "why"),
    [
        ("s = f(1)\ns.x", "it assigns a variable (`s = f(1)`)"),
        ("s.rows[0] = 2", "it changes an item (`s.rows[0] = 2`)"),
        ("s.x += 1", "it changes an attribute (`s.x += 1`)"),
        ("assert df.columns == []", "it reads an attribute (`df.columns`)"),
        ("assert s.pop(1) == 2", "it calls a method (`s.pop(1)`)"),
        ("for x in [1]:\n    f(x)", "it has a loop (`for x in [1]:`)"),
        ("assert f(1) is None", "it asks whether two objects are the same (`f(1) is None`)"),
        ("assert f(f(1)) == 3", "it passes on what a function returned (`f(f(1))`)"),
        (f"a_value = {'1' * 60}", f"it assigns a variable (`a_value = {'1' * 39}…`)"),
        ("assert f(1)", "it does more than to compare what functions return with values "
         "(`assert f(1)`)"),
    ],
)  # fmt: skip
def test_a_reason_has_the_line_that_it_is_about(test, why):
    assert can_split.reasons(notebook(FUNCTION, hidden("t", test), way=""))["t"] == why


def test_every_kind_of_code_has_words_of_its_own():
    plain_kinds = {kind for kind in can_split._NODES if issubclass(kind, ast.stmt | ast.expr)}
    kinds = {*ast.stmt.__subclasses__(), *ast.expr.__subclasses__()} - plain_kinds
    rare = {"TypeAlias", "TemplateStr", "Interpolation", "Slice"}  # Slice: within an item
    assert {kind.__name__ for kind in kinds if kind not in code_in_words._WORDS} <= rare
    assert not [words for words in code_in_words._WORDS.values() if "assignment" in words]


@pytest.mark.parametrize(
    "test",
    [
        "assert f(1) == 2, 'adds one'",
        "assert abs(f(0.5) - 1.5) < 1e-9 and not f(2) == 4\nassert round(f(x=1), 2) == 2",
        "assert f(1) != f(2), f'{f(1)}, and {f(2)}'\nassert f(1) in (2, 3)\nassert 1 < f(1) <= 2",
        "assert f([1, (2, 'a')]) == {'b': [-1]}",
    ],
)
def test_what_only_compares_results_with_values_runs_split(test):
    assert can_split.reasons(notebook(FUNCTION, hidden("t", test), way="")) == {"t": ""}


@pytest.mark.parametrize("assignment", grading.ASSIGNMENTS)
def test_the_courses_own_tests_stay_split(assignment):
    source = grading.source_notebook(assignment)
    assert can_split.of_the_course(source) and not any(can_split.reasons(source).values())


def test_the_public_part_of_a_test_has_no_hidden_line():
    cell = hidden("t", "assert secret", shown="import numpy as np")
    assert split_or_together.public_part(cell.source) == "import numpy as np"
    assert split_or_together.public_part(nbformat.v4.new_code_cell("x").source) == "x"
