"""Cells beside the tests: they learn nothing of what a test hands over, and change no answer."""

import numpy as np
import pytest

from autograder.engine import runner
from autograder.engine.engine import Engine
from autograder.model import Limits, Status
from autograder.notebook import cell_kinds, definitions
from tests.support import grading
from tests.support.extra_cells import LIMITS, put_together, ran


@pytest.fixture(scope="module")
def engine():
    with Engine(sandbox=True) as engine:
        yield engine


def points(execution, name):
    return {r.grade_id: r.points for r in execution.results if r.grade_id.startswith(name)}


def shown(execution):
    return "\n".join(str(c.get("outputs")) for c in execution.notebook.cells)


def printed(execution):
    cells = [cell for cell in execution.notebook.cells if cell.get("id", "").startswith("extra")]
    return [output.text for cell in cells for output in cell.outputs]


TESTS = grading.exercises()["symmetry_defect"]
SPY = (
    "import numpy as np\nnp.random.seed(1)\nseen = []\n"
    "def symmetry_defect(parameters):\n    seen.append(parameters)\n    return 1.0\n"
)


@pytest.mark.parametrize(
    "change",
    [
        "def symmetry_defect(parameters): return {value}",
        "symmetry_defect = lambda parameters: {value}",
        "globals()['symmetry_defect'] = lambda parameters: {value}",
        "VALUE = {value}",
        "import builtins; builtins.VALUE = {value}",
        "get_ipython().push(dict(symmetry_defect=lambda parameters: {value}))",
    ],
)
def test_no_cell_between_two_tests_changes_the_answer(engine, change):
    answer = "VALUE = 7.5\ndef symmetry_defect(parameters, more=8.5): return VALUE + more"
    probe = "\ndef symmetry_defect(parameters, more=8.5):\n    try: v = VALUE\n"
    probe += "    except NameError: v = 7.5\n    return v + more"
    answer = {"symmetry_defect": answer if "VALUE" in change else probe}
    after = {each: change.format(value=float(n)) for n, each in enumerate(TESTS)}
    with_cells = ran(engine, answer, after, until="symmetry_defect")
    without = ran(engine, answer, until="symmetry_defect")
    assert points(with_cells, "") == points(without, "")
    messages = [[r.message for r in each.results] for each in (with_cells, without)]
    assert messages[0] == messages[1]


def test_nothing_that_a_test_hands_over_is_printed_by_a_later_cell(engine):
    last = [*TESTS, *grading.exercises()["nn_model"]]
    notebook = put_together({"symmetry_defect": SPY}, dict.fromkeys(last, "print(len(seen), seen)"))
    with_tests = runner.run(notebook, limits=LIMITS, engine=engine)
    notebook.cells = [cell for cell in notebook.cells if not cell_kinds.is_test(cell)]
    without = runner.run(notebook, limits=LIMITS, engine=engine)
    assert printed(with_tests) == printed(without) != []


def test_a_hang_in_a_test_shows_nothing_of_it_when_the_cells_run_again(engine):
    hang = "seen = []\ndef symmetry_defect(p):\n    seen.append(p)\n    while True: pass\n"
    after = {TESTS[0]: "print('SEEN', seen)"}
    execution = ran(
        engine,
        {"symmetry_defect": hang},
        after,
        limits=Limits(call_seconds=1),
        only=("symmetry_defect", "compute_cost"),
    )
    assert "array(" not in shown(execution)
    assert {r.status for r in execution.results if r.grade_id in TESTS} == {Status.TIMEOUT}
    others = [r for r in execution.results if r.grade_id not in TESTS]
    assert others and all(r.points for r in others)


def test_the_version_in_its_own_cell_is_graded_and_noted(engine):
    after = {"nn_model": "def symmetry_defect(p): return 0.0\ndef helper(): pass"}
    execution = ran(engine, {}, after, only=("symmetry_defect",))
    assert all(points(execution, "symmetry_defect").values())
    notes = definitions.redefined(
        put_together({}, {TESTS[0]: "def symmetry_defect(p): return 0.0"})
    )
    assert notes == [
        "`symmetry_defect` is defined again in a later cell; the version in its own cell was graded"
    ]
    assert definitions.redefined(put_together({}, {})) == []


def test_a_helper_below_its_function_counts_and_a_later_namesake_does_not_harm(engine):
    solution = grading.solutions(grading.source_notebook())["symmetry_defect"]
    moved = solution.replace("def symmetry_defect(", "def _really(")
    answer = "def symmetry_defect(parameters): return _really(parameters)"
    after = {"symmetry_defect": moved, TESTS[-1]: "def _really(parameters): return None"}
    execution = ran(engine, {"symmetry_defect": answer}, after, until="symmetry_defect")
    assert all(points(execution, "symmetry_defect").values())


