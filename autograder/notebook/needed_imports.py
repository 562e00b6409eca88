"""What of a setup cell the tests need: an import that none of them names only takes time (pure).

A learner's cells draw figures and the tests do not, and matplotlib alone takes half a second.
"""

import ast
import re
from collections.abc import Iterable


def of(setup: str, tests: Iterable[str]) -> ast.Module:
    """Return a setup cell without the imports of names that neither it nor a test has in its text.

    Args:
        setup: the cell's source.
        tests: the sources of the cells that run after it.

    Raises:
        SyntaxError: the cell is not valid Python.
    """
    tree = ast.parse(setup)
    own = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    words = own.union(*(re.findall(r"\w+", test) for test in tests))
    tree.body = [kept for node in tree.body if (kept := _kept(node, words))]
    return tree


def _kept(node, words):
    """Return a statement, or what is left of an import; None if nothing is."""
    if not isinstance(node, ast.Import | ast.ImportFrom) or _is_future(node):
        return node
    node.names = [each for each in node.names if _bound(each) in words | {"*"}]
    return node if node.names else None


def _is_future(node):
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


def _bound(alias):
    return alias.asname or alias.name.partition(".")[0]
