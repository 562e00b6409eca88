"""Whose id a submission holds (pure): a cell with the tag `owner` binds it, as one plain value.

Tasks that are drawn by an id are worth little when the id is somebody else's, so another id than
the submission's is a note for review; a learner may have meant no harm, so it costs no points.
"""

import ast

from nbformat import NotebookNode

TAG = "owner"


def notes(notebook: NotebookNode, student: str) -> list[str]:
    """Return what a person should look at.

    Args:
        notebook: the instructor's, with the learner's cells in it.
        student: whose submission it is; "" for one's own notebook, which has no owner.
    """
    cells = [cell for cell in notebook.cells if TAG in cell.metadata.get("tags", ())]
    return [note for cell in cells for note in _of(cell.source, student)]


def _of(source, student):
    try:
        found = {name: value for node in ast.parse(source).body for name, value in _bound(node)}
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []  # the cell does not run either, and its test says so
    return [note for name, value in found.items() if (note := _note(name, value, student))]


def _bound(node):
    """Yield each name that a line binds, with the text of its value; None where it has none."""
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    value = getattr(node, "value", None)
    for target in targets:
        if isinstance(target, ast.Name):
            plain = isinstance(value, ast.Constant) and isinstance(value.value, str | int)
            yield target.id, str(value.value) if plain else None


def _note(name, value, student):
    if not student:
        return ""  # one's own notebook, which nobody has handed in
    if value is None:
        return f"`{name}` is computed, expected a plain text; compare it with {student}"
    if not value.strip() or value.strip().casefold() == student.strip().casefold():
        return ""
    return f"`{name}` is {value[:40]!r}, the submission is {student}'s: is it their own?"
