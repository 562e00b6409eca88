"""Mutation testing of the solutions: the rules, what is judged, and what a survivor is called."""

import ast
import copy

import numpy as np
import pytest

from autograder.notebook.cell_kinds import about
from autograder.release.mutation import calls, edits, equivalents, mutants, special_cases
from tests.support import grading
from tests.support.grading import ROOT

#: The exercises of each assignment whose sample of mutants is judged here, and how many of them.
SAMPLES = {("random_initialization", "update_parameters"): 40}
SOLUTION = '''
def shares(A, limit=0.5):
    """Return the share of each row above a limit."""
    found = []
    for row in range(len(A)):
        found.append(np.mean(A[row] > limit, axis=0))
    return np.array(found)
'''


def whats(source=SOLUTION):
    return {each.what for each in edits.edits(source)}


@pytest.mark.parametrize(
    "what",
    [
        "comparison: A[row] > limit -> A[row] >= limit",
        "number: 0.5 -> 5.0",
        "function: np.mean -> np.sum",
        "argument: np.mean(A[row] > limit, axis=0) -> np.mean(A[row] > limit)",
        "argument: A, limit=0.5 -> limit, A=0.5",
        "loop: range(len(A)) -> range(len(A) + -1)",
        "index: A[row] -> A",
        "name: row -> limit",
        "statement: found.append(np.mean(A[row] > limit, axis=0)) -> pass",
        "argument: np.array(found) -> found",
    ],
)
def test_a_rule_makes_its_mistake(what):
    assert what in whats()


def test_an_operator_a_transpose_and_an_array_changed_in_place():
    found = whats("def f(a, b):\n    return a - b.T")
    assert "operator: a - b.T -> a + b.T" in found
    assert "function: b.T -> b" in found
    assert "in place: a - b.T -> np.subtract(a, b.T, out=a)" in found


def test_every_edit_is_valid_and_another_text():
    found = edits.edits(SOLUTION)
    texts = [each.source for each in found]
    assert len(set(texts)) == len(texts) == len({each.what for each in found})
    for text in texts:
        assert text != edits.plain(SOLUTION)
        ast.parse(text)


def special(function, *given):
    seen: list[calls.Call] = []
    for arguments in given:
        calls.recording(seen)(function)(*arguments)
    return {each.what: each.wrap(function) for each in special_cases.specials(seen)}


def double(X, factor):
    return {"twice": factor * X}


def test_special_sizes_and_values_are_found_in_the_calls():
    rng = np.random.default_rng(1)
    shapes = [(1, 4), (3, 2), (3, 3), (7, 6)]
    found = special(double, *[(rng.standard_normal(shape), 2.0) for shape in shapes])
    one = found["special case: X.shape[0] is 1, another result"]
    assert np.array_equal(one(np.ones((3, 2)), 2.0)["twice"], np.full((3, 2), 2.0))
    assert np.array_equal(one(np.ones((1, 2)), 2.0)["twice"], np.full((1, 2), 3.5))
    square = found["special case: X.shape[0] equals X.shape[1], result 0"]
    assert not np.any(square(np.ones((3, 3)), 2.0)["twice"])
    assert np.all(square(np.ones((3, 2)), 2.0)["twice"])
    assert "special case: X has no positive entry, result 0" in found
    assert "special case: factor is all zeros, result 0" not in found  # never 0, so never tried


def test_results_arguments_and_memory():
    found = special(double, *[(np.full((2, n), 0.5), 2.0) for n in (3, 4)])
    X = np.full((2, 3), 0.5)
    assert found["result: result[twice] is flat"](X, 2.0)["twice"].shape == (6,)
    assert found["result: result[twice] is float16"](X, 2.0)["twice"].dtype == np.float16
    found["input: X is modified"](X, 2.0)
    assert np.array_equal(X, np.full((2, 3), 1.5))
    again = found["memory: the first result again"]
    assert again(X, 1.0) is again(X, 5.0)


def test_an_endless_loop_is_killed(monkeypatch):
    monkeypatch.setattr(mutants, "LIMIT", 0.2)
    endless = "def initialize_zeros(n_x, n_h, n_y):\n    while True:\n        pass"
    assert not mutants.survives(
        grading.source_notebook(), mutants.Mutant("initialize_zeros", "", endless)
    )


def test_a_small_exercise_lets_no_mutant_live():
    known = equivalents.read(ROOT / "answer_bank" / "random_initialization")["initialize_zeros"]
    done = mutants.tally(grading.source_notebook(), "initialize_zeros", known)
    assert [each.what for each in done.survivors] == []
    assert len(done.killed) > 100
    assert equivalents.stale([each.what for each in done.equivalent], known) == []


@pytest.mark.parametrize(("assignment", "exercise"), SAMPLES)
def test_a_sample_lets_no_mutant_live(assignment, exercise):
    source = grading.source_notebook(assignment)
    known = equivalents.read(ROOT / "answer_bank" / assignment).get(exercise, {})
    every = mutants.mutants(source, exercise)
    number = SAMPLES[assignment, exercise]
    for place in np.random.default_rng(14).choice(len(every), number, replace=False):
        mutant = every[place]
        if mutants.survives(source, mutant):
            assert equivalents.listed(mutant.what, known), mutant.what


def test_a_weak_test_lets_mutants_live_and_they_are_named_with_their_diff():
    source = copy.deepcopy(grading.source_notebook())
    for cell in source.cells:
        if about(cell).get("grade_id") in ("compute_cost-edges", "compute_cost-values",
                                           "compute_cost-visible"):  # fmt: skip
            cell.source = "assert compute_cost"
    done = mutants.tally(source, "compute_cost", {})
    lived = {each.what: each for each in done.survivors}
    assert done.share < 1
    assert "special case: Y is all ones, another result" in lived
    kept = next(each for each in lived.values() if each.what.startswith("argument: float("))
    shown = mutants.diff(kept, grading.solutions(source)["compute_cost"])
    assert "    -    return float(" in shown
    assert "    +    return -np.mean(" in shown


def test_a_reason_that_is_out_of_date_is_said():
    patterns = {"number: ? -> *": "any", "loop: range(3) -> *": "gone"}
    assert equivalents.listed("number: 1 -> 2", patterns)
    assert not equivalents.listed("name: 1 -> 2", patterns)
    assert equivalents.stale(["number: 1 -> 2"], patterns) == ["loop: range(3) -> *"]
    assert equivalents.read(ROOT / "tests") == {}
