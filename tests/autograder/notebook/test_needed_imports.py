"""Of a setup cell, the tests' process runs what they need, and no import besides."""

import ast

import pytest

from autograder.notebook import needed_imports

SETUP = """from __future__ import annotations
import matplotlib.pyplot as plt
import numpy as np, pandas as pd
import os.path
from math import *
from utils import checks, plots
SEED = int(np.pi)
"""


@pytest.mark.parametrize(
    ("test", "imported"),
    [
        ("assert SEED == 3", {"np"}),
        ("checks.holds(answer)", {"np", "checks"}),
        ("plots.show(plt.figure())", {"np", "plots", "plt"}),
        ("assert eval('pd.DataFrame')", {"np", "pd"}),
        ("os.path.exists('a')", {"np", "os"}),
    ],
)
def test_an_import_stays_where_a_test_or_the_setup_has_its_name(test, imported):
    left = [
        alias.asname or alias.name.partition(".")[0]
        for node in ast.walk(needed_imports.of(SETUP, [test]))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    ]
    assert set(left) == imported | {"*", "annotations"}


def test_what_is_no_import_stays_and_the_future_too():
    names: dict = {}
    tree = needed_imports.of(SETUP.replace("import matplotlib.pyplot as plt\n", ""), [])
    exec(compile(tree, "<setup>", "exec"), names)
    assert names["SEED"] == 3


def test_a_cell_that_is_not_python_is_refused_as_before():
    with pytest.raises(SyntaxError):
        needed_imports.of("import (", [])
