"""Tests that run together with the learner's code: what they find, and what they earn."""

import pytest

from autograder.engine.engine import Engine
from autograder.model import Limits, Status
from tests.support.plain_notebooks import (
    hidden,
    messages,
    notebook,
    plain,
    points,
    run,
    solution,
    visible,
)

FILES = {"data.csv": b"a,b\n1,2\n", "helper.py": b"def twice(x):\n    return 2 * x\n"}
#: What crosses no boundary, each as (answer, test): full points, in one notebook.
CONSTRUCTS = {
    "instance": ("class A:\n    x = 3", "assert A().x == 3 and isinstance(A(), A)"),
    "fraction": (
        "from fractions import Fraction\nf = Fraction(1, 2)",
        "assert f == Fraction(2, 4)",
    ),
    "generator": ("def g():\n    yield 1", "assert next(g()) == 1"),
    "figure": (
        "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.set_title('T')",
        "assert fig.axes[0].get_title() == 'T'",
    ),
    "awaited": ("async def co():\n    return 7", "assert await co() == 7"),
    "source": (
        "def s(n):\n    return sum(range(n))",
        "import inspect\nassert 'sum' in inspect.getsource(s)",
    ),
    "printed": (
        "def hi():\n    print('hi')",
        "import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()) as out:\n    hi()\n"
        "assert out.getvalue() == 'hi\\n'",
    ),
    "asked": (
        "def ask():\n    return input()",
        "from unittest.mock import patch\nwith patch('builtins.input', return_value='4'):\n"
        "    assert ask() == '4'",
    ),
    "patched": (
        "def a():\n    return 1\ndef b():\n    return a()",
        "a = lambda: 5\nassert b() == 5",
    ),
    "history": ("one = 1", "assert In[-2] == 'one = 1'"),
    "timed": ("def t():\n    return 1", "%time result = t()\nassert result == 1"),
    "read": (
        "text = open('data.csv').read()",
        "import csv\nassert list(csv.reader(open('data.csv')))",
    ),
    "module": (
        "from helper import *\nfour = twice(2)",
        "import helper\nassert four == helper.twice(2)",
    ),
    "written": ("%%writefile own.py\nnine = 9", "import own\nassert own.nine == 9"),
    "thread": (
        "import threading\ngot = []",
        "t = threading.Thread(target=got.append, args=(1,))\nt.start()\nt.join()\n"
        "assert got == [1]",
    ),
    "pickled": (
        "class P:\n    v = 1",
        "import pickle\nassert pickle.loads(pickle.dumps(P())).v == 1",
    ),
    "missing": ("m = 1", "try:\n    nowhere\nexcept NameError:\n    assert 'm' in globals()"),
}


@pytest.fixture(scope="module")
def engine():
    with Engine(sandbox=True) as engine:
        yield engine


def test_what_crosses_no_boundary_is_tested_where_it_is(engine):
    cells = [
        cell
        for name, (answer, test) in CONSTRUCTS.items()
        for cell in (solution(name, answer), hidden(f"{name}-test", test))
    ]
    done = run(notebook(*cells), engine, files=FILES)
    assert points(done) == {f"{name}-test": 2.0 for name in CONSTRUCTS}, messages(done)
    assert done.isolation.endswith("; the tests ran together with the learner's code")


@pytest.mark.parametrize("way", ["together", "split"])
def test_a_hand_in_draws_the_same_however_often_it_is_graded_and_another_one_does_not(engine, way):
    def drawn(comment):
        answer = f"import random\nimport numpy as np\ndef f():\n    return 1  # {comment}"
        shown = plain("print(random.random(), np.random.rand())")
        test = visible("f-test", "assert f() == 1")
        done = run(notebook(solution("f", answer), shown, test, way=way), engine)
        return done.notebook.cells[1].outputs[0].text

    assert drawn("mine") == drawn("mine")
    assert not set(drawn("mine").split()) & set(drawn("theirs").split())


def test_what_the_assignment_imports_is_there_before_a_learner_begins(engine):
    early = "import sys\nassert 'pandas' in sys.modules and 'pd' not in globals()"
    cells = visible("early", early), solution("f", "import pandas as pd"), visible("late", "pd.NA;")
    done = run(notebook(*cells), engine)
    assert all(points(done).values()), messages(done)


def test_an_assignments_own_module_counts_also_after_another_one_was_imported(engine):
    for files, test in (({}, "pandas.NA;"), ({"pandas.py": b"mine = 1"}, "assert pandas.mine")):
        cells = plain("import pandas"), visible("a-test", test)
        done = run(notebook(*cells), engine, files=files)
        assert all(points(done).values()), messages(done)


def test_each_test_sees_the_world_of_its_place(engine):
    done = run(
        notebook(
            solution("list", "x = [1]\nclass K: pass"),
            hidden("list-test", "assert x == [1]\nk = K()\ndef helper():\n    return 5"),
            hidden("beside", "assert helper() == 5 and isinstance(k, K)"),
            visible("seen", "assert x == [1]"),
            solution("later", "x.append(2)\nK = None"),
            hidden("later-test", "assert x == [1, 2] and K is None and helper() == 5"),
        ),
        engine,
    )
    assert all(points(done).values()), messages(done)


def test_the_last_line_the_error_stream_and_errors_count_as_with_nbgrader(engine):
    cells = {
        "part": ("1", 1), "nothing": ("0", 0), "all": ("4", 4), "true": ("1 == 2", 4),
        "text": ("'three'", 4), "negative": ("-1", 4), "quiet": ("1;", 4), "warned":
        ("import warnings\nwarnings.warn('x')", 0), "raised": ("1 / 0", 0), "too-many": ("5", 0),
    }  # fmt: skip
    done = run(notebook(*(visible(name, source, 4) for name, (source, _) in cells.items())), engine)
    assert points(done) == {name: earned for name, (_, earned) in cells.items()}
    assert "error stream" in messages(done)["warned"]


