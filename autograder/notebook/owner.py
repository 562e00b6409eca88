"""Whose id a submission holds (pure): a solution cell with the tag `owner` binds it.

Tasks that are drawn by an id are worth little when the id is somebody else's, so another id than
the submission's is a note for review; a learner may have meant no harm, so it costs no points.
What is compared is the value that the tests received, not the text of the cell: there are too many
ways to write one value.
"""

import unicodedata
from collections.abc import Iterable, Mapping

from nbformat import NotebookNode

TAG = "owner"
LONGEST = 1_000  # characters of an id; a folder's name is shorter
MOST_BITS = 1_000  # of a number; Python refuses to write very large ones


def received(notebook: NotebookNode, tests: Iterable[Mapping[str, object]]) -> dict[str, list[str]]:
    """Return the ids that tests received, by the name that holds them.

    Args:
        notebook: what `intake` has put together.
        tests: for each test, the values of the graded names that it received.
    """
    defines = notebook.metadata.get("autograder", {}).get("defines", {})
    cells = [cell for cell in notebook.cells if TAG in cell.metadata.get("tags", ())]
    ids = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in cells}
    names = [name for grade_id in ids for name in defines.get(grade_id, ())]
    values = {name: [test[name] for test in tests if name in test] for name in names}
    return {name: list(dict.fromkeys(map(_in_words, found))) for name, found in values.items()}


def notes(received: Mapping[str, list[str]], student: str) -> list[str]:
    """Return what a person should look at.

    Args:
        received: the ids that tests received, by name.
        student: whose submission it is; "" for one's own notebook, which has no owner.
    """
    found = [(name, value) for name, values in received.items() for value in values]
    return [
        f"`{name}` is {value[:40]!r}, the submission is {student}'s: is it their own?"
        for name, value in found
        if student and value.strip() and _alike(value) != _alike(student)
    ]


def _in_words(value):
    if type(value) is str:
        return value[:LONGEST]
    if type(value) is int:
        bits = value.bit_length()
        return str(value) if bits <= MOST_BITS else f"a number of {bits:,} bits"
    return f"a value of type {type(value).__name__}"


def _alike(name):
    return unicodedata.normalize("NFC", name.strip()).casefold()
