"""Which names a cell reads and binds, also one with magics, without running it (pure).

Statement by statement: a name counts as read where nothing above it in the cell has bound it.
"""

import ast
import re
from functools import lru_cache
from typing import NamedTuple

from autograder.notebook.definitions import defined_names
from autograder.notebook.parsing import parsed

# in time that grows with the length alone: the text may be a learner's
_MAGIC = re.compile(r"^([^\S\n]*)[%!].*$", re.MULTILINE)
_ASSIGNED = re.compile(r"^([\w, \t]+=[ \t]*)[%!].*$", re.MULTILINE)
_WORD = re.compile(r"[A-Za-z_]\w*")
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_LATER = (*_SCOPES, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_SURE = (ast.Assign, ast.AnnAssign, ast.Import, ast.ImportFrom, ast.For, ast.With, *_SCOPES)


class Names(NamedTuple):
    """The names that a cell reads from elsewhere, and those that it binds for others.

    `reusable` has those that an import, a function or a class binds, with the text of all of them.
    """

    read: frozenset[str]
    bound: frozenset[str]
    reusable: frozenset[str] = frozenset()
    definitions: str = ""


def without_magics(source: str) -> str:
    """Return a cell's text as Python: a line with a magic does nothing, or gives None."""
    first, _, rest = source.lstrip().partition("\n")
    source = rest if first.startswith("%%") else source
    return _MAGIC.sub(r"\1pass", _ASSIGNED.sub(r"\1None", source))


@lru_cache(maxsize=1024)
def of(source: str) -> Names:
    """Return the names of a cell; of one that is no Python, all its words count as read."""
    try:
        return _of(parsed(without_magics(source)).body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Names(frozenset(_WORD.findall(source)), defined_names(source))


def _of(body):
    read, surely, bound, reusable = set(), set(), set(), []
    for statement in body:
        own = _bound(statement)
        read |= _read(statement) - surely
        bound |= own
        if isinstance(statement, _SURE):
            surely |= own
        if isinstance(statement, (ast.Import, ast.ImportFrom, *_SCOPES)):
            reusable.append(statement)
    names = frozenset().union(*map(_bound, reusable))
    text = "\n".join(map(ast.unparse, reusable))
    return Names(frozenset(read), frozenset(bound), names, text)


def _read(statement):
    """Return the names that a statement reads, also those in functions that it defines."""
    if isinstance(statement, ast.Name):
        return {statement.id} if isinstance(statement.ctx, ast.Load) else set()
    read = set().union(*map(_read, ast.iter_child_nodes(statement)))
    if isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name):
        read.add(statement.target.id)
    return read - _own(statement) if isinstance(statement, _LATER) else read


def _own(scope):
    """Return the names of a function or a comprehension that are its own."""
    if isinstance(scope, ast.ClassDef):
        return set()
    nodes = list(ast.walk(scope))
    stored = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    elsewhere = {name for n in nodes if isinstance(n, ast.Global) for name in n.names}
    return (stored - elsewhere) | {n.arg for n in nodes if isinstance(n, ast.arg)}


def _bound(statement):
    """Return the names that a statement binds in the cell's own scope."""
    found, waiting = set(), [statement]
    while waiting:
        node = waiting.pop()
        if isinstance(node, _SCOPES):
            found.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found |= {each.asname or each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
            found.add(node.name)
        if isinstance(node, _LATER):
            found |= {name for each in ast.walk(node) if isinstance(each, ast.Global)
                      for name in each.names}  # fmt: skip
        else:
            waiting += ast.iter_child_nodes(node)
    return found