def test_an_answer_of_plain_data_is_read_at_its_own_cell(engine):
    source = grading.source_notebook("concept_quiz")
    names = list(grading.solutions(source))
    last = names[-1]
    later = "\n".join(f"{name.replace('-', '_')} = 'wrong'" for name in names[1:])
    execution = ran(engine, {}, {last: later}, "concept_quiz")
    assert sum(r.points for r in execution.results) == 100
    wrong = {name: f"{name} = 'nothing'" for name in names[1:4]}
    right = {name: grading.solutions(source)[name] for name in names[1:4]}
    late = ran(engine, wrong, {last: "\n".join(right.values())}, "concept_quiz")
    assert not any(r.points for r in late.results if r.grade_id.startswith(tuple(wrong)))


@pytest.mark.parametrize(
    "leak",
    [
        "raise ValueError(repr(parameters))",
        "raise type(repr(parameters['W1'][0, 0]), (ValueError,), {})('x')",
        "raise KeyError(str(parameters['W1'].tolist()))",
        "return repr(parameters)",
        "return {repr(parameters): 1.0}",
        "return type(str(parameters['W1'].tolist()), (), {})()",
        "return {('n' + str(parameters['W1'][0, 0]).replace('.', '_').replace('-', 'm')): 1}",
    ],
)
def test_a_hidden_test_shows_no_word_of_the_learners(engine, leak):
    answer = f"def symmetry_defect(parameters):\n    {leak}\n"
    execution = ran(engine, {"symmetry_defect": answer}, until="symmetry_defect")
    assert {r.grade_id for r in execution.results} > set(TESTS)
    for cell in execution.notebook.cells:
        about = cell_kinds.about(cell)
        if about.get("grade_id") in TESTS and "HIDDEN" in cell.source:
            text = str(cell.outputs)
            assert not any(sign in text for sign in ("array(", "0_", "[[", "e-0", "0.")), text


def test_a_generators_seed_is_not_revealed_and_its_draws_cannot_be_predicted(engine):
    answer = (
        "def state(made): return str(made.bit_generator.state)\n"
        "known = set()\n"
        "for seed in range(10000):\n"
        "    made = np.random.default_rng(seed)\n"
        "    for _ in range(3):\n"
        "        known |= {state(made), state(made.spawn(1)[0])}\n"
        "        made.integers(2**31)\n"
        "def initialize_deep(layer_sizes, scheme, rng):\n"
        "    return {'found' if state(rng) in known else 'nothing': 1}\n"
    )
    names = {"np": np}
    exec(answer.replace("10000", "20"), names)  # it finds what can be found
    assert names["initialize_deep"]([2, 1], "he", np.random.default_rng(11)) == {"found": 1}
    patient = Limits(call_seconds=60, total_seconds=600)  # the search is long on a busy machine
    execution = ran(
        engine, {"initialize_deep": answer}, {}, "scale_and_depth", limits=patient,
        only=("initialize_deep",),
    )  # fmt: skip
    messages = str([r.message for r in execution.results])
    assert "nothing" in messages and "found'" not in messages.replace("was found", "")
    honest = ran(engine, {}, {}, "scale_and_depth", only=("initialize_deep",))
    assert all(points(honest, "initialize_deep").values())


@pytest.mark.parametrize(
    "patch",
    [
        "import autograder.wire.codec as w; w.pack = old",
        "m = sys.modules['autograder.wire.codec']; m.pack = old",
        "m = sys.modules['autograder.inside.loop']; m.codec.pack = old",
        "import importlib; importlib.import_module('autograder.wire.codec').pack = old",
        "sys.modules['msgpack'].packb = lambda *a, **k: b''",
        "import copy; copy.deepcopy = lambda x, *a: x",
    ],
)
def test_an_in_place_change_is_seen_whatever_module_is_patched(engine, patch):
    solution = grading.solutions(grading.source_notebook())["update_parameters"]
    answer = solution.replace("def update_parameters(", "def _really(") + (
        "\nimport sys, pickle\nkept = {}\n"
        "def old(value, *a, **k): return b'\\xc0'\n"
        "def update_parameters(parameters, grads, learning_rate=1.2):\n"
        f"    try:\n        {patch}\n"
        "    except Exception: pass\n"
        "    new = _really(parameters, grads, learning_rate)\n"
        "    for name in parameters: parameters[name] -= 1.0\n"
        "    return new\n"
    )
    harmless = answer.replace("parameters[name] -= 1.0", "pass")
    assert earned(engine, {"update_parameters": harmless}) > 0 or "msgpack" in patch
    assert earned(engine, {"update_parameters": answer}) < earned(engine, {})


def earned(engine, answers):
    name = "update_parameters"
    return sum(points(ran(engine, answers, only=(name,)), name).values())
