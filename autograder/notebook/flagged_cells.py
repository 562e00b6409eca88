"""Which graded cells a note for review is about: those that it names, or all tests (pure)."""

import re
from collections.abc import Iterable

from nbformat import NotebookNode

from autograder.notebook.cell_kinds import about, exercise_of, graded, is_test

_NAMED = re.compile(r"`([^`\n]+)`")


def of(notes: Iterable[str], notebook: NotebookNode) -> dict[str, list[str]]:
    """Return the grade_ids of the cells that somebody should look at, by note.

    A note names a cell, its exercise, or what the exercise defines. One that names none of them is
    about every test, or about all that a person marks where there is no test.

    Args:
        notes: for review.
        notebook: as the grader keeps it.
    """
    if not (notes := list(notes)):
        return {}
    cells = graded(notebook)
    names = [about(cell)["grade_id"] for cell in cells]
    tests = [about(cell)["grade_id"] for cell in filter(is_test, cells)]
    said = _said_of(names, notebook)
    return {
        note: [name for name in names if said[name] & {*_NAMED.findall(note)}] or tests or names
        for note in notes
    }


def _said_of(names, notebook):
    """Return the words in a note that mean a cell, by its name."""
    owner = exercise_of(notebook)
    defines = notebook.metadata.get("autograder", {}).get("defines", {})
    return {name: {name, owner.get(name), *defines.get(owner.get(name), ())} for name in names}
