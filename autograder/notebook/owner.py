"""Compares the id in a submission with its owner (pure).

A solution cell with the tag `owner` binds the id, from which tasks are drawn. An id that differs
from the submission's becomes a note for review; it may be an honest mistake, so it costs no points.
The value that the tests received is compared, not the text of the cell, because one value can be
written in too many ways.
"""

from collections.abc import Iterable, Mapping

from nbformat import NotebookNode

from autograder.notebook.cell_kinds import about
from autograder.text import asides
from utils import learner_id

TAG = "owner"
LONGEST = 1_000  # characters of an id; a folder's name is shorter
MOST_BITS = 1_000  # of a number; Python refuses to print very large ones


def received(notebook: NotebookNode, tests: Iterable[Mapping[str, object]]) -> dict[str, list[str]]:
    """Return the ids that tests received, by the name that holds them.

    Args:
        notebook: as `intake` has assembled it.
        tests: for each test, the values of the graded names that it received.
    """
    defines = notebook.metadata.get("autograder", {}).get("defines", {})
    cells = [cell for cell in notebook.cells if TAG in cell.metadata.get("tags", ())]
    ids = {about(cell).get("grade_id") for cell in cells}
    names = [name for grade_id in ids for name in defines.get(grade_id, ())]
    values = {name: [test[name] for test in tests if name in test] for name in names}
    return {name: list(dict.fromkeys(map(_in_words, found))) for name, found in values.items()}


def notes(received: Mapping[str, list[str]], student: str) -> list[str]:
    """Return what a person should look at.

    Args:
        received: the ids that tests received, by name.
        student: whose submission it is; "" for a self-check, which has no owner.
    """
    found = [(name, value) for name, values in received.items() for value in values]
    return [
        asides.note(
            f"`{name}` differs from {student}, the owner of this submission",
            f"it is {value[:40]!r}; check whose it is",
        )
        for name, value in found
        if student and value.strip() and learner_id.normal(value) != learner_id.normal(student)
    ]


def _in_words(value):
    if type(value) is str:
        return value[:LONGEST]
    if type(value) is int:
        bits = value.bit_length()
        return str(value) if bits <= MOST_BITS else f"a number of {bits:,} bits"
    return f"a value of type {type(value).__name__}"
