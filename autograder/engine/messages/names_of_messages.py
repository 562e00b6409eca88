"""Finds the names in a test that hold messages and nothing else, by its text (pure).

A name is followed to what the test binds it to only where the text leaves no doubt: a plain
assignment in a function, a loop over literals, or a parameter of a function that the test defines
and calls by its name. All that reads it must be a message, or bind other such names alone. Scopes
are not told apart: a name must hold messages wherever it occurs.

At the top of a test, where a learner's code can read all names, just a loop that takes rows apart
counts: `for given, wanted, why in [...]`. A name in a class body is an attribute, and never counts.
"""

import ast
from collections.abc import Iterable, Iterator

from autograder.engine.messages import bound_names

_LOOPS = (ast.For, ast.comprehension)
_LITERALS = (ast.Tuple, ast.List, ast.Set)


def positions(node: ast.expr) -> Iterator[ast.expr]:
    """Yield the expressions that a message may be: itself, or the branches of a choice."""
    if isinstance(node, ast.IfExp):
        yield from positions(node.body)
        yield from positions(node.orelse)
    else:
        yield node


class Names:
    """The names of one test, and what those that hold messages are bound to."""

    def __init__(self, test: ast.Module, nodes: list[ast.AST], places: Iterable[ast.expr]):
        """Args: nodes: all of the test; places: the expressions that are messages."""
        self._nodes = nodes
        scopes = list(bound_names.scopes(test))
        self._fields = {id(each) for kind, each in scopes if kind is ast.ClassDef}
        self._public = _public(each for kind, each in scopes if kind is ast.Module)
        self._flows: list[tuple[str, ast.expr]] = []
        self._plain: set[int] = set()  # the names at which something is bound plainly
        self._reads = [each for each in _names(nodes) if isinstance(each.ctx, ast.Load)]
        self._bind()
        self._messages = self._holding({id(each) for place in places for each in _read_in(place)})

    def values(self, name: str) -> list[ast.expr]:
        """Return what a name is bound to, if it holds messages and nothing else."""
        return [value for target, value in self._flows if target in self._messages & {name}]

    def elsewhere(self) -> Iterator[ast.expr]:
        """Yield what is bound to names that may hold something else."""
        held = self._messages | self._lists.keys()  # a list's items are bound to other names
        return (value for target, value in self._flows if target not in held)

    def _bind(self):
        loops = [each for each in self._nodes if isinstance(each, _LOOPS)]
        for node in self._nodes:
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    self._pair(target, node.value)
        self._lists = self._containers({id(loop.iter) for loop in loops})
        for loop in loops:
            found = [loop.iter] if isinstance(loop.iter, _LITERALS) else []
            if isinstance(loop.iter, ast.Name):
                found = self._lists.get(loop.iter.id, [])
            for each in (each for literal in found for each in literal.elts):
                self._pair(loop.target, each)
        self._bind_parameters()

    def _pair(self, target, value):
        if isinstance(target, ast.Name):
            self._flows.append((target.id, value))
            self._plain |= {id(target)} - self._fields
        elif isinstance(target, ast.Tuple | ast.List) and _is_like(value, target):
            for one, part in zip(target.elts, value.elts, strict=True):
                self._pair(one, part)
        else:  # whatever it binds is not followed
            self._flows += [(each.id, value) for each in _names(ast.walk(target))]

    def _containers(self, iterated):
        """Return the names of literals that are only looped over."""
        used = {each.id for each in self._reads if id(each) not in iterated} | self._odd()
        bound: dict[str, list] = {}
        for name, value in self._flows:
            bound.setdefault(name, []).append(value)
        return {name: values for name, values in bound.items() if name not in used
                and all(isinstance(each, _LITERALS) for each in values)}  # fmt: skip

    def _bind_parameters(self):
        functions = self._plain_functions()
        for function in functions.values():
            given = function.args
            self._flows += [(each.arg, value) for each, value in _defaults(given)]
            self._plain |= {id(each) for each in (*given.args, *given.kwonlyargs)}
        for call in (each for each in self._nodes if isinstance(each, ast.Call)):
            name = call.func.id if isinstance(call.func, ast.Name) else ""
            if function := functions.get(name):
                names = [each.arg for each in function.args.args]
                self._flows += zip(names, call.args, strict=False)
                self._flows += [(each.arg, each.value) for each in call.keywords if each.arg]

    def _plain_functions(self):
        """Return the functions that are defined once, plainly, and used by calls alone."""
        calls = [each for each in self._nodes if isinstance(each, ast.Call)]
        simple = [each for each in calls if not any(isinstance(one, ast.Starred)
                  for one in each.args) and all(one.arg for one in each.keywords)]  # fmt: skip
        called = {id(each.func) for each in simple}
        used = {each.id for each in self._reads if id(each) not in called}
        methods = {id(each) for node in self._nodes if isinstance(node, ast.ClassDef)
                   for each in ast.walk(node)}  # fmt: skip
        plain = [each for each in self._nodes if isinstance(each, ast.FunctionDef)
                 and id(each) not in methods and _is_plain(each)]  # fmt: skip
        return {each.name: each for each in plain
                if each.name not in used | self._odd(besides=each)}  # fmt: skip

    def _odd(self, besides=None):
        """Return the names that are bound in any way that is not plain."""
        found = {each.id for each in _names(self._nodes) if not isinstance(each.ctx, ast.Load)
                 and id(each) not in self._plain}  # fmt: skip
        for node in self._nodes:
            if node is not besides and id(node) not in self._plain:
                found |= bound_names.by_other_means(node)
        return found

    def _holding(self, said):
        """Return the names of which all that reads them is a message, or binds such names alone."""
        if bound_names.reads_any(self._nodes):
            return set()
        names = {name for name, _ in self._flows} - self._odd() - self._public
        names -= bound_names.spelled(self._nodes)
        while True:
            fine, other = set(said), set()
            for name, value in self._flows:
                (fine if name in names else other).update(id(each) for each in _read_in(value))
            kept = names - {each.id for each in self._reads if id(each) not in fine - other}
            if kept == names:
                return names
            names = kept


def _public(outside):
    """Return the names at the top that hold one value for a learner's code to read."""
    single = [target for each in outside for target in _targets(each)]
    return {each.id for each in single if isinstance(each, ast.Name)}


def _targets(node):
    """Return what an assignment binds, or a loop that takes nothing apart."""
    if isinstance(node, ast.Assign):
        return [each for target in node.targets for each in _names(ast.walk(target))]
    return [node.target] if isinstance(node, ast.For) else []


def _names(nodes) -> Iterator[ast.Name]:
    return (each for each in nodes if isinstance(each, ast.Name))


def _read_in(place):
    """Yield the names that a message consists of, or that are put into it as they are."""
    for node in positions(place):
        if isinstance(node, ast.JoinedStr):
            put = [each.value for each in node.values if isinstance(each, ast.FormattedValue)]
            yield from _names(put)
        elif isinstance(node, ast.Name):
            yield node


def _is_like(value, target):
    if not isinstance(value, ast.Tuple | ast.List) or len(value.elts) != len(target.elts):
        return False
    return not any(isinstance(each, ast.Starred) for each in (*value.elts, *target.elts))


def _is_plain(function):
    given = function.args
    return not (function.decorator_list or given.posonlyargs or given.vararg or given.kwarg)


def _defaults(given):
    last = given.args[len(given.args) - len(given.defaults) :]
    pairs = [*zip(last, given.defaults, strict=True),
             *zip(given.kwonlyargs, given.kw_defaults, strict=True)]  # fmt: skip
    return [(each, value) for each, value in pairs if value is not None]
