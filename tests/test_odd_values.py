"""Whatever a learner's function returns, its check says so in words: never another exception."""

import copy
import inspect
import warnings

import numpy as np
import pytest

from tests.support import grading, odd_values, parts
from utils import checks, sick

LONGEST = 600


def solved(assignment):
    """Run the set-up and every solution of an assignment, and return what they define."""
    namespace = {"__name__": "__main__"}
    for cell in grading.source_notebook(assignment).cells:
        mark = cell.metadata.get("nbgrader", {})
        if mark.get("solution") or "setup" in cell.metadata.get("tags", ()):
            exec(compile(cell.source, "<cell>", "exec"), namespace)
    return namespace


def _cases():
    """Yield each check that takes a function, with the right one and what else it needs."""
    for assignment in ("random_initialization", "scale_and_depth"):
        names = solved(assignment)
        for name, check in inspect.getmembers(checks, inspect.isfunction):
            asked = next((each for each in sorted(names, key=len, reverse=True)
                          if name.startswith(f"{each}_")), None)  # fmt: skip
            if asked and "rng" in inspect.signature(check).parameters:
                yield pytest.param(check, names[asked], _more(check, names), id=name)


def _more(check, names):
    joined = ("initialize_parameters", "forward_propagation", "compute_cost",
              "backward_propagation", "update_parameters")  # fmt: skip
    needed = "parts" in inspect.signature(check).parameters
    return ({name: names[name] for name in joined},) if needed else ()


CASES = list(_cases())
each_check = pytest.mark.parametrize(("check", "right", "more"), CASES)


@pytest.fixture(scope="module", autouse=True)
def parts_are_tried_once():
    """Here they are all right."""
    with pytest.MonkeyPatch.context() as patch:
        parts.try_once(patch)
        yield


def test_every_exercise_that_asks_for_a_function_is_among_them():
    assert len(CASES) > 50


@each_check
def test_an_odd_value_anywhere_is_named(check, right, more):
    for title, value in odd_values.VALUES.items():
        _is_said(check, lambda *a, _odd=value, **k: _odd, more, title)
    places = _places(right, check, more)
    right = _remembering(right) if check.__name__.startswith("nn_model") else right
    for place in places:
        for title in odd_values.NESTED:
            answer = _spoiled(right, place, odd_values.VALUES[title])
            _is_said(check, answer, more, f"{title} at {place}")


@each_check
def test_an_odd_function_is_named(check, right, more):
    namespace = {"np": np, "__name__": "__main__"}
    exec(odd_values.FUNCTIONS, namespace)
    for title, answer in list(namespace.items()):
        if not title.startswith("__") and title not in ("np", "Mute", "Stops"):
            _is_said(check, answer, more, title)
    for title, value in odd_values.VALUES.items():
        if not callable(value) or title in ("function", "type"):
            _is_said(check, value, more, title)


@pytest.mark.parametrize("title", odd_values.VALUES)
def test_an_odd_value_as_an_answer_is_named(title):
    value, words, look = odd_values.VALUES[title], ("a", "b", "c"), "lesson 1"
    for check in (
        lambda: checks.is_an_option(value, options=words),
        lambda: checks.is_the_best_option(value, "b", options=words, look=look),
        lambda: checks.answers_are_options(value, options=words),
        lambda: checks.answers_are_right(value, {"a"}, options=words, mistakes=0, look=look),
        lambda: checks.order_is_complete(value, options=words),
        lambda: checks.order_is_right(value, list(words), moves=1, look=look),
        lambda: checks.answer_is_a_number(value),
        lambda: checks.answer_is_near(value, 0.3, within=0.1, look=look),
        lambda: checks.is_a_learners_id(value),
        lambda: checks.is_the_diagnosis(
            value, 1, learner="a", drawn_for="a", key=sorted(sick.WORDS)),
        lambda: checks.is_the_diagnosis(
            "zeros", 1, learner=value, drawn_for="a", key=sorted(sick.WORDS)),
    ):  # fmt: skip
        _says(check, title)


def _is_said(check, answer, more, title):
    _says(lambda: check(answer, *more, rng=np.random.default_rng(5)), title)


def _says(check, title):
    """Run a check: it holds, or it says what does not in one short and printable message."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            check()
        except checks.CheckFailed as failure:
            said = str(failure)
            assert 10 < len(said) <= LONGEST, (title, said)
            assert said.isprintable(), (title, said)
        except Exception as error:
            pytest.fail(f"{title}: {type(error).__name__}: {str(error)[:300]}")


def _places(right, check, more):
    """Return the ways into what the right answer returns: keys and indices."""
    seen = []

    def watched(*arguments, **keywords):
        got = right(*arguments, **keywords)
        seen[:] = [list(_ways(got))]
        return got

    check(watched, *more, rng=np.random.default_rng(5))
    return seen[0]


def _remembering(right):
    """Train once for each set of arguments: a check trains for thousands of steps, always alike."""
    known = []

    def answer(*arguments, **keywords):
        for given, got in known:
            if _are_equal(given, (arguments, keywords)):
                return copy.deepcopy(got)
        given = copy.deepcopy((arguments, keywords))
        known.append((given, right(*arguments, **keywords)))
        return copy.deepcopy(known[-1][1])

    return answer


def _are_equal(one, other):
    """Return whether the arguments of two calls are the same, arrays included."""
    return all(np.array_equal(*pair) for pair in zip(one[0], other[0], strict=True)) and (
        one[1] == other[1]
    )


def _ways(got, way=()):
    inside = (got.items() if isinstance(got, dict) else
              enumerate(got) if isinstance(got, list | tuple) else ())  # fmt: skip
    for key, value in inside:
        yield (*way, key)
        yield from _ways(value, (*way, key))


def _spoiled(right, place, value):
    def answer(*arguments, **keywords):
        return _with(right(*arguments, **keywords), place, value)

    return answer


def _with(got, place, value):
    if not place:
        return value
    key, *rest = place
    if isinstance(got, dict):
        return {**got, key: _with(got.get(key), rest, value)}
    changed = list(got)
    changed[key : key + 1] = [_with(changed[key], rest, value)] if key < len(changed) else []
    return type(got)(changed)
