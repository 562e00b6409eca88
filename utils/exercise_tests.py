"""Which tests belong to an exercise, by their names (pure). A grader imports this: it is light."""

from collections.abc import Callable, Iterable
from typing import TypeVar

VISIBLE = "-visible"
Test = TypeVar("Test")


def grouped(
    tests: Iterable[Test], grade_id: Callable[[Test], str], exercises: Iterable[str] = ()
) -> list[tuple[str, list[Test]]]:
    """Return the name and the tests of each exercise, in the tests' order.

    A test of the exercise `cost`, whose visible check is `cost-visible`, begins with `cost-`; of
    several such exercises it is that with the longest name. Any other test is an exercise of its
    own. A gradebook does not know the order of tests, so it decides nothing.

    Args:
        tests: the tests of a notebook.
        grade_id: returns the grade_id of one of them.
        exercises: the names of those that are known, also without a visible check.
    """
    tests = list(tests)
    ids = map(grade_id, tests)
    names = {*exercises, *(each.removesuffix(VISIBLE) for each in ids if each.endswith(VISIBLE))}
    found: dict[str, list[Test]] = {}
    for test in tests:
        found.setdefault(_exercise(grade_id(test), names), []).append(test)
    return list(found.items())


def _exercise(name, exercises):
    """Return the longest of the exercises that a test's name begins with; else its own name."""
    parts = name.split("-")
    above = ("-".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))
    return next((each for each in above if each in exercises), name)
