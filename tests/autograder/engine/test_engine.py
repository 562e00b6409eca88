"""The engine on real notebooks: what a learner's code may do to it, and what comes of it."""

import contextlib
import os
import signal
import threading
import time

import nbformat
import psutil
import pytest

from autograder.engine import runner
from autograder.engine.engine import Engine
from autograder.engine.messages import withheld_text
from autograder.errors import SandboxUnavailable, WorkerError
from autograder.model import Limits, Status
from autograder.sandbox import choose
from tests.support import grading
from tests.support.extra_cells import solved
from utils.checks import calling

LIMITS = Limits(call_seconds=1.5, total_seconds=20)
HANG = "def compute_cost(A2, Y):\n    while True: pass\n"


@pytest.fixture(scope="module")
def engine():
    with Engine(sandbox=True) as engine:
        yield engine


def ran(
    engine, answers=None, *, extra="", limits=LIMITS, only=("initialize_zeros", "compute_cost")
):
    """Run the source notebook with some cells replaced, an extra cell, and `only` these tests."""
    notebook = solved(answers or {}, only=only)
    if extra:
        notebook.cells.append(nbformat.v4.new_code_cell(extra, id="extra"))
    execution = runner.run(notebook, limits=limits, engine=engine)
    nbformat.validate(execution.notebook)
    return execution


def lost(execution):
    """Return how each test cell that did not pass ended."""
    return {r.grade_id: r.status for r in execution.results if r.status is not Status.PASS}


def last_outputs(execution):
    return execution.notebook.cells[-1].outputs


def test_the_source_has_all_points_and_its_picture(engine):
    execution = ran(engine, only=())
    assert sum(result.points for result in execution.results) == 100
    assert execution.isolation.startswith("sandboxed: ")
    shown = [output for cell in execution.notebook.cells for output in cell.get("outputs", ())]
    assert any("data:image/png" in o.get("data", {}).get("text/html", "") for o in shown)
    assert not [output for output in shown if output.output_type == "error"]


def test_an_endless_loop_costs_its_own_exercise_once(engine):
    execution = ran(engine, {"compute_cost": HANG})
    late = [each for each in execution.results if each.status is Status.TIMEOUT]
    waited = [each for each in late if each.seconds >= LIMITS.call_seconds]
    assert [each.grade_id for each in waited] == ["compute_cost-visible"]  # and not each test
    tests = grading.exercises()["compute_cost"]
    assert lost(execution) == dict.fromkeys(tests, Status.TIMEOUT)
    message = next(r.message for r in execution.results if r.status is Status.TIMEOUT)
    assert message.startswith("`compute_cost` did not return within 1.5 s; its points are 0")


def test_ending_the_process_costs_its_own_exercise(engine):
    execution = ran(engine, {"compute_cost": "import os\ndef compute_cost(A2, Y): os._exit(0)"})
    assert set(lost(execution).values()) == {Status.ERROR}
    assert all(name.startswith("compute_cost") for name in lost(execution))


def test_a_cell_that_hangs_is_left_out_and_the_rest_graded(engine):
    execution = ran(engine, {"compute_cost": "while True: pass"})
    assert all(name.startswith("compute_cost") for name in lost(execution))


def test_the_whole_has_a_limit(engine):
    names = ("compute_cost", "forward_propagation", "backward_propagation")
    slow = {name: f"import time\ndef {name}(*a, **k): time.sleep(60)" for name in names}
    limits = Limits(call_seconds=1, total_seconds=2)
    execution = ran(engine, slow, limits=limits, only=tuple(slow))
    assert execution.results[-1].status is Status.NOT_RUN
    assert "more than 2 s" in execution.results[-1].message


def test_a_sandbox_that_someone_else_killed_costs_the_learner_nothing(engine):
    patient = Limits(call_seconds=20, total_seconds=120)
    works = "import time\nwhile time.process_time() < 0.3: pass\ntime.sleep(3)"
    for _ in range(5):  # on a loaded machine its sleep may be missed
        with _killer(engine) as victims:
            execution = ran(engine, extra=works, limits=patient)
        assert lost(execution) == {}
        assert last_outputs(execution) == []
        if victims:
            return
    pytest.fail("the sandbox was never seen asleep")


@contextlib.contextmanager
def _killer(engine):
    """Kill the sandbox that starts next, once it has run cells and sleeps; yield who was killed."""
    victims, over = [], threading.Event()
    others = psutil.Process(engine._makes._process.pid).children(recursive=True)
    killer = threading.Thread(target=_kill_when_asleep, args=(engine, others, victims, over))
    killer.start()
    yield victims
    over.set()
    killer.join()


def _kill_when_asleep(engine, others, victims, over):
    while not over.is_set() and not victims:
        family = psutil.Process(engine._makes._process.pid).children(recursive=True)
        youngest = max(family, key=lambda process: process.pid)
        with contextlib.suppress(psutil.NoSuchProcess):
            before = youngest.cpu_times()
            time.sleep(0.3)
            idle = youngest.status() == psutil.STATUS_SLEEPING and before == youngest.cpu_times()
            if youngest not in others and before.user > 0.02 and idle:
                youngest.kill()
                victims.append(youngest)


