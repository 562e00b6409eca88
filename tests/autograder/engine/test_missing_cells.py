"""A cell that gave no answer defines nothing: a note says which, and what it would have defined."""

import pytest

from autograder.engine.engine import Engine
from autograder.engine.messages import lost_answers
from autograder.model import Limits
from tests.support import grading
from tests.support.extra_cells import ran

LIMITS = Limits(call_seconds=2, total_seconds=60)
HELPER = "def helper(x):\n    return x\nTRAINED = 1\n"
TESTED = ("initialize_zeros", "compute_cost", "update_parameters")
LONG = f"{HELPER}import time\ntime.sleep(600)"


@pytest.fixture(scope="module")
def engine():
    with Engine(sandbox=True) as engine:
        yield engine


@pytest.fixture(scope="module")
def executed(engine):
    after = {
        "initialize_zeros": LONG,
        "compute_cost": f"{HELPER}import os\nos._exit(0)",
        "update_parameters": "%%time\nwhile True: pass",
        "nn_model": "print('as ever')",
    }
    return ran(engine, {}, after, limits=LIMITS, only=TESTED)


def test_an_endless_cell_and_one_that_ends_its_process_are_noted_by_name(executed):
    late, ended, magic = executed.review
    assert "did not finish within 2 s and was interrupted; what it defines" in late
    assert "(`TRAINED`, `helper`) may be missing" in late
    assert "ended its own process" in ended
    assert "`helper`" in ended
    assert "whatever it defines" in magic


def test_the_cell_is_named_by_its_number_in_the_graded_notebook(executed):
    numbers = [
        cell.execution_count
        for cell in executed.notebook.cells
        if "".join(cell.source).startswith(HELPER)
    ]
    assert [note.split()[1] for note in executed.review[:2]] == [f"[{each}]" for each in numbers]


def test_the_rest_is_graded(executed):
    assert sum(result.points for result in executed.results) == sum(map(grading.worth, TESTED))


def test_cells_left_out_for_lack_of_time_are_noted(engine):
    after = {"initialize_zeros": "import time\ntime.sleep(1.5)", "compute_cost": HELPER}
    hurried = Limits(call_seconds=2, total_seconds=2)
    notes = ran(engine, {}, after, limits=hurried, only=TESTED).review
    assert any("left out" in note and "`helper`" in note for note in notes)


def test_many_are_counted():
    notes = lost_answers.notes([f"cell [{number}]" for number in range(300)])
    assert len(notes) == lost_answers.MOST_NOTES + 1
    assert "295 more" in notes[-1]
