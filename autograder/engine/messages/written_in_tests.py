"""Finds the messages that an instructor wrote into a test, by its text (pure).

A string of a test may be shown only if it is nothing but a message: that of an `assert`, what a
`raise` or `fail` says, or the message that an assertion's function is given. Inputs and expected
values are strings too, and a learner's function that fails on purpose could show one of these. So
where the text leaves a doubt, a string is no message.
"""

import ast
import builtins
from collections.abc import Iterator

from autograder.engine.messages import caught, code_in_texts
from autograder.engine.messages.known_names import Known, last_name
from autograder.engine.messages.names_of_messages import Names, positions

KEYWORDS = {"msg", "err_msg", "message", "reason"}
#: Assertions of unittest, nose and numpy.testing by how many values stand before their message;
#: in lower case, without `assert` and underscores.
VALUES = {
    **dict.fromkeys(("true", "false", "isnone", "isnotnone", ""), 1),
    **dict.fromkeys(
        ("equal", "equals", "notequal", "is", "isnot", "in", "notin", "isinstance",
         "notisinstance", "isnotinstance", "almostequal", "notalmostequal", "greater",
         "greaterequal", "less", "lessequal", "regex", "notregex", "countequal", "listequal",
         "tupleequal", "dictequal", "setequal", "sequenceequal", "multilineequal", "allclose",
         "arrayequal", "arrayalmostequal", "arrayless", "approxequal"), 2),
}  # fmt: skip
NOSES = {"ok_": 1, "eq_": 2}
#: What catches these gets more of them than a text, or waits for them.
CARRIERS = (StopIteration, StopAsyncIteration, GeneratorExit, BaseExceptionGroup)
DEEPEST = 4  # names that stand for names
SHORTEST = 4  # letters that could tell something


def messages(test: ast.Module) -> Iterator[list[str]]:
    """Yield each message that a test may give, as the fixed parts of it.

    A name is followed to what the test itself binds it to. A string that occurs anywhere else in
    the test, too, is no message.
    """
    nodes = list(ast.walk(test))
    known, defined = Known(nodes), _defined(nodes)
    places = [each for node in nodes for each in _places(node, known, defined)]
    places = caught.without(places, nodes, known)
    names = Names(test, nodes, places)
    found = [text for node in places for text in _followed(node, names, DEEPEST)]
    ours = {id(part) for text in found for part in _fixed(text)}
    others = [each for node in names.elsewhere() for each in ast.walk(node)]
    others += [each for each in nodes if id(each) not in ours]
    inputs = {str(each.value).strip() for each in others
              if isinstance(each, ast.Constant) and _is_text(each)}  # fmt: skip
    for text in found:
        parts = code_in_texts.written(text)
        if not inputs.intersection(_told(parts)):
            yield parts


def _told(parts):
    return [part.strip() for part in parts if len(part.strip()) >= SHORTEST]


def _defined(nodes):
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    return {node.name for node in nodes if isinstance(node, kinds)}


def _places(node: ast.AST, known: Known, defined: set[str]) -> Iterator[ast.expr]:
    """Yield the expressions that are messages, by where they are."""
    if isinstance(node, ast.Assert) and node.msg:
        yield node.msg
    elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        if _is_of_a_text(node.exc) and last_name(node.exc.func) not in defined:
            yield node.exc.args[0]
    elif isinstance(node, ast.Call) and not any(map(_is_starred, node.args)):
        before = _before(node.func, known)
        if before is not None:
            yield from node.args[before:]
            yield from (each.value for each in node.keywords if each.arg in KEYWORDS)


def _is_of_a_text(call):
    """Whether it makes an exception of Python's own of one text.

    What another one does with a text, and what several ones are for, is unknown.
    """
    kind = getattr(builtins, call.func.id, None) if isinstance(call.func, ast.Name) else None
    if not (isinstance(kind, type) and issubclass(kind, BaseException)):
        return False
    plain = len(call.args) == 1 and not call.keywords and not _is_starred(call.args[0])
    return plain and not issubclass(kind, CARRIERS)


def _is_starred(node):
    return isinstance(node, ast.Starred)


def _before(called, known):
    """Return how many values stand before an assertion's message; None if it is not an assertion.

    A function under another name may be a learner's, and one that the test does not import, too.
    """
    name = last_name(called)
    if not known.is_known(called):
        return None
    if name == "fail":
        return 0 if isinstance(called, ast.Attribute) else None
    if not name.startswith("assert"):
        return NOSES.get(name)
    return VALUES.get(name.lower().removeprefix("assert").replace("_", ""))


def _followed(node, names, deep) -> Iterator[ast.expr]:
    """Yield the texts that an expression may be."""
    for each in positions(node):
        if isinstance(each, ast.JoinedStr) or _is_text(each):
            yield each
        elif isinstance(each, ast.Name) and deep:
            for value in names.values(each.id):
                yield from _followed(value, names, deep - 1)


def _is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _fixed(text) -> list[ast.expr]:
    return [text] if isinstance(text, ast.Constant) else list(filter(_is_text, text.values))