def test_a_missing_function_is_named(engine):
    execution = ran(engine, {"compute_cost": "pass"})
    assert set(lost(execution).values()) == {Status.ERROR}
    assert "`compute_cost` is missing: its cell" in str([r.message for r in execution.results])


def test_an_exception_keeps_its_name_and_words(engine):
    answer = "class Odd(KeyError): pass\ndef compute_cost(A2, Y): raise Odd('no such thing')"
    messages = {r.grade_id: r.message for r in ran(engine, {"compute_cost": answer}).results}
    assert "stopped with Odd: 'no such thing'" in messages["compute_cost-visible"]
    # a hidden test keeps the name alone: words could hold what it has handed over
    assert "stopped with Odd: (its message is left out" in messages["compute_cost-values"]


def test_the_line_that_raised_an_exception_is_named_in_every_test(engine):
    answer = "\n\ndef half(x):\n    return x / 0\n\ndef compute_cost(A2, Y):\n    return half(1)"
    results = [r for r in ran(engine, {"compute_cost": answer}).results
               if r.grade_id.startswith("compute_cost")]  # fmt: skip
    where = "in compute_cost, line 4 of its cell: return x / 0"
    assert {r.details["line"] for r in results} == {where}
    for result in results:
        assert f"Your line: {where}" in result.message, result.grade_id


def test_an_exercise_that_is_not_written_says_so_in_hidden_tests_too(engine):
    untouched = grading.solutions(grading.released())["compute_cost"]
    execution = ran(engine, {"compute_cost": untouched}, only=("compute_cost",))
    for result in execution.results:
        assert "compute_cost is not written yet" in result.message, result.grade_id
        assert withheld_text.MESSAGE not in result.message
    assert calling.UNWRITTEN == withheld_text.UNWRITTEN
    assert f"NotImplementedError('{withheld_text.UNWRITTEN}')" in untouched


def test_prints_and_figures_are_outputs_of_the_cell(engine):
    outputs = last_outputs(ran(engine, extra="print('a'); print('b')\nplt.plot([1, 2])\n6 * 7"))
    assert outputs[0].text == "a\nb\n"
    assert outputs[1].data["text/plain"] == "42"
    assert outputs[2].data["image/png"].startswith("iVBOR")


def test_active_content_is_removed_from_outputs(engine):
    extra = (
        "from IPython.display import HTML, Javascript, display\n"
        "display(HTML('<b>x</b><script>steal()</script><img src=x onerror=steal()>'))\n"
        "display(Javascript('steal()'))"
    )
    outputs = last_outputs(ran(engine, extra=extra))
    assert "<b>x</b>" in outputs[0].data["text/html"]
    assert not any(word in str(outputs) for word in ("<script", "onerror"))
    script = outputs[1].data  # its kind is named, as text, and is no kind that a page would run
    assert list(script) == ["text/plain"] and "steal" not in str(script)


def test_a_flood_of_output_is_cut(engine):
    outputs = last_outputs(ran(engine, extra="for i in range(10**5): print('x' * 100)"))
    assert len(outputs[0].text) < 1024 * LIMITS.output_kb + 200
    assert outputs[0].text.endswith("... cut\n")


def test_learners_do_not_see_each_other(engine):
    ran(engine, extra="open('/scratch/note', 'w').write('secret'); np.secret = 1")
    looks = "import os\nos.listdir('/scratch'), hasattr(np, 'secret')"
    outputs = last_outputs(ran(engine, extra=looks))
    assert "note" not in str(outputs) and "False" in str(outputs)


def test_without_a_sandbox_the_report_says_so():
    with Engine(sandbox=False) as bare:
        execution = ran(bare)
    assert lost(execution) == {}
    assert execution.isolation.startswith("none: --no-sandbox")


def test_without_bubblewrap_it_takes_the_next_wall(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with Engine(sandbox=True) as second:
        assert second.isolation.startswith("sandboxed: Landlock")
        assert lost(ran(second)) == {}


def test_without_bubblewrap_its_wall_refuses_and_says_how_to_install_it(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setenv(choose.WALL, "namespaces")
    with pytest.raises(SandboxUnavailable, match="sudo apt install bubblewrap"):
        Engine(sandbox=True).start()


@pytest.mark.parametrize("victim", ["trusted fork server", "sandbox"])
def test_a_killed_part_is_an_error_and_leaves_no_process(victim):
    engine = Engine(sandbox=True)
    with engine:
        parts = psutil.Process(engine._makes._process.pid).children(recursive=True)
        trusted = engine._makes._process.pid
        killed = {"trusted fork server": trusted, "sandbox": parts[0].pid}[victim]
        os.kill(killed, signal.SIGKILL)
        with pytest.raises(WorkerError):  # so that the worker starts another engine
            ran(engine)
    _, alive = psutil.wait_procs(parts, timeout=60)
    assert not alive
