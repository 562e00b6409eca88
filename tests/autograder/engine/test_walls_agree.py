"""Behind either wall, and in parts, a notebook has the same results: points, status and words.

tests/bank holds the whole bank to the strongest wall; here a few hands are run behind both.
"""

import pytest

from autograder.engine import in_parallel, runner
from autograder.engine.engine import Engine
from autograder.engine.processes import platform_support
from autograder.model import Limits
from autograder.sandbox import choose
from tests.support.extra_cells import solved
from tests.support.grading import ASSIGNMENT, ASSIGNMENTS
from tests.support.hands import classes

HANDS = [*((each, "wrong00") for each in ASSIGNMENTS), (ASSIGNMENT, "right00")]


@pytest.fixture(scope="module")
def engines():
    made = {}
    with pytest.MonkeyPatch.context() as patch:
        for wall in choose.WALLS:
            patch.setenv(choose.WALL, wall)
            made[wall] = Engine(sandbox=True).start()
    yield made
    for each in made.values():
        each.close()


def results(engine, hand, assignment, run=runner.run):
    """Return what came of each test cell, but for how long it took, and the notes for review."""
    ran = run(solved(hand, assignment), limits=Limits(), engine=engine)
    found = [(r.grade_id, r.points, r.status, r.message, r.details) for r in ran.results]
    return found, ran.review


@pytest.mark.parametrize(("assignment", "student"), HANDS)
def test_both_walls_have_the_same_results(engines, assignment, student):
    hand = classes(assignment)[student]
    first, second = (results(each, hand, assignment) for each in engines.values())
    assert len({each.isolation for each in engines.values()}) == 2
    assert first == second


def test_a_notebook_in_parts_has_the_same_results(engines, monkeypatch):
    hand, engine = classes(ASSIGNMENT)["wrong01"], next(iter(engines.values()))
    monkeypatch.setattr(platform_support, "cores", lambda: 2)
    whole, parts = (results(engine, hand, ASSIGNMENT, run) for run in (runner.run, in_parallel.run))
    assert sorted(parts[0], key=str) == sorted(whole[0], key=str)
    assert parts[1] == whole[1]
