"""Finds what cells define, and define again, without running them (pure)."""

import ast
import re
from collections.abc import Iterable
from functools import lru_cache

from nbformat import NotebookNode

from autograder.notebook.cell_kinds import about, is_solution
from autograder.notebook.markers import SOLUTION, around, found
from autograder.notebook.parsing import parsed

NO_ANSWER = "YOUR ANSWER HERE"
_DEFINITION = re.compile(r"^(?:async\s+)?(?:def|class)\s+(\w+)|^(\w+)\s*=(?!=)", re.MULTILINE)


#: Twice all notebooks of this course; parsing as many characters takes up to a second.
MAX_PARSED = 250_000
MAX_KEPT = 20_000  # characters of a cell whose names are kept; of the instructor's, all are


def names_of(sources: Iterable[str]) -> list[frozenset[str]]:
    """Return what each of a learner's cells defines, in bounded time.

    Beyond MAX_PARSED characters, more than any honest notebook, cells are scanned by lines.
    """
    found, parsed = [], 0
    for source in sources:
        parsed += len(source)
        found.append(defined_names(source) if parsed <= MAX_PARSED else _by_lines(source))
    return found


def defined_names(source: str) -> frozenset[str]:
    """Return the functions, classes and variables that a cell defines at its top level.

    A cell that is not valid Python (a syntax error, a magic command) is scanned line by line.
    """
    return _kept(source) if len(source) <= MAX_KEPT else _defined(source)


@lru_cache(maxsize=256)  # each submission asks for the instructor's cells again
def _kept(source):
    return _defined(source)


def _defined(source):
    try:
        body = parsed(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return _by_lines(source)
    return frozenset().union(*map(_names, body))


@lru_cache(maxsize=256)
def names_read(source: str) -> frozenset[str]:
    """Return the names that an instructor's cell reads, its own among them.

    Raises:
        SyntaxError: it is not valid Python.
    """
    nodes = [node for node in ast.walk(parsed(source)) if isinstance(node, ast.Name)]
    return frozenset(node.id for node in nodes if isinstance(node.ctx, ast.Load))


def is_stub(source: str, solution: str) -> bool:
    """Whether a cell is as released: the text around the solution, and no answer.

    Of a solution without markers, a release has nothing but a line that raises an error.

    Args:
        source: the learner's cell.
        solution: the instructor's cell, with its solution between the markers.
    """
    answer = _between(source, solution) if found(solution, SOLUTION) else source
    lines = [line.strip() for line in answer.splitlines()]
    return all(not line or line.startswith(("#", "raise NotImplementedError")) for line in lines)


def handed_out(source: str, solution: str) -> bool:
    """Whether a text is all the instructor's, apart from nbgrader's "YOUR ANSWER HERE"."""
    return found(solution, SOLUTION) and _between(source, solution).strip() in ("", NO_ANSWER)


def redefined(notebook: NotebookNode) -> list[str]:
    """Return a note for review per graded name that a later cell redefines.

    Args:
        notebook: as `intake` has assembled it.
    """
    defines = notebook.metadata.get("autograder", {}).get("defines", {})
    graded, again = set(), []
    cells = [
        cell for cell in notebook.cells
        if cell.cell_type == "code" and not _is_the_instructors(cell)
    ]  # fmt: skip
    for cell, theirs in zip(cells, names_of(cell.source for cell in cells), strict=True):
        own = set(defines.get(about(cell).get("grade_id"), ()) if is_solution(cell) else ())
        again += sorted((graded - own) & theirs)
        graded |= own & theirs
    return [
        f"`{name}` is defined again in a later cell; the version in its own cell was graded"
        for name in dict.fromkeys(again)
    ]


def _is_the_instructors(cell):
    mark = about(cell)
    return bool((mark.get("locked") or mark.get("grade")) and not is_solution(cell))


def _between(source, solution):
    """Return what a cell has in place of the solution."""
    before, after = around(solution, SOLUTION)
    return source.strip().removeprefix(before.strip()).removesuffix(after.strip())


def _by_lines(source):
    return frozenset(first or second for first, second in _DEFINITION.findall(source))


def _names(statement):
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {statement.name}
    if isinstance(statement, ast.Assign | ast.AnnAssign):
        several = isinstance(statement, ast.Assign)
        targets = statement.targets if several else [statement.target]
        nodes = [node for target in targets for node in ast.walk(target)]
        return {node.id for node in nodes
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}  # fmt: skip
    return set()
