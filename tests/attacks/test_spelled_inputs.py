"""A hidden test's inputs, spelled in what a function returns or leaves behind: no page shows it."""

import numpy as np
import pytest

from autograder.engine.engine import Engine
from autograder.engine.messages import withheld_text
from autograder.notebook import cell_kinds
from autograder.wire import codec
from tests.support import grading
from tests.support.extra_cells import ran

TESTS = grading.exercises()["symmetry_defect"]
#: Letters alone spell the first weights of each call.
SPELL = (
    "def spell(parameters):\n"
    "    digits = str(abs(parameters['W1'][0, 0])).replace('.', '')[:10]\n"
    "    return 'zq' + ''.join('abcdefghij'[int(each)] for each in digits if each.isdigit())\n"
)
WAYS = {
    "a word": "return spell(parameters)",
    "a key": "return {spell(parameters): 1.0}",
    "a list of words": "return [spell(parameters)]",
    "nested words": "return ({'W1': [spell(parameters)]},)",
    "a set": "return {spell(parameters)}",
    "an array of words": "return np.array([spell(parameters)])",
    "an array of bytes": "return np.array([spell(parameters).encode()])",
    "bytes": "return spell(parameters).encode()",
    "a key left in the arguments": "parameters[spell(parameters)] = 1\n    return 0.0",
    "a word in the arguments": "parameters['W1'] = spell(parameters)\n    return 0.0",
    "the name of a type": "return type(spell(parameters), (), {})()",
    "an exception's name": "raise type(spell(parameters), (ValueError,), {})",
    "an exception's words": "raise ValueError(spell(parameters))",
    "an exception's note": (
        "error = ValueError('x'); error.add_note(spell(parameters)); raise error"
    ),
    "an exception's cause": "raise ValueError('x') from KeyError(spell(parameters))",
    "a group": "raise ExceptionGroup(spell(parameters), [ValueError(spell(parameters))])",
    "a warning": "import warnings; warnings.warn(spell(parameters)); return 1.0",
    "printed": "print(spell(parameters)); display(spell(parameters)); return 1.0",
    "to errors": "import sys; print(spell(parameters), file=sys.stderr); return 1.0",
    "an exit": "raise SystemExit(spell(parameters))",
    "a forged function": (
        "import sys\n"
        "    codec = sys._getframe(1).f_globals['codec']\n"
        "    return codec.Source(spell(parameters), 'f', (1,))"
    ),
    "a frame of its own": (
        "import gc\n"
        "    for each in gc.get_objects():\n"
        "        if type(each).__name__ == 'Channel': each.send([spell(parameters)])"
    ),
}


@pytest.fixture(scope="module")
def engine():
    with Engine(sandbox=True) as engine:
        yield engine


@pytest.mark.parametrize("way", WAYS)
def test_no_hidden_test_shows_what_a_call_spelled(engine, way):
    answer = f"{SPELL}def symmetry_defect(parameters):\n    {WAYS[way]}\n"
    execution = ran(engine, {"symmetry_defect": answer}, until="symmetry_defect")
    abouts = [(cell, cell_kinds.about(cell).get("grade_id")) for cell in execution.notebook.cells]
    hidden = [cell for cell, name in abouts if name in TESTS and "HIDDEN" in cell.source]
    results = {r.grade_id: r.message for r in execution.results}
    told = [results[cell_kinds.about(cell)["grade_id"]] + str(cell.outputs) for cell in hidden]
    assert len(told) > 1
    assert [each for each in told if "zq" in each] == []


def test_names_that_a_learner_wrote_are_shown_also_with_a_number_that_was_made():
    source = 'made[f"W{layer}"], made["bias"] = 1, 2  # dW'
    names = {"W1": 1, "W12": 2, "bias": 3, "dW2": 4, "": 5}
    assert withheld_text.value(names, source) == names
    other = withheld_text.value({"Wb1": 1, "bi": 2, "W123": 3, "biases": 4}, source)
    assert not any(set(key) & set("Wb") - set("(a string of characters)") for key in other)


def test_a_value_that_is_not_text_is_unchanged():
    array = np.arange(3.0)
    kept = withheld_text.value([1, 2.5, None, True, array, codec.Unsendable("list")], "x")
    assert kept[:4] == [1, 2.5, None, True]
    assert kept[4] is array
