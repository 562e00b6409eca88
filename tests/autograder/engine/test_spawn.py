"""Processes that are made without forking: what may go wrong in one, and what comes of it."""

import contextlib
import dataclasses
import os
import subprocess
import sys
import time

import psutil
import pytest

from autograder.engine.engine import Engine
from autograder.engine.processes import spawn
from autograder.errors import SandboxUnavailable, WorkerError
from autograder.model import Limits, Status
from tests.support import extra_cells, grading
from tests.support.grading import ASSIGNMENTS, ROOT
from tests.support.hands import classes

FIRST = "initialize_zeros"
LIMITS = Limits(call_seconds=3, total_seconds=60, memory_mb=300)
CHILD = (
    "import subprocess, sys\n"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
)
#: Their tests hand over large arrays, functions that call back, and generators, which come back.
HANDED = {
    "random_initialization": ("initialize_zeros", "backward_propagation", "gradient_check"),
    "scale_and_depth": ("initialize_deep", "signal_profile"),
}
HANG = f"def {FIRST}(n_x, n_h, n_y):\n    while True: pass\n"


@pytest.fixture(scope="module")
def engine():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(spawn.FORCED, "1")
        engine = Engine(sandbox=False)
    with engine:
        yield engine


def ran(engine, answers=(), after=(), limits=LIMITS):
    """Run the notebook's first exercise, and return how each of its tests ended."""
    done = extra_cells.ran(engine, answers, after, limits=limits, until=FIRST)
    return {each.grade_id: each for each in done.results}, done


def statuses(results):
    return {each.status for each in results.values()}


def gone(pid):
    with contextlib.suppress(psutil.NoSuchProcess):
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    return True


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_a_hand_of_each_bank_has_the_same_points_cell_by_cell(engine, assignment):
    hand, names = classes(assignment)["wrong01"], HANDED.get(assignment, ())
    done = extra_cells.ran(engine, hand, assignment=assignment, limits=Limits(), only=names)
    alone = [grading.run(hand, assignment=assignment, only=name) for name in names or [""]]
    assert {each.grade_id: each.points for each in done.results} == {
        each.grade_id: each.points for results in alone for each in results
    }


def test_a_runaway_call_is_killed_with_what_it_started(engine, tmp_path):
    note = tmp_path / "note"
    writes = f"open({str(note)!r}, 'w').write(f'{{os.getpid()}} {{child.pid}}')\n"
    results, done = ran(engine, {FIRST: f"import os\n{CHILD}{writes}{HANG}"})
    assert statuses(results) == {Status.TIMEOUT}
    assert "did not return within 3 s" in results[f"{FIRST}-visible"].message
    assert done.isolation == spawn.ISOLATION
    deadline = time.monotonic() + 20
    while not all(map(gone, map(int, note.read_text().split()))):
        assert time.monotonic() < deadline, "a process of the learner's is left"
        time.sleep(0.05)


def test_memory_beyond_the_limit_ends_the_call(engine):
    eats = f"def {FIRST}(*_):\n    kept = []\n    while True: kept.append(b'1' * 2**24)\n"
    patient = dataclasses.replace(LIMITS, call_seconds=30)  # on a busy machine, memory takes time
    results, _ = ran(engine, {FIRST: eats}, limits=patient)
    assert "or more memory, files or threads than allowed" in results[f"{FIRST}-visible"].message
    assert statuses(results) == {Status.ERROR}


def test_what_a_learner_does_to_the_process_costs_its_own_exercise(engine):
    noise = "import os; os.write(1, b'x' * 10**6); os.write(2, b'x' * 10**6); os.close(0)"
    results, done = ran(engine, after={FIRST: noise, f"{FIRST}-visible": "os._exit(0)"})
    assert statuses(results) == {Status.PASS}
    assert "ended its own process" in done.review[0]


#: A checker's own limits, reached, with 0.5 s and with 100 MB more than is in use.
BEYOND = {
    "time": "while True: pass",
    "memory": "checker.MEMORY_BYTES = 10**8; kept = []\nwhile True: kept.append(b'1' * 2**20)",
}


@pytest.mark.parametrize("what", BEYOND)
def test_a_checker_is_interrupted_at_its_own_limits(what):
    """Test cells run in it, and an instructor's may not end."""
    seconds = {"time": -29.5}.get(what, 60)
    begin = (
        "from autograder.engine import one_submission; "
        "from autograder.engine.processes import checker, watch; "
        "from autograder.model import Limits"
    )
    program = f"{begin}\ntry:\n    {{}}\nexcept one_submission.TooCostly as error: print(error)"
    lines = [*BEYOND[what].splitlines()]
    lines.insert(len(lines) - 1, f"watch.limit(Limits(total_seconds={seconds}))")
    done = run_python(program.format("\n    ".join(lines)))
    assert done.stdout.strip() == what, done.stderr


def test_a_checker_that_somebody_killed_is_run_again(engine):
    connection = engine._makes.checker
    killed = []

    def checker():
        end = connection()
        if not killed:
            killed.append(end._process._process.kill())
        return end

    engine._makes.checker = checker
    try:
        results, _ = ran(engine)
    finally:
        engine._makes.checker = connection
    assert killed and statuses(results) == {Status.PASS}


def test_all_processes_end_with_the_grader():
    """However it ends: a killed grader closes the pipes, and no file of it is needed for that."""
    program = (
        "import time; from autograder.engine.engine import Engine\n"
        "with Engine(sandbox=False) as engine: print(engine._makes.checker() and 1, flush=True); "
        "time.sleep(600)"
    )
    grader = start_python(program)
    grader.stdout.readline()
    family = psutil.Process(grader.pid).children(recursive=True)
    assert len(family) == 2, family  # a checker and its learner's process
    grader.kill()
    grader.communicate()
    assert not psutil.wait_procs(family, timeout=60)[1]


def test_nothing_is_left_after_a_notebook(tmp_path, monkeypatch):
    monkeypatch.setenv(spawn.FORCED, "1")
    monkeypatch.setattr(spawn.tempfile, "tempdir", str(tmp_path))
    with Engine(sandbox=False) as one:
        assert statuses(ran(one, after={FIRST: "open('left', 'w').write('x')"})[0]) == {Status.PASS}
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_does_not_start_says_why(monkeypatch):
    monkeypatch.setenv(spawn.FORCED, "1")
    monkeypatch.setattr(spawn, "CHECKER", "autograder.nothing")
    with Engine(sandbox=False) as engine, pytest.raises(WorkerError, match=r"No module .*nothing"):
        ran(engine)


def test_where_there_are_no_walls_a_class_is_refused_with_what_to_do(monkeypatch):
    for system in ("darwin", "win32"):
        monkeypatch.setattr("sys.platform", system)
        with pytest.raises(SandboxUnavailable, match=rf"this is {system}.*--no-sandbox"):
            Engine(sandbox=True).start()


def start_python(program):
    return subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        cwd=ROOT, env=os.environ | {spawn.FORCED: "1"},
    )  # fmt: skip


def run_python(program):
    with start_python(program) as started:
        out, error = started.communicate(timeout=120)
    return subprocess.CompletedProcess(program, started.returncode, out, error)
