"""Leaves out the messages of exceptions that a test or a learner's code may catch (pure).

Their text may go on from there: it is what a learner's function is given, and no message. A part of
a test from which an exception may be caught is called open here.
"""

import ast
import builtins

from autograder.engine.messages.handed import Handed
from autograder.engine.messages.known_names import Known, last_name
from autograder.engine.messages.names_of_messages import positions

#: What tells an exception's text where it has no name.
_TELLS = {"sys", "traceback", "exc_info", "format_exc", "exception", "last_value"}
#: Context managers whose value is no exception.
_HARMLESS = {"open", "catch_warnings", "redirect_stdout", "redirect_stderr", "subTest", "patch",
             "TemporaryDirectory", "NamedTemporaryFile", "StringIO", "warns"}  # fmt: skip
_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


def without(places: list[ast.expr], nodes: list[ast.AST], known: Known) -> list[ast.expr]:
    """Return the messages that nothing catches on their way to whoever reads them.

    Args:
        places: the expressions that are messages.
        nodes: all of the test.
        known: the names that are not a learner's.
    """
    handed = Handed(nodes, known)
    found = [*_watched(nodes, places, known), *handed.parts()]
    inside = {id(each): each for part in found for each in ast.walk(part)}
    functions = [each for each in nodes if isinstance(each, _FUNCTIONS)]
    while True:
        called = {last_name(each) for each in inside.values()}
        more = [each for each in functions if id(each) not in inside and each.name in called]
        if not more:
            return [place for place in places if id(place) not in inside]
        inside |= {id(each): each for part in more for each in ast.walk(part)}


def _watched(nodes, places, known):
    """Yield the lines from which a test catches an exception, to look at it."""
    said = {id(each) for place in places for each in _said_in(place)}
    said |= {id(node.cause) for node in nodes if isinstance(node, ast.Raise)}
    for node in nodes:
        looks = False
        if isinstance(node, ast.Try | ast.TryStar):
            looks = any(_looks(handler, said) for handler in node.handlers)
            looks = looks or _calls([*node.handlers, *node.finalbody], known)
        elif isinstance(node, ast.With | ast.AsyncWith):
            looks = not all(_is_harmless(each, known) for each in node.items)
        if looks:
            yield from node.body


def _looks(handler, said):
    """Whether a handler does more with its exception than put it into a message."""
    inside = [each for line in handler.body for each in ast.walk(line)]
    names = [each for each in inside if isinstance(each, ast.Name)]
    told = {each.attr for each in inside if isinstance(each, ast.Attribute)}
    told |= {each.id for each in names}
    used = any(each.id == handler.name and id(each) not in said for each in names)
    return used or bool(told & _TELLS)


def _calls(lines, known):
    """Whether something is called that may ask for the exception at hand."""
    calls = [each for line in lines for each in ast.walk(line) if isinstance(each, ast.Call)]
    named = [each.func for each in calls if not known.is_known(each.func)]
    return not all(isinstance(each, ast.Name) and hasattr(builtins, each.id) for each in named)


def _said_in(place):
    """Yield what is put into a message."""
    for node in positions(place):
        if isinstance(node, ast.JoinedStr):
            yield from (each.value for each in node.values if isinstance(each, ast.FormattedValue))


def _is_harmless(item, known):
    """Whether a context manager is not a learner's, and does not hand an exception on."""
    called = item.context_expr.func if isinstance(item.context_expr, ast.Call) else None
    if called is None:
        return False
    name = last_name(called)
    if not (known.is_known(called) or (isinstance(called, ast.Name) and name == "open")):
        return False
    return name in _HARMLESS or not item.optional_vars
