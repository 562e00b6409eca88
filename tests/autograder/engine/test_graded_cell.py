"""What a test cell earns: all, part or none of its points, whatever it raises."""

import nbformat
import numpy as np
import pytest

from autograder.engine.split import graded_cell
from autograder.engine.split.raised import TooCostly
from autograder.model import Status
from autograder.wire.type_codes import Unsendable
from utils import own_line
from utils.check_failed import CheckFailed


def ran(source, points=4, public=None, **names):
    mark = {"grade_id": "t", "grade": True, "points": points}
    cell = nbformat.v4.new_code_cell(source, metadata={"nbgrader": mark})
    result, outputs, notes = graded_cell.run(cell, {"pytest": pytest, **names}, [], public)[:3]
    assert (result.status is Status.PASS) == (result.points == points)
    assert bool(outputs) == (result.status is not Status.PASS)
    return result, notes


@pytest.mark.parametrize(
    ("source", "earned"),
    [
        ("1", 1), ("0", 0), ("x = 2\nx", 2), ("2.5", 2.5), ("4", 4), ("sum([1, 1])", 2),
        ("from fractions import Fraction\nFraction(1, 2)", 0.5),
        ("import numpy\nnumpy.float64(3)", 3),
        ("1  # of four", 1), ("(\n 1\n)", 1), ("'é'; 2", 2),
    ],
)  # fmt: skip
def test_the_number_in_the_last_line_is_what_a_test_earns(source, earned):
    result, notes = ran(source)
    assert (result.points, notes) == (earned, [])


@pytest.mark.parametrize(
    "source",
    ["", "# nothing", "x = 1", "None", "True", "False", "'text'", "[1]", "1;", "1 ; # hidden",
     "if True:\n    1", "'é';", "1j", "(1, 2)", "f'{1}'", "import numpy\nnumpy.False_", "1 == 2"],
)  # fmt: skip
def test_any_other_end_earns_all_points(source):
    assert ran(source)[0].points == 4


NO_NUMBERS = [np.array([0.0]), np.array(1.0), 1j, "2", b"2", [2], (2,), {2}, {"a": 2},
           Unsendable("Fraction"), np.random.default_rng(0)]  # fmt: skip


