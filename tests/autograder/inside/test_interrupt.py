"""A cell that takes too long is interrupted: what it did before stays."""

import signal
import time

import pytest

from autograder.engine.engine import Engine
from autograder.inside import interrupt
from autograder.model import Limits
from tests.support.plain_notebooks import hidden, notebook, plain, points, run, solution, visible

#: The alarm is what is tested, so pytest-timeout must not use it.
pytestmark = pytest.mark.timeout(method="thread")
ENDLESS = "before = 1\nimport time\ntime.sleep(99)\nafter = 2"


@pytest.fixture(scope="module")
def engine():
    with Engine(sandbox=True) as engine:
        yield engine


@pytest.mark.parametrize("way", ["split", "together"])
def test_what_an_endless_cell_did_before_counts(engine, way):
    source = notebook(
        solution("answer", "before, after = 1, 2"), hidden("begun", "assert before == 1"),
        hidden("ended", "assert after == 2"), way=way,
    )  # fmt: skip
    done = run(source, engine, {"answer": ENDLESS}, limits=Limits(call_seconds=1, total_seconds=60))
    assert points(done) == {"begun": 2, "ended": 0}
    (note,) = done.review
    assert "was interrupted; what it defines (`after`, `before`) may be missing" in note
    assert "did not finish within 1 s" in done.notebook.cells[0].outputs[-1].evalue


def test_an_endless_test_costs_its_own_points_alone(engine):
    source = notebook(
        solution("f", "kept = 1"), visible("endless", "while True:\n    pass"),
        hidden("too", "while True:\n    pass"), hidden("next", "assert kept == 1"),
    )  # fmt: skip
    done = run(source, engine, limits=Limits(call_seconds=1, total_seconds=60))
    assert points(done) == {"endless": 0, "too": 0, "next": 2}
    assert {each.status for each in done.results if not each.points} == {"TIMEOUT"}


def test_a_cell_that_ignores_the_interrupt_is_ended(engine):
    cell = "def on():\n    import time\n    try:\n        time.sleep(99)\n    finally:\n"
    cell += "        time.sleep(99)\non()"
    source = notebook(solution("f", "kept = 1"), plain(cell), hidden("next", "assert kept == 1"))
    done = run(source, engine, limits=Limits(call_seconds=1, total_seconds=60))
    assert points(done) == {"next": 2}
    assert "did not finish within 1 s;" in done.notebook.cells[1].outputs[0].evalue


def test_an_alarm_of_the_codes_own_is_left_alone():
    rung = []
    before = signal.signal(signal.SIGALRM, lambda *_: rung.append(True))
    try:
        with interrupt.after(0.01):
            time.sleep(0.03)
            signal.raise_signal(signal.SIGALRM)
        assert rung == [True]
    finally:
        signal.signal(signal.SIGALRM, before)


def test_nothing_comes_after_the_end():
    with interrupt.after(0.02):
        pass
    time.sleep(0.04)
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
