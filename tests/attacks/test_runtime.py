"""Every hostile submission has its right outcome, and the one after it is graded as ever."""

import os

import psutil
import pytest

from autograder import worker
from tests.attacks import leaking, runtime
from tests.attacks.case import Case
from tests.attacks.intake_files import CASES as FILES


@pytest.fixture(scope="module", autouse=True)
def engine():
    """Start a fresh engine, with a secret in its environment; at its end, nothing of it is left."""
    worker.close()
    others = set(psutil.Process().children(recursive=True))  # a browser of other tests, perhaps
    os.environ["COURSE_SECRET"] = leaking.SECRET
    yield
    family = set(psutil.Process().children(recursive=True)) - others
    worker.close()
    del os.environ["COURSE_SECRET"]
    _, alive = psutil.wait_procs(family, timeout=30)
    assert not alive


@pytest.mark.parametrize("name", runtime.CASES)
def test_a_hostile_notebook_has_its_right_outcome(name):
    assert runtime.ours(runtime.CASES[name]) == []


def test_an_honest_notebook_is_graded_beside_them():
    assert runtime.ours(Case({})) == []


def test_there_are_sixty_of_them():
    assert len(runtime.CASES) + len(FILES) >= 60
