"""A checker that dies costs its own submission alone: the engine and the others go on."""

import os
import signal
import threading
import time

import psutil
import pytest

from autograder.engine import runner
from autograder.engine.engine import Engine
from autograder.errors import CourseError
from autograder.grading import own_notebook
from autograder.model import Limits, Status
from autograder.notebook import cell_kinds
from tests.support import grading
from tests.support.extra_cells import solved

LIMITS = Limits(call_seconds=5, total_seconds=30)
TESTED = ("initialize_zeros", "compute_cost")
ALL = sum(map(grading.worth, TESTED))
COSTLY = "this submission reached a limit"


@pytest.fixture(scope="module")
def engine():
    with Engine(sandbox=True) as engine:
        yield engine


def notebook(test="", slow=""):
    """Return the source notebook, with a line before one of its tests, or a cell that sleeps."""
    made = solved(only=TESTED)
    for cell in made.cells:
        about = cell_kinds.about(cell)
        if about.get("grade_id") == "compute_cost":
            cell.source += slow
        if about.get("grade_id") == "compute_cost-values":
            cell.source = f"{test}\n{cell.source}"
    return made


def ran(engine, one):
    execution = runner.run(one, limits=LIMITS, engine=engine)
    return {r.grade_id: r for r in execution.results}


@pytest.mark.parametrize(
    "test",
    [
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "import ctypes; ctypes.string_at(0)",
        "import signal; signal.raise_signal(signal.SIGXCPU)",
        "import signal; signal.raise_signal(signal.SIGALRM)",
    ],
)
def test_results_before_the_loss_count_and_the_rest_is_not_run(engine, test):
    told = []
    execution = runner.run(notebook(test), limits=LIMITS, engine=engine, tell=told.append)
    results = {r.grade_id: r for r in execution.results}
    names = [result.grade_id for result in told]  # all that are visible before all hidden ones
    at = names.index("compute_cost-values")
    assert {results[name].status for name in names[:at]} == {Status.PASS}
    assert {results[name].status for name in names[at:]} == {Status.NOT_RUN}
    assert results["compute_cost-values"].message.startswith(COSTLY)
    assert sorted(names) == sorted(results)
    assert engine._makes._process.poll() is None
    assert sum(result.points for result in ran(engine, notebook()).values()) == ALL


def test_memory_costs_its_own_test(engine):
    results = ran(engine, notebook("bytearray(2**33)"))
    assert results["compute_cost-values"].message.startswith("MemoryError")
    lost = results["compute_cost-values"].max_points
    assert sum(r.points for r in results.values()) == ALL - lost


def test_a_checker_that_somebody_killed_is_run_again(engine):
    results = {}
    slow = notebook(slow="\nimport time\ntime.sleep(2)\n")
    thread = threading.Thread(target=lambda: results.update(ran(engine, slow)))
    fork_server = psutil.Process(engine._makes._process.pid)
    others = {child.pid for child in fork_server.children()}
    thread.start()
    checker = _next_child(fork_server, others)
    os.kill(checker, signal.SIGKILL)
    thread.join()
    assert sum(result.points for result in results.values()) == ALL
    assert engine._makes._process.poll() is None


def _next_child(fork_server, others):
    while not (found := [p.pid for p in fork_server.children() if p.pid not in others]):
        time.sleep(0.01)
    return found[0]


def test_a_fault_outside_the_notebook_is_the_graders():
    assert "please report" in own_notebook.in_words(RuntimeError("x"))
    assert own_notebook.in_words(CourseError("no course")) == "no course"