def test_a_test_that_hangs_or_ends_its_process_costs_its_own_points(engine):
    done = run(
        notebook(
            solution("f", "def f():\n    return 1"),
            hidden("exits", "import os\nos._exit(1)"),
            hidden("hangs", "while True: pass"),
            hidden("right", "assert f() == 1"),
            visible("seen-exits", "import os\nos._exit(1)"),
            visible("seen-right", "assert f() == 1"),
        ),
        engine,
        limits=Limits(call_seconds=2, total_seconds=100),
    )
    assert [result.status for result in done.results] == [
        Status.ERROR, Status.TIMEOUT, Status.PASS, Status.ERROR, Status.PASS,
    ]  # fmt: skip


def test_what_a_release_shows_of_a_hidden_test_runs_at_its_place(engine):
    done = run(
        notebook(
            hidden("first", "assert np", shown="import numpy as np"),
            solution("later", "one = np.ones(1)"),
            hidden("later-test", "assert one[0] == 1"),
        ),
        engine,
    )
    assert all(points(done).values()), messages(done)


@pytest.mark.parametrize("way", ["together", "in order"])
def test_a_test_that_does_not_return_is_its_own_result_and_no_cell_of_the_learners(engine, way):
    cells = (
        solution("loops", "import time\ndef loops():\n    time.sleep(60)"),
        solution("ends", "import os\ndef ends():\n    os._exit(1)"),
        visible("visible", "assert loops() == 1"),
        hidden("both", "assert loops() == 1", shown="assert loops() == 1"),
        hidden("last", "assert ends() == 1", shown="assert ends() == 1"),
    )
    limits = Limits(call_seconds=1, total_seconds=60)
    done = run(notebook(*cells, way=way), engine, limits=limits)
    found = [each.status for each in done.results]
    assert found == [Status.TIMEOUT, Status.TIMEOUT, Status.ERROR], messages(done)
    assert done.review == []


def test_both_ways_in_one_notebook(engine):
    source = notebook(
        solution("f", "def f(x):\n    return x + 1"),
        hidden("split", "assert f(1) == 2"),
        hidden("inside", "assert f.__name__ == 'f'"),
        way="",
    )
    source.cells[2].metadata["autograder"] = {"tests": "together"}
    done = run(source, engine)
    assert points(done) == {"split": 2, "inside": 2}, messages(done)
    assert "1 of 2 tests ran together" in done.isolation


def test_the_courses_checks_never_pass_where_they_do_nothing(engine):
    test = "from utils import checks\nchecks.initialize_zeros_gives_the_shapes(f, rng=None)"
    done = run(notebook(solution("f", "f = None"), visible("f-test", test)), engine)
    assert points(done) == {"f-test": 0} and "split" in messages(done)["f-test"]


def test_an_assignments_own_utils_are_imported(engine):
    done = run(
        notebook(plain("from utils import three"), visible("t", "assert three == 3")),
        engine,
        files={"utils.py": b"three = 3\n"},
    )
    assert points(done) == {"t": 2}, messages(done)


#: Sends the characters of the test above it as the shape of an array.
FORGES = """
import contextlib, gc, io, socket, msgpack
from numpy.lib import format as npy

def f():
    text = In[-1][In[-1].index("sec") :][:6]
    head = {"descr": "<f8", "fortran_order": False, "shape": tuple(map(ord, text))}
    file = io.BytesIO()
    npy.write_array_header_1_0(file, head)
    frame = msgpack.packb(msgpack.ExtType(2, file.getvalue()))
    for each in gc.get_objects():
        if type(each) is socket.socket and each.fileno() >= 0 and each.family == socket.AF_UNIX:
            with contextlib.suppress(OSError):
                each.sendall(len(frame).to_bytes(4, "little") + frame)
"""


@pytest.mark.parametrize("way", ["together", "in order"])
def test_a_forged_answer_tells_nothing_about_a_hidden_test(engine, way):
    done = run(notebook(solution("f", FORGES), hidden("t", "f()  # secret"), way=way), engine)
    assert points(done) == {"t": 0}
    assert messages(done)["t"] == "this test sent an invalid answer"


KEPT = {
    "thread": (
        "from concurrent.futures import ThreadPoolExecutor\nkept = ThreadPoolExecutor(1)\n"
        "kept.submit(int).result()\ndef f(x):\n    return kept.submit(abs, x).result()"
    ),
    "processes": (
        "import multiprocessing\nkept = multiprocessing.get_context('fork').Pool()\n"
        "def f(x):\n    return kept.map(abs, [x])[0]"
    ),
}


@pytest.mark.parametrize("kept", KEPT)
def test_a_hidden_test_finds_threads_and_processes_that_go_on(engine, kept):
    cells = solution("f", KEPT[kept]), hidden("a", "assert f(-1) == 1"), visible("b", "f(2)")
    done = run(notebook(*cells, hidden("c", "assert f(-3) == 3"), way="together"), engine)
    assert points(done) == {"a": 2, "b": 2, "c": 2}, messages(done)


@pytest.mark.parametrize("wall", ["landlock"])
def test_where_no_copy_can_be_made_the_cells_run_again(monkeypatch, wall):
    monkeypatch.setenv("AUTOGRADER_WALL", wall)
    with Engine(sandbox=True) as engine:
        test_each_test_sees_the_world_of_its_place(engine)
