"""Small mistakes in a solution's text: what the rules in `edit_rules` make of its syntax tree.

What a rule yields takes a node's place; a text that is not valid Python, or was there before, is
left out.
"""

import ast
from collections import Counter
from typing import NamedTuple

from autograder.release.mutation import edit_rules


class Edit(NamedTuple):
    """One mistake: what was changed, in words that name no line, and the text with it."""

    what: str
    source: str


def edits(source: str) -> list[Edit]:
    """Return the texts that every rule makes of every node of a function, each once."""
    tree = _without_docstrings(ast.parse(source))
    scope = _scope(tree)
    seen, found, times = {ast.unparse(tree)}, [], Counter()
    for node, put in _places(tree):
        for rule, make in edit_rules.RULES.items():
            for other in make(node, scope):
                put(other)
                text = _valid(tree)
                put(node)
                if text and text not in seen:
                    seen.add(text)
                    what = f"{rule}: {_short(node)} -> {_short(other)}"
                    times[what] += 1
                    found.append(Edit(what + f" ({times[what]})" * (times[what] > 1), text))
    return found


def plain(source: str) -> str:
    """Return a solution's text as an edit's is: without comments and docstrings."""
    return ast.unparse(_without_docstrings(ast.parse(source)))


def _places(tree):
    """Yield each node with the function that puts another in its place."""
    for parent in list(ast.walk(tree)):
        for field, value in list(ast.iter_fields(parent)):
            if isinstance(value, ast.AST):
                yield value, lambda new, p=parent, f=field: setattr(p, f, new)
            elif isinstance(value, list):
                for place, each in enumerate(value):
                    if isinstance(each, ast.AST):
                        yield each, lambda new, v=value, i=place: v.__setitem__(i, new)


def _scope(tree):
    bound = [node.id for node in ast.walk(tree)
             if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]  # fmt: skip
    names = [node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)] + bound
    keys = [str(node.value) for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and edit_rules.is_key(node.value)]  # fmt: skip
    return edit_rules.Scope(tuple(dict.fromkeys(names)), tuple(dict.fromkeys(keys)))


def _without_docstrings(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and ast.get_docstring(node):
            node.body = node.body[1:]
    return tree


def _valid(tree):
    try:
        text = ast.unparse(ast.fix_missing_locations(tree))
        compile(text, "<mutant>", "exec")
    except (SyntaxError, ValueError, TypeError, AttributeError):
        return ""
    return text


def _short(node):
    text = " ".join(ast.unparse(ast.fix_missing_locations(node)).split())
    return text if len(text) <= 60 else text[:57] + "..."
