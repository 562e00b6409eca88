"""Leaves out the messages of exceptions that a test itself catches and looks at (pure).

Their text may go on from there, into what a learner's function is given.
"""

import ast

from autograder.engine.messages.names_of_messages import positions

#: What tells an exception's text where it has no name.
_TELLS = {"sys", "traceback", "exc_info", "format_exc", "exception", "last_value"}
#: Context managers whose value is no exception.
_HARMLESS = {"open", "catch_warnings", "redirect_stdout", "redirect_stderr", "subTest", "patch",
             "TemporaryDirectory", "NamedTemporaryFile", "StringIO", "warns"}  # fmt: skip
_DEFINITIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda


def without(places: list[ast.expr], nodes: list[ast.AST]) -> list[ast.expr]:
    """Return the messages that no exception carries on.

    Args:
        places: the expressions that are messages.
        nodes: all of the test.
    """
    said = {id(each) for place in places for each in _said_in(place)}
    said |= {id(node.cause) for node in nodes if isinstance(node, ast.Raise)}
    inside = [each for body in _watched(nodes, said) for line in body for each in ast.walk(line)]
    own = {getattr(node, "name", "") for node in nodes if isinstance(node, _DEFINITIONS)}
    if any(isinstance(each, ast.Name) and each.id in own for each in inside):
        functions = [node for node in nodes if isinstance(node, _DEFINITIONS)]
        inside += [each for node in functions for each in ast.walk(node)]
    caught = set(map(id, inside))
    return [place for place in places if id(place) not in caught]


def _watched(nodes, said):
    """Yield the lines from which a test catches an exception, to look at it."""
    for node in nodes:
        looks = False
        if isinstance(node, ast.Try | ast.TryStar):
            looks = any(_looks(handler, said) for handler in node.handlers)
        elif isinstance(node, ast.With | ast.AsyncWith):
            looks = any(each.optional_vars and not _is_harmless(each) for each in node.items)
        if looks:
            yield node.body


def _looks(handler, said):
    """Whether a handler does more with its exception than put it into a message."""
    inside = [each for line in handler.body for each in ast.walk(line)]
    names = [each for each in inside if isinstance(each, ast.Name)]
    told = {each.attr for each in inside if isinstance(each, ast.Attribute)}
    told |= {each.id for each in names}
    used = any(each.id == handler.name and id(each) not in said for each in names)
    return used or bool(told & _TELLS)


def _said_in(place):
    """Yield what is put into a message."""
    for node in positions(place):
        if isinstance(node, ast.JoinedStr):
            yield from (each.value for each in node.values if isinstance(each, ast.FormattedValue))


def _is_harmless(item):
    called = item.context_expr.func if isinstance(item.context_expr, ast.Call) else None
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name in _HARMLESS
