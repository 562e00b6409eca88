"""Which slow modules an assignment imports itself."""

import pytest

from autograder.notebook import intake, slow_imports
from tests.support.grading import source_notebook
from tests.support.plain_notebooks import hidden, marked, notebook, plain, solution


@pytest.mark.parametrize(
    "line",
    ["import pandas", "import numpy as np, pandas as pd", "    from pandas import DataFrame",
     "%matplotlib inline\nimport pandas.testing", "def f():\n\timport pandas"],
)  # fmt: skip
def test_an_import_in_any_of_the_instructors_cells_counts(line):
    for cells in ([solution("a", marked(line))], [hidden("a-test", line)], [plain(line)]):
        assert slow_imports.imported(notebook(*cells)) == ["pandas"]


@pytest.mark.parametrize("line", ["# import pandas", "x = 'pandas'", "from a import pandas", ""])
def test_what_only_has_the_name_does_not(line):
    assert slow_imports.imported(notebook(plain(line))) == []


def test_the_course_itself_imports_nothing_slow():
    taken = intake.place(b'{"cells": []}', source_notebook())
    assert taken.notebook.metadata.autograder.imports == []


def test_an_assignments_own_module_of_that_name_is_not_stood_in_for():
    names = ["pandas", "sympy"]
    assert slow_imports.not_beside(names, ["pandas.py", "data/sympy.py"]) == ["sympy"]
    assert slow_imports.not_beside(names, ["pandas/core.py"]) == ["sympy"]
    assert slow_imports.not_beside(names, ["pandas.csv"]) == names
