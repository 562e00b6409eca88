"""A cheat whose tests run together with its code: nobody else is touched, and nothing is told."""

import json

import nbformat
import pytest

from autograder.engine.engine import Engine
from autograder.grading import grader
from autograder.model import Limits, Submission
from tests.support.plain_notebooks import LIMITS, hidden, notebook, plain, points, run, solution

SECRET = "secret_4711_of_the_test"
TEST = f"expected = '{SECRET}'\nassert f(expected) == len(expected), 'f counts letters'"
SPELLS = """
import sys, builtins
def f(text):
    frame = sys._getframe(1)
    spelled = repr(frame.f_globals.get('In')) + repr(frame.f_locals.get('expected'))
    print(spelled, file=sys.stderr if {error} else sys.stdout)
    raise {kind}(spelled)
"""
LOOKS = """
import gc, sys, threading, time
def look():
    while True:
        for each in gc.get_objects():
            if isinstance(each, dict) and 'expected' in each:
                print(each['expected'])
        print([each for each in In if '47' + '11' in each])
        time.sleep(0.01)
threading.Thread(target=look, daemon=True).start()
"""


@pytest.fixture(scope="module")
def engine():
    with Engine(sandbox=True) as engine:
        yield engine


def source():
    return notebook(solution("f", "def f(text):\n    return len(text)"), hidden("f-test", TEST),
                    solution("g", "pass"))  # fmt: skip


@pytest.mark.parametrize("kind", ["AssertionError", "ValueError", "NameError", "KeyboardInterrupt"])
@pytest.mark.parametrize("error", [True, False])
def test_no_message_spells_the_test(engine, kind, error):
    spelling = SPELLS.format(kind=kind, error=error)
    done = run(source(), engine, {"f": spelling, "g": LOOKS})
    told = json.dumps([done.notebook, done.review, [vars(each) for each in done.results]])
    assert SECRET not in told.replace(json.dumps(TEST)[1:-1], "")
    assert points(done) == {"f-test": 0}


def test_no_cell_sees_a_test_that_comes_before_or_after_it(engine):
    looks = "print([each for each in In if 'hidden' + '_mark' in each], globals().get('expected'))"
    test = hidden("f-test", f"hidden_mark = 1\n{TEST}")
    again = hidden("f-again", f"hidden_mark = 1\n{TEST}")
    done = run(notebook(plain(looks), test, solution("f", looks), again, plain(looks)), engine)
    shown = [cell.outputs[0].text for cell in done.notebook.cells if cell.source == looks]
    assert shown == ["[] None\n"] * 3


def test_processes_of_a_learners_own_share_the_limits_of_one(engine):
    greedy = (
        "import os, time\nfor _ in range(8):\n    if os.fork() == 0:\n"
        "        held = b'x' * (100 * 2**20)\n        time.sleep(60)\ntime.sleep(5)\n"
    )
    bomb = "import os\ntry:\n    while True:\n        os.fork()\nexcept OSError:\n    os._exit(0)\n"
    limits = Limits(call_seconds=10, total_seconds=60, memory_mb=128)
    for cheat in (greedy, bomb):
        done = run(source(), engine, {"g": cheat}, limits=limits)
        assert "ended its own process" in "".join(done.review), done.review
    assert points(run(source(), engine)) == {"f-test": 2}


def test_what_a_cheat_forges_is_its_own_marks():
    text = nbformat.writes(source())
    cheat = nbformat.reads(text, as_version=4)
    cheat.cells[0].source = "import builtins\nclass A(str): pass\nf = len\nlen = lambda x: 0"
    settings = grader.Settings(limits=LIMITS)
    forged = grader.grade(Submission("a", "cheat", "", nbformat.writes(cheat).encode(), ""),
                          text, settings)  # fmt: skip
    honest = grader.grade(Submission("a", "ada", "", text.encode(), ""), text, settings)
    assert (forged.report.student, honest.report.score) == ("cheat", 2)
    assert "together" in honest.report.isolation
