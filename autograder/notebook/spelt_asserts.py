"""Lets each `assert` of a test that has no message say its own line (pure).

For the instructor, all of them do, when the model solution is graded. For learners, only those that
the release shows do. What a test accepts is not changed.
"""

import ast
from collections.abc import Callable
from functools import lru_cache

from nbformat import NotebookNode

from autograder.notebook import code_in_words, markers
from autograder.notebook.cell_kinds import is_test

FAILS = "`{line}` does not hold"


def spelt(notebook: NotebookNode) -> NotebookNode:
    """Return a notebook in whose tests every `assert` has a message."""
    cells = [
        NotebookNode(cell, source=_spelt(cell.source, lambda rows: True)) if is_test(cell) else cell
        for cell in notebook.cells
    ]
    return NotebookNode(notebook, cells=cells)


@lru_cache(maxsize=256)  # the tests are the same for a whole class
def public(source: str) -> str:
    """Return a test in which every `assert` outside of hidden lines has a message."""
    lines = markers.lines(source, markers.HIDDEN)
    return _spelt(source, {row for row, line in enumerate(lines) if line.is_shown}.issuperset)


def _spelt(source: str, is_meant: Callable[[range], bool]) -> str:
    """Return a test's text with messages; as it is if it is not plain Python."""
    if "assert" not in source:
        return source
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError):
        return source
    if "\r" in source:  # Python may count it as the end of a line
        return source
    bare = [node for node in nodes if isinstance(node, ast.Assert) and not node.msg]
    meant = [node for node in bare if is_meant(_rows(node))]
    if not meant:
        return source
    lines = [line.encode() for line in source.split("\n")]
    for node in sorted(meant, key=_end, reverse=True):  # so that the places before stay
        row, column = _end(node)
        message = FAILS.format(line=code_in_words.text(node, source))
        lines[row] = lines[row][:column] + f", {message!r}".encode() + lines[row][column:]
    return _if_the_same(source, b"\n".join(lines).decode())


def _rows(node):
    return range(node.lineno - 1, node.end_lineno)


def _end(node):
    return node.end_lineno - 1, node.end_col_offset


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
