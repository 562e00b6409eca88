"""A function that a test hands over runs with the grader; if it is no secret, with the answer."""

import inspect

import numpy as np
import pytest

from autograder.engine.engine import Engine
from autograder.model import Status
from tests.support.plain_notebooks import notebook, run, solution, visible
from utils.checks.random_initialization import known_costs
from utils.checks.random_initialization.zeros import KEYS

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
            if name.startswith("_") and inspect.isfunction(each)}  # fmt: skip
    assert made == {cost.__name__ for cost in COSTS.values()}
