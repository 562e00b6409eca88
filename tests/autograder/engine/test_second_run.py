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
    assert done.isolation.endswith("; the tests ran in order, together with the learner's code")
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


#: A cell below a hidden test that has its text as `found`, makes later visible tests tell it.
TELLS = {
    "the class of an exception": "raise type('Broken' + 'PipeError', (Exception,), {})",
    "a builtin that is no exception": "raise type('fro' + 'zenset', (Exception,), {})",
    "an exception's text": "raise ValueError(found)",
    "a missing name": "raise NameError(\"name 'last' is not defined\")",
    "which assert failed": "return 2 if x == 1 else x",
    "a number that is no credit": "return 1234.0 if x == 9 else x",
    "part of the points": "return 4.5 if x == 9 else x",
    "the error stream": "import sys\n        print(found, file=sys.stderr)\n        return x",
    "a process that ended": "import os\n        os._exit(3)",
    "a text that the test has": "raise AssertionError('says so')",
}


@pytest.mark.parametrize("way", ["in order", "both"])
def test_a_visible_test_of_the_second_run_tells_that_it_failed_and_nothing_else(engine, way):
    cells = [hidden("secret", "assert 'sec' + 'ret'")]
    for number, tell in enumerate(TELLS.values()):
        source = (
            f'found = [each for each in In if "\'sec\' + " + "\'ret" in each]\n'
            f"def f{number}(x):\n    if found:\n        {tell}\n    return x"
        )
        test = f"last = 3\nassert f{number}(1) == 1, 'says so'\nassert f{number}(2) == 2, 'or so'"
        test += f"\nf{number}(9) / 9 * 2 if f{number}(9) < 10 else f{number}(9)"
        cells += [solution(f"f{number}", source), visible(f"v{number}", test)]
    done = run(notebook(*cells, way=way), engine)
    assert {each.message for each in done.results[1:]} == {two_results.AFTER}, messages(done)
    assert {each.status for each in done.results[1:]} == {Status.FAIL}
    assert {each.points for each in done.results[1:]} == {0, 1}
    notes = {each.partition(" split")[2] for each in done.review}
    assert notes <= {"; look at the answer]"}


def test_a_hidden_tests_number_that_is_no_credit_is_not_shown(engine):
    done = in_order(solution("f", "f = 4711"), hidden("t", "f"), engine=engine)
    assert points(done) == {"t": 0}
    assert "4" not in messages(done)["t"]


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
    assert messages(done)["seen"] == two_results.AFTER


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
    assert messages(done)["b"] == two_results.AFTER


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
        "[for the instructor: `t`: 0 of 2 points in order (this counts), 2 split; "
        "look at the answer]"
    ]
    assert asides.for_learner(done.review) == []
    assert done.isolation.endswith("; the tests ran split and in order")


def test_the_note_on_a_difference_says_why_where_the_test_tells():
    lost, won = (
        Result("t", points, 2, status, message, 0.1)
        for points, status, message in ((0, Status.FAIL, "a warning"), (2, Status.PASS, ""))
    )
    for first, second in ((lost, won), (won, lost)):
        note = two_results.counted(first, second, late=False, split=True, tells=True).note
        assert "split: a warning; look at the answer]" in note


def test_whoever_deceives_a_test_beside_their_code_is_named(engine):
    cheat = "class Right(int):\n    __eq__ = lambda *_: True\ndef f(x):\n    return Right(x)"
    cells = solution("f", cheat), hidden("t", "assert f(1) == 2")
    done = run(notebook(*cells, way="both"), engine)
    assert points(done) == {"t": 2}
    assert "`t`: 2 of 2 points in order (this counts), 0 split" in done.review[0]


def test_an_honest_value_that_does_not_cross_is_no_sign_of_deceit(engine):
    answer = (
        "from fractions import Fraction\nfrom decimal import Decimal\nimport numpy as np\n"
        "def f(x):\n    return [Fraction(1), Decimal(1), {1: 2}.keys(), set(np.unique([1]))][x]"
    )
    wanted = ["1", "1", "{1}", "{1}"]
    tests = [
        make(f"{make.__name__}{n}", f"assert f({n}) == {value}")
        for n, value in enumerate(wanted)
        for make in (visible, hidden)
    ]
    ends = hidden("ends", "f(0)", points=1)
    done = run(notebook(solution("f", answer), *tests, ends, way="both"), engine)
    assert all(each.points == each.max_points for each in done.results), messages(done)
    assert done.review == []


def test_a_value_of_a_class_of_ones_own_that_does_not_cross_is_for_a_person(engine):
    answers = {
        "own": "class Right:\n    __eq__ = lambda *_: True\ndef own(x):\n    return Right()",
        "same": "class Fraction:\n    __eq__ = lambda *_: 1\ndef same(x):\n    return Fraction()",
        "made": "def made(x):\n    return type('R', (), {'__eq__': lambda *_: True})()",
    }
    cells = [solution(name, answer) for name, answer in answers.items()]
    cells += [hidden(f"{name}-test", f"assert {name}(1) == 2") for name in answers]
    done = run(notebook(*cells, way="both"), engine)
    assert set(points(done).values()) == {2}
    assert [f"`{name}-test`" in note for name, note in zip(answers, done.review, strict=True)]


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
