"""Hidden tests that run in order, in a second run: what they find, and what cells do not show."""

import pytest

from autograder.engine.engine import Engine
from autograder.engine.together import two_results
from autograder.model import Limits, Result, Status
from autograder.text import asides
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

COUNTER = solution("count", "seen = []\ndef count(x):\n    seen.append(x)\n    return len(seen)")


def counted():
    """Return a notebook whose tests count on from one another."""
    return (
        COUNTER,
        visible("first", "assert count('a') == 1"),
        hidden("second", "assert count('b') == 2"),
        plain("between = 'a cell'"),
        hidden("third", "assert count(between) == 3 and seen == ['a', 'b', 'a cell']"),
    )


@pytest.fixture(scope="module")
def engine():
    with Engine(sandbox=True) as engine:
        yield engine


def in_order(*cells, engine, **options):
    return run(notebook(*cells, way="in order"), engine, **options)


def test_a_hidden_test_finds_what_the_tests_above_it_did(engine):
    done = in_order(*counted(), engine=engine)
    assert points(done) == {"first": 2, "second": 2, "third": 2}, messages(done)
    assert done.isolation.endswith("; the tests ran together with the learner's code, in order")
    together = run(notebook(*counted()), engine)
    assert points(together) == {"first": 2, "second": 2, "third": 0}


def test_released_lines_of_a_hidden_test_run_once_before_it(engine):
    test = hidden("t", "assert count(2) == 2", shown="assert count(1) == 1")
    later = plain("print(seen)")
    done = in_order(COUNTER, test, later, engine=engine)
    assert points(done) == {"t": 2}, messages(done)
    assert done.notebook.cells[-1].outputs[0].text == "[1]\n"  # in the first run, as in a release


def test_what_a_cell_finds_of_a_hidden_test_above_it_is_shown_nowhere(engine):
    spy = "print(In)\nfound = [each for each in In if 'sec' + 'ret' in each]\nprint(len(found))"
    reads = "def f():\n    raise ValueError(str(found))"
    done = in_order(
        hidden("one", "assert 'secret' > ''"),
        solution("spy", spy),
        solution("f", reads),
        hidden("two", "f()"),
        engine=engine,
    )
    told = str([*messages(done).values(), *(cell.get("outputs") for cell in done.notebook.cells)])
    assert points(done) == {"one": 2, "two": 0}
    assert "secret" not in told
    assert done.notebook.cells[1].outputs[0].text.endswith("\n0\n")


def test_a_test_that_ends_its_process_or_hangs_costs_its_own_points(engine):
    done = in_order(
        COUNTER,
        hidden("before", "assert count(1) == 1"),
        hidden("ends", "import os\nos._exit(1)"),
        plain("again = 2"),
        hidden("hangs", "while True: pass"),
        hidden("after", "assert count(again) == 2"),
        engine=engine,
        limits=Limits(call_seconds=2, total_seconds=100),
    )
    status = [result.status for result in done.results]
    assert status == [Status.PASS, Status.ERROR, Status.TIMEOUT, Status.PASS], messages(done)


def test_a_cell_that_hangs_or_ends_only_below_a_hidden_test_costs_what_needs_it(engine):
    done = in_order(
        COUNTER,
        hidden("above", "assert count(1) == 1"),
        solution("waits", "while seen: pass"),
        hidden("below", "assert count(2) == 2"),
        solution("ends", "if len(seen) == 2:\n    import os\n    os._exit(1)"),
        hidden("last", "assert True"),
        visible("seen", "assert seen == []"),
        engine=engine,
        limits=Limits(call_seconds=2, total_seconds=60),
    )
    assert points(done) == {"above": 2, "below": 2, "last": 0, "seen": 0}, messages(done)
    assert "this cell ended its own process" in messages(done)["last"]
    assert "it passes at first, but not below" in messages(done)["seen"]


