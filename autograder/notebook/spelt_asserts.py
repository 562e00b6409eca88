"""Lets each `assert` of a test that has no message say its own line (pure).

It is for the instructor, of the model solution, and changes nothing of what a test accepts.
"""

import ast

from nbformat import NotebookNode

from autograder.notebook import code_in_words
from autograder.notebook.cell_kinds import is_test

FAILS = "`{line}` does not hold"


def spelt(notebook: NotebookNode) -> NotebookNode:
    """Return a notebook in whose tests every `assert` has a message."""
    cells = [
        NotebookNode(cell, source=_spelt(cell.source)) if is_test(cell) else cell
        for cell in notebook.cells
    ]
    return NotebookNode(notebook, cells=cells)


def _spelt(source):
    """Return a test's text with messages; as it is if it is not plain Python."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError):
        return source
    bare = [node for node in nodes if isinstance(node, ast.Assert) and not node.msg]
    lines = [line.encode() for line in source.split("\n")]
    for node in sorted(bare, key=lambda each: (each.end_lineno, each.end_col_offset), reverse=True):
        row, column = node.end_lineno - 1, node.end_col_offset
        message = FAILS.format(line=code_in_words.text(node, source))
        said = f", {message!r}".encode()
        lines[row] = lines[row][:column] + said + lines[row][column:]
    return _if_the_same(source, b"\n".join(lines).decode())


def _if_the_same(source, changed):
    """Return the changed text if it is the same test but for messages, else the source."""
    try:
        return changed if _without_messages(changed) == _without_messages(source) else source
    except (SyntaxError, ValueError):
        return source


def _without_messages(source):
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert) and isinstance(node.msg, ast.Constant):
            node.msg = None
    return ast.dump(tree)
