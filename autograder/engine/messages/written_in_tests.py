"""Finds the messages that an instructor wrote into a test, by its text (pure).

A string of a test may be shown only if it is nothing but a message: that of an `assert`, what a
`raise` or `fail` says, or the message that an assertion's function is given. Inputs and expected
values are strings too, and a learner's function that fails on purpose could show one of these.
"""

import ast
from collections.abc import Iterable, Iterator

KEYWORDS = {"msg", "err_msg", "message", "reason"}
#: Assertions of unittest, nose and numpy.testing by how many values stand before their message;
#: in lower case, without `assert` and underscores.
VALUES = {
    **dict.fromkeys(("true", "false", "isnone", "isnotnone", "", "ok"), 1),
    **dict.fromkeys(
        ("equal", "equals", "eq", "notequal", "is", "isnot", "in", "notin", "isinstance",
         "notisinstance", "isnotinstance", "almostequal", "notalmostequal", "greater",
         "greaterequal", "less", "lessequal", "regex", "notregex", "countequal", "listequal",
         "tupleequal", "dictequal", "setequal", "sequenceequal", "multilineequal", "allclose",
         "arrayequal", "arrayalmostequal", "arrayless", "approxequal"), 2),
}  # fmt: skip
DEEPEST = 4  # names that stand for names


def messages(test: ast.Module) -> Iterator[list[str]]:
    """Yield each message that a test may give, as the fixed parts of it.

    A name is followed to what the test itself binds it to: by an assignment, a loop over a literal,
    or a call of a function that the test defines.
    """
    nodes = list(ast.walk(test))
    bound = _bound(nodes)
    for name in _used(nodes):
        bound.pop(name, None)
    found = [text for node in _places(nodes) for text in _followed(node, bound, DEEPEST)]
    ours = {id(each) for text in found for each in ast.walk(text)}
    inputs = {node.value for node in nodes
              if isinstance(node, ast.Constant) and id(node) not in ours}  # fmt: skip
    for text in found:
        parts = _parts(text)
        if len(parts) > 1 or parts[0] not in inputs:
            yield parts


def _places(nodes: Iterable[ast.AST]) -> Iterator[ast.expr]:
    """Yield the expressions that are messages, by where they are."""
    for node in nodes:
        if isinstance(node, ast.Assert) and node.msg:
            yield node.msg
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            yield from node.exc.args
        elif isinstance(node, ast.Call):
            yield from _passed(node)


def _used(nodes) -> set[str]:
    """Return the names that a test reads for more than a message: they hold inputs, too."""
    said = [each for place in _places(nodes) for each in ast.walk(place)]
    handed = [node.value for node in nodes if isinstance(node, ast.Assign)]
    handed += [node.iter for node in nodes if isinstance(node, ast.For | ast.comprehension)]
    handed += [value for _, value in _arguments(nodes)]
    harmless = {id(node) for node in (*said, *handed)}
    return {node.id for node in nodes if isinstance(node, ast.Name)
            and isinstance(node.ctx, ast.Load) and id(node) not in harmless}  # fmt: skip


def _passed(call):
    """Return what an assertion is given after the values that it compares, and what `fail` is."""
    called = _name(call.func)
    plain = called.lower().removeprefix("assert").replace("_", "")
    if called == "fail":
        before = 0
    elif called != plain and plain in VALUES:
        before = VALUES[plain]
    else:  # a function of the test's own, or a learner's
        return []
    named = [each.value for each in call.keywords if each.arg in KEYWORDS]
    return [*call.args[before:], *named]


def _name(called):
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _followed(node, bound, deep) -> Iterator[ast.expr]:
    """Yield the texts that an expression may be."""
    if isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    ):
        yield node
    elif isinstance(node, ast.IfExp):
        yield from _followed(node.body, bound, deep)
        yield from _followed(node.orelse, bound, deep)
    elif isinstance(node, ast.Name) and deep:
        for value in bound.get(node.id, ()):
            yield from _followed(value, bound, deep - 1)


def _bound(nodes) -> dict[str, list[ast.expr]]:
    """Return what the names of a test are bound to, as far as its text tells."""
    bound: dict[str, list[ast.expr]] = {}
    loops = [node for node in nodes if isinstance(node, ast.For | ast.comprehension)]
    for target, value in (
        *((target, node.value) for node in nodes if isinstance(node, ast.Assign)
          for target in node.targets),
        *_arguments(nodes),
    ):  # fmt: skip
        _bind(bound, target, value)
    for loop in loops:  # over a literal, or over a name that is one
        for each in _elements(loop.iter, bound):
            _bind(bound, loop.target, each)
    return bound


def _bind(bound, target, value):
    if isinstance(target, ast.Name):
        bound.setdefault(target.id, []).append(value)
    elif isinstance(target, ast.Tuple | ast.List) and isinstance(value, ast.Tuple | ast.List):
        for one, part in zip(target.elts, value.elts, strict=False):
            _bind(bound, one, part)


def _elements(node, bound):
    if isinstance(node, ast.Name):
        return [each for value in bound.get(node.id, ()) if not isinstance(value, ast.Name)
                for each in _elements(value, bound)]  # fmt: skip
    return node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else []


def _arguments(nodes) -> Iterator[tuple[ast.Name, ast.expr]]:
    """Yield the parameters of a test's own functions with what calls pass to them."""
    defined = {node.name: node.args for node in nodes if isinstance(node, ast.FunctionDef)}
    for call in nodes:
        if not (isinstance(call, ast.Call) and _name(call.func) in defined):
            continue
        names = [each.arg for each in defined[_name(call.func)].args]
        passed = [*zip(names, call.args, strict=False),
                  *((each.arg, each.value) for each in call.keywords if each.arg)]  # fmt: skip
        yield from ((ast.Name(name), value) for name, value in passed)


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
