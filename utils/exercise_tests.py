"""Which tests belong to an exercise, by their names (pure). A grader imports this: it is light."""

from collections.abc import Callable, Iterable
from typing import TypeVar

VISIBLE = "-visible"
Test = TypeVar("Test")


def grouped(tests: Iterable[Test], grade_id: Callable[[Test], str]) -> list[tuple[str, list[Test]]]:
    """Return the name and the tests of each exercise, in the tests' order.

    The tests of `cost-visible` are those after it that begin with `cost-`; any other test is an
    exercise of its own.

    Args:
        tests: the tests of a notebook, in its order.
        grade_id: returns the grade_id of one of them.
    """
    found: list[tuple[str, list[Test]]] = []
    begins = None  # what the grade_ids of the exercise's other tests begin with
    for test in tests:
        name = grade_id(test).removesuffix(VISIBLE)
        visible = name != grade_id(test)
        if visible or begins is None or not name.startswith(begins):
            found.append((name, []))
            begins = f"{name}-" if visible else None
        found[-1][1].append(test)
    return found