@pytest.mark.parametrize("value", NO_NUMBERS, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("source", ["f()", "sum([f()], start=f())", "x = f()\nx"])
def test_an_answer_in_place_of_a_number_earns_nothing_and_a_person_is_told(source, value):
    result, notes = ran(source, f=lambda: value, sum=lambda values, start: start)
    assert (result.points, result.status) == (0, Status.ERROR)
    assert "expected nothing, or a number of points from 0 to 4" in result.message
    (note,) = notes
    assert "could not judge this answer" in note and "`t`" in note


@pytest.mark.parametrize("source", ["5", "-1", "4.001", "float('nan')", "float('inf')"])
def test_a_number_that_is_no_credit_earns_nothing_and_says_so(source):
    result, _ = ran(source)
    assert (result.points, result.status) == (0, Status.ERROR)
    assert "expected a number of points from 0 to 4" in result.message


@pytest.mark.parametrize(("source", "told"), [("4711", "more"), ("-4711", "less")])
def test_a_hidden_tests_number_that_is_no_credit_is_not_shown(source, told):
    result, _ = ran(source, public="")
    assert result.message == graded_cell.NO_CREDIT.format(value=told, points=4)


RAISED = {
    "assert False, 'no'": (Status.FAIL, "no"),
    "pytest.fail('no')": (Status.FAIL, "no"),
    "with pytest.raises(ValueError):\n    pass": (Status.FAIL, "DID NOT RAISE"),
    "pytest.skip('no')": (Status.FAIL, "no"),
    "raise SystemExit(3)": (Status.ERROR, "SystemExit: 3"),
    "raise KeyboardInterrupt": (Status.ERROR, "KeyboardInterrupt"),
    "raise GeneratorExit": (Status.ERROR, "GeneratorExit"),
    "class Own(BaseException): pass\nraise Own('no')": (Status.ERROR, "Own: no"),
    "raise BaseExceptionGroup('no', [KeyboardInterrupt()])": (Status.ERROR, "no"),
    "1 / 0": (Status.ERROR, "ZeroDivisionError"),
    "def f(:": (Status.ERROR, "SyntaxError"),
    "f()": (Status.ERROR, "NameError"),
}


@pytest.mark.parametrize("source", RAISED)
def test_whatever_a_test_raises_is_its_own_failure(source):
    result, notes = ran(source)
    status, words = RAISED[source]
    assert (result.points, result.status, notes) == (0, status, [])
    assert words in result.message


def _deep():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    return deep


#: What a learner's function may return that has no text.
NO_TEXTS = {
    "it did not cross": lambda: Unsendable("generator"),
    "within a list": lambda: [Unsendable("generator")],
    "as a key's value": lambda: {"a": Unsendable("generator")},
    "too many digits": lambda: 10**900,
    "nested too deep": _deep,
    "half a letter": lambda: "\ud800",
}
#: All ways to say why a test failed; each asks the value for its text.
SAYING = (
    "assert False, v", "assert False, (v,)", "pytest.fail(v)", "raise ValueError(v)",
    "raise ValueError(1, v)", "raise KeyError(v)", "raise SystemExit(v)", "raise OSError(v, v)",
    "raise OSError(1, v, v)", "raise UnicodeError(v)", "raise StopIteration(v)",
    "raise ImportError(v)", "raise SyntaxError(v)", "raise AttributeError(v)",
    "raise ExceptionGroup('a', [ValueError(v)])", "raise KeyboardInterrupt(v)",
    "raise CheckFailed(v)", "raise CheckFailed('a', v)", "raise CheckFailed('a', 'b', v)",
    "raise CheckFailed('a', look=v)", "raise CheckFailed('a', line=v)",
    "class Own(Exception):\n    __str__ = lambda self: v\nraise Own",
    "class Own(AssertionError):\n    details = property(lambda self: 1 + v)\nraise Own",
    "assert False, v ** 9",
)  # fmt: skip


@pytest.mark.parametrize("value", NO_TEXTS)
@pytest.mark.parametrize("public", [None, "v"])
def test_a_message_that_cannot_be_said_is_that_tests_failure_and_no_other(value, public):
    v = NO_TEXTS[value]()
    for source in SAYING:
        result, _ = ran(source, public=public, v=v, CheckFailed=CheckFailed)
        assert result.points == 0, source


def test_a_message_that_did_not_cross_fails_by_the_comparison_and_says_what_is_missing():
    result, notes = ran("assert f == 4, v", f=5, v=Unsendable("generator"))
    assert (result.status, notes) == (Status.FAIL, [])
    assert "a generator from the learner's code" in result.message


def test_only_a_submission_that_costs_too_much_ends_the_others():
    def costly():
        raise TooCostly("time")

    for source in ("costly()", "class Own(Exception):\n    __str__ = costly\nraise Own"):
        with pytest.raises(TooCostly):
            ran(source, costly=lambda *_: costly())


@pytest.mark.parametrize(
    "source",
    ["assert f() == f()", "assert f()", "assert f() != 1", "f() + 1", "f()", "assert not f()",
     "assert f().total == 3", "for each in f(): pass", "assert str(f()) == '1/2'"],
)  # fmt: skip
def test_a_value_that_did_not_cross_never_earns_points_and_a_person_is_told(source):
    used = source if source != "f()" else "f() * 1"
    result, notes = ran(used, f=lambda: Unsendable("Fraction"))
    assert (result.points, result.status) == (0, Status.ERROR)
    assert "Fraction" in result.message
    (note,) = notes
    assert "could not judge this answer" in note and "`t`" in note


def test_a_check_that_names_the_type_is_an_ordinary_failure():
    def fails():
        raise CheckFailed("a Fraction", "a number", "Return a float.")

    result, notes = ran("fails()", fails=fails)
    assert (result.status, notes) == (Status.FAIL, [])
    assert result.details["likely"] == "Return a float."


@pytest.mark.parametrize("text", ["no", "6.25", "in f, line 2 of its cell: return x 6.25", "y = 1"])
def test_a_line_of_the_learners_code_is_shown_and_what_it_raised_is_not(text):
    """What an exception says could spell a hidden test's inputs; a cell's line cannot."""
    line = "in f, line 2 of its cell: y = 1"

    def raises():
        error = ValueError(text)
        setattr(error, own_line.TOLD, line)
        raise error

    def checked():
        try:
            raises()
        except ValueError as error:
            raise CheckFailed(f"f stopped with {error}", look="Z = 2") from error

    for source, end in (("f()", ""), ("g()", " Look at: Z = 2")):
        mark = {"grade_id": "t", "grade": True, "points": 4}
        cell = nbformat.v4.new_code_cell(source, metadata={"nbgrader": mark})
        result = graded_cell.run(cell, {"f": raises, "g": checked}, [text])[0]
        assert result.message.endswith(f"Your line: {line}{end}")
        assert "6.25" not in result.message
        assert result.details.get("line", line) == line
