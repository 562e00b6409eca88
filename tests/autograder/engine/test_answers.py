"""What a learner's process answers is of the form that it should be, or is that learner's loss."""

import pytest

from autograder.engine import answers
from autograder.engine.engine import Engine
from autograder.engine.messages import withheld_text
from autograder.model import Status
from autograder.wire import protocol
from autograder.wire.type_codes import Unsendable
from tests.support.plain_notebooks import hidden, notebook, plain, points, run, solution

ODD = Unsendable("x")
#: Answers a cell's or a test's request in the name of the loop, where the learner's code runs.
FORGES = """
import gc
def forge(kind, answer):
    (session,) = [each for each in gc.get_objects() if type(each).__name__ == "_Session"]
    setattr(session, kind, answer)
"""


@pytest.mark.parametrize("outputs", [[5], [None], [{"evalue": ODD}], [{"data": {"a": [ODD]}}]])
def test_an_output_that_is_none_is_refused(outputs):
    with pytest.raises(TypeError):
        answers.of_cell(protocol.Ran(outputs, {}))
    with pytest.raises(TypeError):
        answers.of_test(protocol.Tested(outputs, "", "", []))


@pytest.mark.parametrize("classes", [[ODD], [5], ["A"] * 10_000])
def test_classes_that_are_no_names_are_refused(classes):
    with pytest.raises(ValueError, match="classes"):
        answers.of_test(protocol.Tested([], "error", "", classes))


@pytest.mark.parametrize("way", ["split", "together", "in order", "both"])
def test_a_forged_answer_costs_its_own_marks_alone(way):
    cells = (
        solution("f", "def f():\n    return 1"),
        hidden("before", "assert f() == 1"),
        plain(FORGES),
        plain("Ran = type('Ran', (tuple,), {})\n"
              "forge('_run', lambda *_: Ran(([5], {})))\n"),
        solution("g", "def g():\n    return 2"),
        hidden("after", "assert g() == 2"),
    )  # fmt: skip
    with Engine(sandbox=True) as engine:
        done = run(notebook(*cells, way=way), engine)
    assert points(done)["after"] == 0
    assert {each.status for each in done.results} <= set(Status)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Fraction", "Fraction"), ("n98 n76 n54", "value"), ("int float", "value"),
        ("Mine", "value"),
        ("function", "function"), ("dict with keys of type int", "dict with keys of type int"),
        ("numpy array of objects", "numpy array of objects"),
        ("set with items of type s3cret", "value"),
    ],
)  # fmt: skip
def test_the_name_of_a_type_spells_nothing(name, shown):
    given = [Unsendable(name)]
    (found,) = withheld_text.value(given, "class Mine: n98 n76 n54 s3cret")
    assert found.type_name == shown
