"""Says in words what a piece of a test does, with its line (pure)."""

import ast

LONGEST = 50  # characters of a line
_NODES: dict[tuple[type[ast.AST], ...], str] = {
    (ast.Assign, ast.AnnAssign, ast.NamedExpr): "assigns a variable",
    (ast.AugAssign,): "changes a variable",
    (ast.Delete,): "deletes a name or an item",
    (ast.Global, ast.Nonlocal): "changes a variable of another scope",
    (ast.Import, ast.ImportFrom): "imports something",
    (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda): "defines a function",
    (ast.ClassDef,): "defines a class",
    (ast.For, ast.AsyncFor, ast.While): "has a loop",
    (ast.If, ast.IfExp, ast.Match): "chooses by a condition",
    (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp): "computes values in a loop",
    (ast.Try, ast.TryStar): "catches exceptions",
    (ast.Raise,): "raises an exception",
    (ast.With, ast.AsyncWith): "has a `with` block",
    (ast.Attribute,): "reads an attribute",
    (ast.Subscript,): "reads an item",
    (ast.Starred,): "unpacks a value",
    (ast.Expr,): "has a line that is only a value",
    (ast.Await, ast.Yield, ast.YieldFrom): "waits for a value",
    (ast.Return, ast.Break, ast.Continue, ast.Pass): "has a statement that compares nothing",
}  # fmt: skip
_WORDS = {kind: words for kinds, words in _NODES.items() for kind in kinds}
_ITEMS = {ast.Subscript: "an item", ast.Attribute: "an attribute"}


def line(node: ast.AST, source: str) -> str:
    """Return a node's line in brackets, shortened; "" if it has none."""
    found = text(node, source)
    return f" (`{found}`)" if found else ""


def text(node: ast.AST, source: str) -> str:
    """Return a node's first line, shortened; "" if it has none."""
    found = " ".join((ast.get_source_segment(source, node) or "").split("\n")[0].split())
    return found if len(found) <= LONGEST else f"{found[: LONGEST - 1]}…"


def words(node: ast.AST) -> str:
    """Return what a node does, such as "assigns a variable"."""
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        item = next((_ITEMS[type(each)] for each in targets if type(each) in _ITEMS), "")
        return f"changes {item}" if item else _WORDS[type(node)]
    return _WORDS.get(type(node), "has more than a comparison")