def test_a_state_that_tests_leave_behind_counts_as_with_nbgrader(engine):
    """The mutable default gathers what earlier tests passed."""
    answer = "def with_one(xs=[]):\n    xs.append(1)\n    return xs"
    tests = (
        hidden("a", "assert with_one() == [1]"),
        plain("x = 1"),
        visible("b", "assert with_one() == [1]"),
    )
    done = in_order(solution("with_one", answer), *tests, engine=engine)
    assert points(done) == {"a": 2, "b": 0}
    assert (
        messages(done)["b"] == "it passes at first, but not below all cells and tests above it: "
        "`assert with_one() == [1]` does not hold"
    )


def test_in_both_ways_the_second_counts_and_a_difference_is_for_a_person(engine):
    kept = "table = {}\ndef total():\n    return table.get('x', 0)"
    cells = (
        solution("total", kept),
        solution("once", "def once():\n    return 'once'"),
        visible("t", "assert total() == 6, 'six'"),
        hidden("same", "assert once() == 'once'"),
        solution("later", "table['x'] = 6"),
    )
    done = run(notebook(*cells, way="both"), engine)
    assert points(done) == {"t": 0, "same": 2}, messages(done)
    assert done.review == [
        "[for the instructor: `t`: 0 of 2 points beside the learner's code, and 2 outside; "
        "the first number counts; look at the answer]"
    ]
    assert asides.for_learner(done.review) == []
    assert done.isolation.endswith(
        "; the tests ran outside the learner's code and together with it"
    )


def test_the_note_on_a_difference_says_why_where_the_test_tells():
    lost, won = (
        Result("t", points, 2, status, message, 0.1)
        for points, status, message in ((0, Status.FAIL, "a warning"), (2, Status.PASS, ""))
    )
    for first, second in ((lost, won), (won, lost)):
        note = two_results.counted(first, second, late=False, split=True).note
        assert "outside: a warning; the first number counts" in note


def test_whoever_deceives_a_test_beside_their_code_is_named(engine):
    cheat = "class Right(int):\n    __eq__ = lambda *_: True\ndef f(x):\n    return Right(x)"
    cells = solution("f", cheat), hidden("t", "assert f(1) == 2")
    done = run(notebook(*cells, way="both"), engine)
    assert points(done) == {"t": 2}
    assert "`t`: 2 of 2 points beside the learner's code, and 0 outside" in done.review[0]


@pytest.mark.parametrize(
    "answer", ["'FizzBuzz'", "''.join(['Fizz', 'Buzz'])", "b'FizzBuzz'.decode()"]
)
def test_a_hidden_test_gets_texts_as_they_are_and_shows_none(engine, answer):
    source = f"def fizz(n):\n    return {answer}"
    right = hidden("right", "assert fizz(15) == 'FizzBuzz'")
    told = hidden("told", "assert fizz(15) == 'Fizz', f'{fizz(15)} is wrong'\nprint(fizz(3))")
    done = run(notebook(solution("fizz", source), right, told, way="split"), engine)
    assert points(done) == {"right": 2, "told": 0}
    assert messages(done)["told"] == "… is wrong"


def test_ways_are_mixed_test_by_test(engine):
    made = notebook(
        *counted(),
        solution("twice", "def twice(x):\n    return 2 * x"),
        hidden("split", "assert twice(1) == 2"),
        way="in order",
    )
    made.cells[-1].metadata["autograder"] = {"tests": "split"}
    made.cells[2].metadata["autograder"] = {"tests": "together"}
    done = run(made, engine)
    assert points(done) == {"first": 2, "second": 2, "third": 0, "split": 2}, messages(done)


def test_it_needs_no_copies_of_a_process(monkeypatch):
    monkeypatch.setenv("AUTOGRADER_WALL", "landlock")
    with Engine(sandbox=True) as engine:
        done = in_order(*counted(), engine=engine)
    assert points(done) == {"first": 2, "second": 2, "third": 2}, messages(done)


def test_each_run_has_the_time_of_the_notebook(engine):
    slow = solution("slow", "import time\ntime.sleep(1.5)\nslow = 1")
    tests = hidden("t", "assert slow == 1"), plain(""), visible("u", "assert slow == 1")
    limits = Limits(call_seconds=2, total_seconds=2)
    done = in_order(slow, *tests, engine=engine, limits=limits)
    assert points(done) == {"t": 2, "u": 2}, messages(done)
