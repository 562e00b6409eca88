"""The sandbox refuses nothing that an honest notebook uses, and says clearly what it refuses."""

import contextlib
import functools
import textwrap

import pytest

from autograder.engine.bindings import Cell
from autograder.engine.session import Learner
from autograder.engine.split.reseed import Reseeding
from autograder.model import Limits
from autograder.sandbox import landlock, namespaces, system_calls
from tests.support.honest_means import REFUSED, WORKS


@pytest.fixture(scope="module")
def learners():
    """Start one learner's process behind each wall, whichever test comes first."""
    with contextlib.ExitStack() as stack:
        yield functools.cache(lambda wall: stack.enter_context(started(wall)))


@contextlib.contextmanager
def started(wall):
    box = wall.start()
    box.wait_until_ready()
    learner = Learner(box.ask, Limits(call_seconds=60, total_seconds=600), Reseeding(""))
    learner.run(Cell(0, "import numpy as np, matplotlib.pyplot as plt"), again=True)
    yield learner
    learner.close()
    box.end()


@pytest.fixture(params=[namespaces, landlock], ids=lambda wall: wall.NAME)
def learner(request, learners):
    return learners(request.param)


def errors(learner, code):
    outputs, _ = learner.run(Cell(1, code), again=True)
    return [f"{o['ename']}: {o['evalue']}" for o in outputs if o["output_type"] == "error"]


def test_everything_that_honest_notebooks_use_works(learner):
    found = {name: errors(learner, textwrap.dedent(code)) for name, code in WORKS.items()}
    assert {name: each for name, each in found.items() if each} == {}


def test_what_is_refused_says_so(learner):
    for code, words in REFUSED.items():
        (error,) = errors(learner, code)
        assert words in error, (code, error)


def test_the_list_is_short():
    assert len(system_calls.names()) == len(set(system_calls.names())) < 140
