"""No test pays for an answer that knows nothing: a constant, a counter, a shape, an echo."""

import numpy as np
import pytest

from autograder.notebook.cell_kinds import about
from tests.support import grading, knowing_nothing, parts, patients

FUNCTIONS = [(assignment, name) for assignment in grading.ASSIGNMENTS
             for name in knowing_nothing.functions(assignment)]  # fmt: skip
VALUES = [(assignment, name) for assignment in grading.ASSIGNMENTS
          for name in knowing_nothing.values(assignment)]  # fmt: skip
DRAWS = {"initialize_parameters-entries", "initialize_parameters-anew"}
#: What is paid all the same, and why: the blind answer is the right one there.
PAID = {
    # normal draws of the right shapes are what is asked for, but for the scale and the biases
    ("initialize_parameters", "shape, normal"): DRAWS,
    ("initialize_parameters", "shape, small"): DRAWS,
    # another distribution is another test's
    ("initialize_parameters", "shape, uniform"): {"initialize_parameters-anew"},
    ("initialize_deep", "shape, normal"): {"initialize_deep-entries"},
    ("initialize_deep", "shape, small"): {"initialize_deep-entries"},
    # a cure needs weights that work, wherever they are from: units drawn apart cure copies, and of
    # random rates enough are small
    ("cure_1", "shape, uniform"): {"cure_1-learns"},
    **{(f"cure_{n}", "shape, normal"): {f"cure_{n}-learns"} for n in (1, 2, 4)},
    # one cured network given back for all six has learned nothing of the test: it is a good start
    **{(f"cure_{n}", "by shape"): {f"cure_{n}-learns", f"cure_{n}-spares"} for n in (1, 2)},
    **{(f"cure_{n}", "by shape"): {f"cure_{n}-learns"} for n in (3, 4)},
}
ZEROS = {"initialize_zeros-visible", "initialize_zeros-zeros"}
#: Answers to a question for a number, and empty and odd ones.
PLAIN = [*knowing_nothing.CONSTANTS, "['']", "[None]", "' '", "'x' * 10**6"]


@pytest.fixture(scope="module", autouse=True)
def nothing_is_tried_twice():
    """Each answer stands among right ones."""
    with pytest.MonkeyPatch.context() as patch:
        parts.try_once(patch)
        patients.train_once(patch)
        yield


@pytest.mark.parametrize(("assignment", "name"), FUNCTIONS)
def test_no_test_pays_for_a_function_that_knows_nothing(assignment, name):
    right = knowing_nothing.functions(assignment)[name]
    for answer in knowing_nothing.answers(name, right):
        if name == "initialize_zeros" and answer.gives_zeros:
            continue  # they are what is asked for
        np.random.seed(0)
        paid = _paid(assignment, name, answer.source)
        assert paid == PAID.get((name, answer.title), set()), answer.title


@pytest.mark.parametrize(("assignment", "name"), FUNCTIONS)
def test_no_hidden_test_pays_for_knowing_the_sizes_of_the_visible_check(assignment, name):
    right = knowing_nothing.functions(assignment)[name]
    (visible,) = [cell.source for cell in grading.released(assignment).cells
                  if about(cell).get("grade_id") == f"{name}-visible"]  # fmt: skip
    answer = knowing_nothing.remembering(name, right, visible)
    paid = _paid(assignment, name, answer.source)
    assert paid <= {f"{name}-visible"} | (ZEROS if name == "initialize_zeros" else set())


@pytest.mark.parametrize(("assignment", "name"), VALUES)
def test_a_value_that_knows_nothing_earns_nothing(assignment, name):
    variable = knowing_nothing.values(assignment)[name]
    for value in PLAIN:
        paid = _paid(assignment, name, f"import numpy as np\n{variable} = {value}")
        assert not paid, value


def _paid(assignment, name, source):
    results = grading.run({name: source}, assignment=assignment, only=name)
    return {result.grade_id for result in results if result.points}
