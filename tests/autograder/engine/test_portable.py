"""A function that a test hands over runs with the grader; if it is no secret, with the answer."""

import importlib
from functools import partial

import numpy as np
import pytest

from autograder.engine.engine import Engine
from autograder.model import Status
from tests.support.plain_notebooks import notebook, run, solution, visible
from utils.checks.random_initialization import known_costs
from utils.checks.random_initialization.zeros import KEYS
from utils.portable import Portable

COSTS = {"coupled": known_costs.coupled(0.5), "waves": known_costs.waves(0.1),
         "flat": known_costs.flat()}  # fmt: skip
ANSWER = solution("f", "def f(given, *values): return given(*values)")
HERE = "import os\nassert f(os.getpid) == os.getpid()"
THERE = """
import os
from tests.support.portables import process
assert f(process()) != os.getpid()
assert f(process(1)) == f(process()) + 1
"""
FAILS = """
from utils.checks.random_initialization import known_costs
f(known_costs.waves(1.0), {})
"""


@pytest.fixture(scope="module")
def engine():
    with Engine(sandbox=True) as engine:
        yield engine


@pytest.mark.parametrize("test", [HERE, THERE])
def test_where_it_runs(engine, test):
    (result,) = run(notebook(ANSWER, visible("t", test), way="split"), engine).results
    assert result.status is Status.PASS, result.message


def test_its_exception_is_the_answers_own_as_with_nbgrader(engine):
    (result,) = run(notebook(ANSWER, visible("t", FAILS), way="split"), engine).results
    assert "KeyError" in result.message
    assert "in the function that was given" not in result.message


@pytest.mark.parametrize("name", COSTS)
def test_a_cost_is_the_same_when_it_is_made_from_its_text(name):
    cost, rng = COSTS[name], np.random.default_rng(1)
    names = {"np": np}
    exec(cost.source, names)
    for size in (1, 5):
        parameters = {key: rng.normal(size=(size, 2)) for key in KEYS}
        assert names[cost.__name__](*cost.constants, parameters) == cost(parameters)


def test_every_cost_is_tried_here():
    made = {name for name, each in vars(known_costs).items()
            if isinstance(each, partial) and each.func is Portable}  # fmt: skip
    assert made == {cost.__name__ for cost in COSTS.values()}


def test_the_text_is_that_of_the_import(tmp_path, monkeypatch):
    """A course is edited, and pulled, while its grader runs."""
    monkeypatch.syspath_prepend(tmp_path)
    module = tmp_path / "edited_meanwhile.py"
    text = "from utils.portable import portable\n\n\n@portable\ndef _f(a, b):\n    return a + b\n"
    module.write_text(text)
    made = importlib.import_module("edited_meanwhile")._f(1)
    module.write_text(f"# one line more\n{text}")
    names = {}
    exec(made.source, names)
    assert names[made.__name__](*made.constants, 2) == made(2) == 3
