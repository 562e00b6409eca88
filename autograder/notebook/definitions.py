"""What a cell's text defines, found without running it (pure)."""

import ast
import re
from collections.abc import Iterable
from functools import lru_cache

from autograder.notebook.metadata import SOLUTION

NO_ANSWER = "YOUR ANSWER HERE"
_DEFINITION = re.compile(r"^(?:async\s+)?(?:def|class)\s+(\w+)|^(\w+)\s*=(?!=)", re.MULTILINE)


#: A whole course's notebooks have a tenth of it; parsing takes about a second for a million.
MAX_PARSED = 1_000_000


def names_of(sources: Iterable[str]) -> list[frozenset[str]]:
    """Return what each of a learner's cells defines, in bounded time.

    Once so much was parsed as no honest notebook has, the other cells are read line by line.
    """
    found, parsed = [], 0
    for source in sources:
        parsed += len(source)
        found.append(defined_names(source) if parsed <= MAX_PARSED else _by_lines(source))
    return found


@lru_cache(maxsize=256)  # the instructor's own cells are asked for again with each submission
def defined_names(source: str) -> frozenset[str]:
    """Return the functions, classes and variables that a cell defines at its top level.

    A cell that is no valid Python (a syntax error, a magic command) is read line by line.
    """
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return _by_lines(source)
    return frozenset().union(*map(_names, body))


def is_stub(source: str, solution: str) -> bool:
    """Whether a cell is what was handed out: the text around the solution, and no answer.

    Args:
        source: the learner's cell.
        solution: the instructor's cell, with its solution between the markers.
    """
    lines = [line.strip() for line in _between(source, solution).splitlines()]
    return all(not line or line.startswith(("#", "raise NotImplementedError")) for line in lines)


def handed_out(source: str, solution: str) -> bool:
    """Whether every word of a text is the instructor's, or nbgrader's "YOUR ANSWER HERE"."""
    return SOLUTION[0] in solution and _between(source, solution).strip() in ("", NO_ANSWER)


def _between(source, solution):
    """Return what a cell has instead of the solution."""
    before, _, rest = solution.partition(SOLUTION[0])
    after = rest.partition(SOLUTION[1])[2]
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
        return {node.id for node in nodes if isinstance(node, ast.Name)}
    return set()
