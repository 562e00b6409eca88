"""What a hidden test hands over, the learner's process keeps: no page of the learner's shows it."""

import numpy as np
import pytest

from autograder.engine.engine import Engine
from autograder.notebook import cell_kinds
from tests.support import grading
from tests.support.extra_cells import ran

#: Two functions remember what they are given, in a place that every cell and test shares.
REMEMBERED = """
import builtins
builtins.seen = {{}}
def keep(value):
    text = "told-" + repr(np.asarray(value).ravel()[:3].tolist())
    builtins.seen[text] = builtins.latest = text
{answer}
_right = {name}
def {name}(first, *others, **named):
    keep(first["W1"] if isinstance(first, dict) else first)
    return _right(first, *others, **named)
"""
TELL = "raise ValueError(len(builtins.seen), getattr(builtins, 'latest', ''))"
#: Later exercises tell it in what their visible tests show, and in what a hidden one gets from them
#: by a function that a visible test kept.
TELLING = {
    "compute_cost": f"def compute_cost(A2, Y):\n    {TELL}\n",
    "backward_propagation": "def backward_propagation(parameters, cache, X, Y):\n"
    "    return {text: 0.0 for text in builtins.seen}\n",
    "update_parameters": "def update_parameters(parameters, grads, learning_rate=1.2):\n"
    f"    {TELL}\n",
    "nn_model": "def nn_model(X, Y, n_h, num_iterations=2000, learning_rate=1.2):\n"
    "    keep(X)\n    return 1\n",
}


@pytest.fixture(scope="module")
def executed():
    given = grading.solutions(grading.source_notebook())
    first = REMEMBERED.format(answer=given["symmetry_defect"], name="symmetry_defect")
    with Engine(sandbox=True) as engine:
        return ran(engine, {"symmetry_defect": first} | TELLING)


def handed_over(grade_id):
    """Return what each test of `symmetry_defect` hands over, as the functions above tell it."""
    told, right = set(), {"np": np}
    exec(grading.solutions(grading.source_notebook())["symmetry_defect"], right)

    def spy(parameters):
        told.add("told-" + repr(np.asarray(parameters["W1"]).ravel()[:3].tolist()))
        return right["symmetry_defect"](parameters)

    (cell,) = (each for each in grading.source_notebook().cells
               if cell_kinds.about(each).get("grade_id") == grade_id)  # fmt: skip
    names = {"symmetry_defect": spy}
    exec("import numpy as np\nfrom utils import cards, checks\n" + cell.source, names)
    return told


def test_a_later_visible_test_reveals_nothing_of_an_earlier_hidden_one(executed):
    hidden = [name for name in grading.exercises()["symmetry_defect"] if "visible" not in name]
    inputs = set().union(*map(handed_over, hidden)) - handed_over("symmetry_defect-visible")
    assert len(inputs) > 20
    messages = "\n".join(f"{each.message} {each.details}" for each in executed.results)
    shown = "\n".join(str(cell.get("outputs")) for cell in executed.notebook.cells)
    assert "told-" in messages, "a visible test shows what its own function says"
    assert [each for each in inputs if each in messages or each in shown] == []


def test_a_function_that_a_visible_test_kept_is_as_silent_in_a_hidden_one(executed):
    hidden = [result for result in executed.results if result.grade_id.startswith("nn_model-")]
    assert [each.grade_id for each in hidden if "told-" in each.message] == ["nn_model-visible"]
    told = [each.grade_id for each in hidden if "told-" in str(each.details)]
    assert told == ["nn_model-visible"]


def test_results_are_in_the_notebooks_order(executed):
    in_order = [name for names in grading.exercises().values() for name in names]
    assert [result.grade_id for result in executed.results] == in_order


def test_an_answer_keeps_its_points_beside(executed):
    names = grading.exercises()["symmetry_defect"]
    assert [r.points > 0 for r in executed.results if r.grade_id in names] == [True] * len(names)
