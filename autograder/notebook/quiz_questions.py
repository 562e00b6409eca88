"""Finds the questions of a quiz in the calls of `ask` that show their cards (pure)."""

import ast
from collections.abc import Iterator

from nbformat import NotebookNode

KINDS = ("one", "several", "order", "number")


def asked(cell: NotebookNode) -> Iterator[tuple[str, ast.Call]]:
    """Yield the kind of each question that a cell asks, and the call.

    Raises:
        SyntaxError: a code cell that names `ask` is not Python.
    """
    if cell.cell_type != "code" or "ask." not in cell.source:
        return
    for node in ast.walk(ast.parse(cell.source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("ask."):
            kind = ast.unparse(node.func).removeprefix("ask.")
            if kind in KINDS:
                yield kind, node


def options(notebook: NotebookNode) -> dict[str, dict[str, str]]:
    """Return the text of each option by its key, for each question by its name."""
    calls = [call for cell in notebook.cells for _, call in asked(cell)]
    return {ast.literal_eval(call.args[0]): options_of(call) for call in calls}


def options_of(call: ast.Call) -> dict[str, str]:
    """Return the text of each option of one question by its key; {} for a number."""
    return ast.literal_eval(call.args[1]) if len(call.args) > 1 else {}
