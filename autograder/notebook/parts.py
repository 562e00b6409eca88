"""A notebook in parts that can be graded at the same time, and their results as one (pure)."""

from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from nbformat import NotebookNode

from autograder.model import Execution
from autograder.notebook.cell_kinds import about, is_test, tests_of
from autograder.notebook.one_exercise import that_they_read


class Part(NamedTuple):
    """A notebook with some of the tests, and the grade_ids of those whose results count.

    The others are there because tests read what they define.
    """

    notebook: NotebookNode
    own: frozenset[str]


def split(notebook: NotebookNode, most: int) -> list[Part]:
    """Return a notebook in parts: each has the tests of every nth exercise, and all other cells.

    A notebook with a test that is not valid Python is one part: nobody knows what that test reads.

    Args:
        notebook: as `intake` has assembled it; it is not changed.
        most: how many parts, if there are as many exercises with tests.
    """
    cells = [cell for cell in notebook.cells if is_test(cell)]
    exercises = list(filter(None, tests_of(notebook).values()))
    count = max(1, min(most, len(exercises)))
    shares = [set(chain(*exercises[first::count])) for first in range(count)]
    shares[0] |= {about(cell)["grade_id"] for cell in cells} - set(chain(*exercises))
    try:
        return [_part(notebook, own, own | that_they_read(own, cells)) for own in shares]
    except SyntaxError:
        own = set(chain(*shares))
        return [_part(notebook, own, own)]


def joined(parts: list[Part], done: list[Execution]) -> Execution:
    """Return the executions of a notebook's parts as one, with the first part's outputs."""
    results = [result for part, execution in zip(parts, done, strict=True)
               for result in execution.results if result.grade_id in part.own]  # fmt: skip
    owners: dict[str, list[str]] = {}
    for name, ids in chain(*(execution.owners.items() for execution in done)):
        owners[name] = list(dict.fromkeys(owners.get(name, []) + ids))
    review = list(dict.fromkeys(chain(*(execution.review for execution in done))))
    seconds = max(execution.seconds for execution in done)
    return replace(done[0], results=results, review=review, owners=owners, seconds=seconds)


def _part(notebook, own, tests):
    kept = [c for c in notebook.cells if not is_test(c) or about(c)["grade_id"] in tests]
    return Part(NotebookNode(notebook | {"cells": kept}), frozenset(own))
