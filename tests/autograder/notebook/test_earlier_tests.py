"""Which names a cell reads and binds, and which earlier tests a hidden test needs."""

import pytest

from autograder.notebook import earlier_tests, names
from autograder.notebook.earlier_tests import Step


@pytest.mark.parametrize(
    ("source", "read", "bound"),
    [
        ("x = y", {"y"}, {"x"}),
        ("x = 1\ny = x", set(), {"x", "y"}),
        ("x += 1", {"x"}, {"x"}),
        ("def f(a):\n    return a + b", {"b"}, {"f"}),
        ("[i for i in z]", {"z"}, set()),
        ("import a.b as c, d.e", set(), {"c", "d"}),
        ("from m import *", set(), {"*"}),
        ("%time x = f()\nfiles = !ls\ny = 1", set(), {"files", "y"}),
        ("await f()", {"f"}, set()),
        ("def f():\n    global g\n    g = 1", set(), {"f", "g"}),
        ("this is no Python", {"this", "is", "no", "Python"}, set()),
    ],
)
def test_names_of_a_cell(source, read, bound):
    found = names.of(source)
    assert (found.read, found.bound) == (read, bound)


def step(source):
    return Step(source, source)


def secret(source):
    return Step(source, "")


@pytest.mark.parametrize(
    ("before", "test", "expected"),
    [
        ([secret("a = 1")], "assert a", [("a = 1", [])]),
        ([secret("a = 1")], "a = 2\nassert a", []),
        ([secret("a = 1"), step("a = 3")], "assert a", []),
        ([secret("a = 1\nb = 2"), step("a = 3")], "assert a == b", [("a = 1\nb = 2", ["a"])]),
        ([secret("a = 1"), secret("b = a")], "assert b", [("a = 1", []), ("b = a", [])]),
        ([secret("def h():\n    return 1\nslow()")], "h()", [("def h():\n    return 1", [])]),
        ([step("import m"), secret("import m\nslow()")], "m", []),
        ([step("def f(): return input()"), secret("input = g")], "f()", [("input = g", [])]),
        ([secret("from m import *")], "assert 1", [("from m import *", [])]),
    ],
)
def test_what_must_run_before_a_test(before, test, expected):
    steps = [*before, secret(test)]
    assert earlier_tests.needed(steps, len(before)) == expected
