"""The rules of `edits`: each takes a node of a syntax tree, and yields what a mistake puts there.

A rule is one function, and RULES is the list of them: to add one, write it and put it there.
"""

import ast
import builtins
import copy
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from autograder.release.mutation import neighbours


class Scope(NamedTuple):
    """What a rule may take from the rest of the function."""

    names: tuple[str, ...]
    keys: tuple[str, ...]


Rule = Callable[[ast.AST, Scope], Iterator[ast.AST]]


def is_key(value: object) -> bool:
    """Whether a constant can be the key of a dict: a text such as W1."""
    return isinstance(value, str) and value.isidentifier()


def _operators(node, scope):
    if isinstance(node, ast.BinOp):
        for other in neighbours.OPERATORS.get(type(node.op), ()):
            yield ast.BinOp(node.left, other(), node.right)
    if isinstance(node, ast.AugAssign):
        for other in neighbours.OPERATORS.get(type(node.op), ()):
            yield ast.AugAssign(node.target, other(), node.value)
    if isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)


def _operands(node, scope):
    if isinstance(node, ast.BinOp):
        yield from (node.left, node.right)
        if not isinstance(node.op, ast.Add | ast.Mult):
            yield ast.BinOp(node.right, node.op, node.left)
    if isinstance(node, ast.UnaryOp):
        yield node.operand
    if isinstance(node, ast.BoolOp):
        yield from node.values


def _signs(node, scope):
    if isinstance(node, ast.Return) and isinstance(node.value, ast.BinOp | ast.Call | ast.Name):
        yield ast.Return(ast.UnaryOp(ast.USub(), node.value))


def _comparisons(node, scope):
    if isinstance(node, ast.Compare):
        for other in neighbours.COMPARISONS.get(type(node.ops[0]), ()):
            yield ast.Compare(node.left, [other(), *node.ops[1:]], node.comparators)


def _conditions(node, scope):
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        for test in (ast.Constant(True), ast.Constant(False), ast.UnaryOp(ast.Not(), node.test)):
            yield _like(node, test=test)
    if isinstance(node, ast.comprehension) and node.ifs:
        yield ast.comprehension(node.target, node.iter, [], node.is_async)


def _numbers(node, scope):
    value: Any = node.value if isinstance(node, ast.Constant) else None
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        near = (value + 1, value - 1) if isinstance(value, int) else ()
        for other in (*near, 0, 1, -value, 2 * value, value / 10, 10 * value):
            kept = other if isinstance(value, float) else int(other)
            if kept == other != value:
                yield ast.Constant(kept)


def _keys(node, scope):
    if isinstance(node, ast.Constant) and is_key(node.value):
        yield from (ast.Constant(key) for key in scope.keys if key != node.value)


def _names(node, scope):
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in scope.names:
        yield from (ast.Name(name, ast.Load()) for name in scope.names if name != node.id)


def _indices(node, scope):
    if not isinstance(node, ast.Subscript) or isinstance(node.ctx, ast.Store):
        return
    yield node.value
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    if len(parts) > 1:
        yield ast.Subscript(node.value, ast.Tuple(parts[::-1], ast.Load()), node.ctx)
    for place, part in enumerate(parts):
        if isinstance(part, ast.Slice) and (part.lower or part.upper):
            for other in (ast.Slice(part.upper, part.lower, part.step), ast.Slice()):
                new = [*parts[:place], other, *parts[place + 1 :]]
                index = new[0] if len(new) == 1 else ast.Tuple(new, ast.Load())
                yield ast.Subscript(node.value, index, node.ctx)


def _attributes(node, scope):
    if isinstance(node, ast.Attribute) and node.attr in ("T", "size", "shape"):
        yield node.value
    if isinstance(node, ast.Attribute):
        for other in neighbours.FUNCTIONS.get(node.attr, ()):
            yield ast.Attribute(node.value, other, node.ctx)
    if isinstance(node, ast.Name) and hasattr(builtins, node.id) and node.id not in scope.names:
        for other in set(neighbours.FUNCTIONS.get(node.id, ())) & set(dir(builtins)):
            yield ast.Name(other, node.ctx)


