"""Finds what may be read in a test without its name being written as one (pure).

A name at the top of a test is a variable that a learner's function can read, one in a class is an
attribute, and `f_locals["why"]` reads a name by its spelling.
"""

import ast
import re
from collections.abc import Iterator

#: With these, a name can be read without being written.
_READ_ANY = {
    "locals", "globals", "vars", "dir", "eval", "exec", "compile", "__dict__", "__globals__",
    "__closure__", "f_locals", "f_globals", "f_back", "currentframe", "_getframe",
    "getclosurevars", "get_ipython", "user_ns", "user_global_ns", "run_cell", "__main__",
    "__import__", "import_module", "modules", "doctest", "*",
}  # fmt: skip
_SCOPES = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ListComp,
           ast.SetComp, ast.DictComp, ast.GeneratorExp)  # fmt: skip


def scopes(test: ast.Module) -> Iterator[tuple[type, ast.AST]]:
    """Yield all of a test, each with the kind of what binds its names: a module, for example."""
    left: list[tuple[type, ast.AST]] = [(ast.Module, test)]
    while left:
        scope, node = left.pop()
        yield scope, node
        inner = type(node) if isinstance(node, _SCOPES) else scope
        left += [(inner, each) for each in ast.iter_child_nodes(node)]


def reads_any(nodes: list[ast.AST]) -> bool:
    """Whether something in a test could read all of its names."""
    return any(not _READ_ANY.isdisjoint(_spelled(each)) for each in nodes)


def spelled(nodes: list[ast.AST]) -> set[str]:
    """Return the names that a test reads as attributes, or by their spelling."""
    found = {each.attr for each in nodes if isinstance(each, ast.Attribute)}
    texts = [each.value for each in nodes if isinstance(each, ast.Constant)
             and isinstance(each.value, str)]  # fmt: skip
    found |= {each.strip() for each in texts}
    return found | {name for each in texts for name in re.findall(r"[@.$]\s*(\w+)", each)}


def _spelled(node):
    if isinstance(node, ast.alias):
        return set(node.name.split(".")) | {node.asname}
    return {getattr(node, "attr", None), getattr(node, "id", None)}


def by_other_means(node: ast.AST) -> set[str]:
    """Return the names that a node binds without an `ast.Name`."""
    if isinstance(node, ast.Global | ast.Nonlocal):
        return set(node.names)
    if isinstance(node, ast.alias):
        return {(node.asname or node.name).partition(".")[0]}
    if isinstance(node, ast.arg):
        return {node.arg}
    named = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler, ast.MatchAs,
             ast.MatchStar)  # fmt: skip
    if isinstance(node, named) and node.name:
        return {node.name}
    return {node.rest} if isinstance(node, ast.MatchMapping) and node.rest else set()
