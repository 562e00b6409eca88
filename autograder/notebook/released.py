"""A released notebook as the one to grade by, where source/ is not there (pure).

Its hidden tests are empty, and so are its written answers: the name that holds one is found in the
check that reads it.
"""

import ast
import builtins

from nbformat import NotebookNode

from autograder.notebook.cell_kinds import about, is_cleared, is_solution, is_test, tests_of
from autograder.notebook.definitions import defined_names, names_read
from autograder.notebook.parsing import parsed


def to_grade_by(released: NotebookNode) -> NotebookNode:
    """Return a released notebook without its empty tests, each answer with the name it defines."""
    kept = [cell for cell in released.cells if not is_cleared(cell)]
    names = unbound(released)
    return NotebookNode(released | {"cells": [_naming(cell, names) for cell in kept]})


def unbound(released: NotebookNode) -> dict[str, list[str]]:
    """Return the names that the checks of an exercise are the first to read and no cell defines."""
    code = [cell for cell in released.cells if cell.cell_type == "code"]
    bound = set(dir(builtins)).union(*(_bound(cell.source) for cell in code))
    read = {about(cell)["grade_id"]: names_read(cell.source) for cell in filter(is_test, code)}
    found = {}
    for exercise, tests in tests_of(released).items():
        found[exercise] = sorted(set().union(*(read[test] for test in tests)) - bound)
        bound.update(found[exercise])
    return found


def _naming(cell, names):
    """Return a cell that defines nothing, such as an empty answer, with the name that it should."""
    if cell.cell_type != "code" or not is_solution(cell) or defined_names(cell.source):
        return cell
    lines = [f"{name} = None" for name in names[about(cell)["grade_id"]]]
    return NotebookNode(cell | {"source": "\n".join([*lines, cell.source])})


def _nodes(source):
    return list(ast.walk(parsed(source)))


def _bound(source):
    nodes = _nodes(source)
    stored = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    imported = {alias.asname or alias.name.partition(".")[0]
                for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)
                for alias in node.names}  # fmt: skip
    return stored | imported | defined_names(source)