def _arguments(node, scope):
    if isinstance(node, ast.arguments):
        for i in range(len(node.args) - 1):
            args = [*node.args[:i], node.args[i + 1], node.args[i], *node.args[i + 2 :]]
            yield ast.arguments(**{**vars(node), "args": args})
    if not isinstance(node, ast.Call):
        return
    if node.args:
        yield node.args[0]
    for i in range(len(node.args)):
        rest = [*node.args[:i], *node.args[i + 1 :]]
        yield ast.Call(node.func, rest, node.keywords)
        if i + 1 < len(node.args):
            swapped = [*node.args[:i], node.args[i + 1], node.args[i], *node.args[i + 2 :]]
            yield ast.Call(node.func, swapped, node.keywords)
    for i in range(len(node.keywords)):
        yield ast.Call(node.func, node.args, [*node.keywords[:i], *node.keywords[i + 1 :]])
    if isinstance(node.func, ast.Attribute) and not isinstance(node.func.value, ast.Name):
        yield node.func.value


def _elements(node, scope):
    if isinstance(node, ast.Tuple | ast.List) and isinstance(node.ctx, ast.Load):
        for i in range(len(node.elts)):
            yield type(node)([*node.elts[:i], *node.elts[i + 1 :]], node.ctx)
            if i + 1 < len(node.elts):
                swapped = [*node.elts[:i], node.elts[i + 1], node.elts[i], *node.elts[i + 2 :]]
                yield type(node)(swapped, node.ctx)
    if isinstance(node, ast.Dict):
        for i in range(len(node.keys)):
            kept = [j for j in range(len(node.keys)) if j != i]
            yield ast.Dict([node.keys[j] for j in kept], [node.values[j] for j in kept])


def _loops(node, scope):
    if isinstance(node, ast.For):
        for stop in (ast.Break(), ast.Continue()):
            at = len(node.body) if isinstance(stop, ast.Break) else len(node.body) - 1
            body = [*node.body[:at], stop, *node.body[at:]]
            yield ast.For(node.target, node.iter, body, node.orelse)
    if isinstance(node, ast.For | ast.comprehension):
        for form in ("list({})[1:]", "list({})[:-1]", "list({})[::-1]", "list({})[:3]"):
            text = form.format(ast.unparse(node.iter))
            yield _like(node, iter=ast.parse(text, mode="eval").body)
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "range":
        for place, end in enumerate(node.args[:2]):
            for step in (1, -1):
                moved = ast.BinOp(end, ast.Add(), ast.Constant(step))
                args = [*node.args[:place], moved, *node.args[place + 1 :]]
                yield ast.Call(node.func, args, [])


def _statements(node, scope):
    if isinstance(node, ast.stmt) and not isinstance(node, ast.FunctionDef | ast.Pass):
        yield ast.Pass()


def _in_place(node, scope):
    held = ast.Name | ast.Subscript
    if isinstance(node, ast.BinOp) and isinstance(node.left, held):
        ufunc = neighbours.UFUNCS.get(type(node.op))
        if ufunc:
            yield _with_out(ufunc, [node.left, node.right], node.left)
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], held):
        ufunc = getattr(node.func, "attr", "")
        if ufunc in neighbours.FUNCTIONS_IN_PLACE:
            yield _with_out(ufunc, node.args, node.args[0])


def _like(node, **changed):
    """Return a copy of a node with some fields changed."""
    other = copy.copy(node)
    for field, value in changed.items():
        setattr(other, field, value)
    return other


def _with_out(ufunc, args, out):
    func = ast.Attribute(ast.Name("np", ast.Load()), ufunc, ast.Load())
    return ast.Call(func, args, [ast.keyword("out", out)])


RULES: dict[str, Rule] = {
    "operator": _operators, "operand": _operands, "sign": _signs, "comparison": _comparisons,
    "condition": _conditions, "number": _numbers, "key": _keys, "name": _names,
    "index": _indices, "function": _attributes, "argument": _arguments, "element": _elements,
    "loop": _loops, "statement": _statements, "in place": _in_place,
}  # fmt: skip
