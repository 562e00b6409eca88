"""Finds the messages that an instructor wrote into a test, by its text (pure).

A string of a test may be shown only if it is nothing but a message: that of an `assert`, what a
`raise` or `fail` says, or the message that an assertion's function is given. Inputs and expected
values are strings too, and a learner's function that fails on purpose could show one of these. So
where the text leaves a doubt, a string is no message.
"""

import ast
import builtins
from collections.abc import Iterator

from autograder.engine.messages import caught
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
FAILING = ("pytest", "self")  # whose `fail` takes a message
DEEPEST = 4  # names that stand for names
SHORTEST = 4  # letters that could tell something


def messages(test: ast.Module) -> Iterator[list[str]]:
    """Yield each message that a test may give, as the fixed parts of it.

    A name is followed to what the test itself binds it to. A string that occurs anywhere else in
    the test, too, is no message.
    """
    nodes = list(ast.walk(test))
    defined = _defined(nodes)
    places = [each for node in nodes for each in _places(node, defined)]
    names = Names(nodes, places)
    places = caught.without(places, nodes)
    found = [text for node in places for text in _followed(node, names, DEEPEST)]
    ours = {id(part) for text in found for part in _fixed(text)}
    others = [each for node in names.elsewhere() for each in ast.walk(node)]
    others += [each for each in nodes if id(each) not in ours]
    inputs = {str(each.value).strip() for each in others
              if isinstance(each, ast.Constant) and _is_text(each)}  # fmt: skip
    for text in found:
        parts = _parts(text)
        told = [part.strip() for part in parts if len(part.strip()) >= SHORTEST]
        if not inputs.intersection(told):
            yield parts


def _defined(nodes):
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    return {node.name for node in nodes if isinstance(node, kinds)}


def _places(node: ast.AST, defined: set[str]) -> Iterator[ast.expr]:
    """Yield the expressions that are messages, by where they are."""
    if isinstance(node, ast.Assert) and node.msg:
        yield node.msg
    elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        if _is_pythons(node.exc.func) and not any(map(_is_starred, node.exc.args)):
            yield from node.exc.args
    elif isinstance(node, ast.Call) and not any(map(_is_starred, node.args)):
        before = _before(node.func, defined)
        if before is not None:
            yield from node.args[before:]
            yield from (each.value for each in node.keywords if each.arg in KEYWORDS)


def _is_pythons(called):
    """Whether it is an exception of Python's own: what another one does with a text is unknown."""
    kind = getattr(builtins, called.id, None) if isinstance(called, ast.Name) else None
    return isinstance(kind, type) and issubclass(kind, BaseException)


def _is_starred(node):
    return isinstance(node, ast.Starred)


def _before(called, defined):
    """Return how many values stand before an assertion's message; None if it is none.

    A function under another name may be a learner's.
    """
    owner = called.value if isinstance(called, ast.Attribute) else None
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    if name in defined:
        return None
    if name == "fail":
        return 0 if isinstance(owner, ast.Name) and owner.id in FAILING else None
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


def _parts(text) -> list[str]:
    """Return the fixed parts of a text, in between which something is put."""
    if isinstance(text, ast.Constant):
        return [str(text.value)]
    fixed = [""]
    for part in text.values:
        if isinstance(part, ast.Constant):
            fixed[-1] += str(part.value)
        else:
            fixed.append("")
    return fixed
