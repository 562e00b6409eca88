"""The ways to run a test, and which one a notebook states for each of its tests (pure).

Split: the test runs outside the sandbox, and plain data crosses. Together: it runs in the sandbox,
with the learner's code, as with nbgrader; a hidden test after all cells, in the state of its place.
In order: the same, but in a second run of the notebook, in which a test also finds what the hidden
tests above it did. Both: split and in order; the second counts. A notebook states it as
`"autograder": {"tests": WAY}` in the metadata of a test cell, or in its own for all of its tests.
"""

import copy
from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import dropwhile

from nbformat import NotebookNode

from autograder.errors import CourseError
from autograder.notebook import markers
from autograder.notebook.cell_kinds import about, is_hidden, is_test

KEY, PLACE = "autograder", "tests"


class Way(StrEnum):
    """How a test runs."""

    SPLIT = "split"
    TOGETHER = "together"
    IN_ORDER = "in order"
    BOTH = "both"


#: The ways in which a test runs in a second run of the notebook.
AGAIN = (Way.IN_ORDER, Way.BOTH)


_SAID = {
    Way.TOGETHER: "together with the learner's code",
    Way.IN_ORDER: "in order, together with the learner's code",
    Way.BOTH: "split and in order",
}


def stated(notebook: NotebookNode) -> dict[str, Way]:
    """Return the way of each test for which the notebook states one, by grade_id.

    Raises:
        CourseError: it states an unknown way to run a test.
    """
    whole = _of(notebook.metadata, "the notebook")
    found = {}
    for cell in filter(is_test, notebook.cells):
        name = about(cell)["grade_id"]
        if way := _of(cell.metadata, f"the test `{name}`") or whole:
            found[name] = way
    return found


def order_matters(notebook: NotebookNode) -> bool:
    """Whether a test comes below a hidden one, and does not share its world: it may need it."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    below = dropwhile(lambda cell: not _hides(cell), code)
    return any(map(is_test, dropwhile(_hides, below)))


def _hides(cell):
    return is_test(cell) and is_hidden(cell)


def chosen(notebook: NotebookNode, ways: Mapping[str, Way]) -> NotebookNode:
    """Return a copy of a notebook that states these ways, where it states none of its own."""
    made = copy.deepcopy(notebook)
    own = stated(notebook)
    for cell in filter(is_test, made.cells):
        name = about(cell)["grade_id"]
        if name in ways and name not in own:
            cell.metadata[KEY] = {**cell.metadata.get(KEY, {}), PLACE: str(ways[name])}
    return made


def together(notebook: NotebookNode) -> list[str]:
    """Return the tests that run with the learner's code, in a second run too, from the top down."""
    return [name for name, way in stated(notebook).items() if way is not Way.SPLIT]


def runs_twice(notebook: NotebookNode) -> bool:
    """Whether a test runs in a second run of the notebook."""
    return not set(AGAIN).isdisjoint(stated(notebook).values())


def said(isolation: str, tests: Iterable[str], notebook: NotebookNode) -> str:
    """Return how a submission was isolated, and how many of its tests ran in which way."""
    every = list(tests)
    ways = [stated(notebook).get(name, Way.SPLIT) for name in every]
    counts = [(ways.count(way), text) for way, text in _SAID.items()]
    parts = [f"{_which(count, len(every))} ran {text}" for count, text in counts if count]
    return "; ".join([isolation, *parts])


def _which(count, every):
    return "the tests" if count == every else f"{count} of {every} tests"


def public_part(source: str) -> str:
    """Return a test's text without its hidden lines: what a release shows of it."""
    return markers.without(source, markers.HIDDEN).strip()


def _of(metadata, where):
    own = metadata.get(KEY)
    way = own.get(PLACE) if isinstance(own, Mapping) else None
    try:
        return None if way is None else Way(way)
    except ValueError:
        known = " or ".join(f'"{each}"' for each in Way)
        raise CourseError(
            f'{where} says "tests": {way!r} in its metadata, expected {known}'
        ) from None
