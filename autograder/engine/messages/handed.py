"""Finds the parts of a test that run when a learner's code wants it (pure).

A function that a test hands over, a method of an object, a generator: the code that runs it can
catch what it raises. Only a function that the test itself calls by its name, and a test of
unittest's or pytest's, is surely run by the test alone.
"""

import ast
from collections.abc import Iterator

from autograder.engine.messages.known_names import Known, is_case_class

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_LATER = (ast.Lambda, ast.GeneratorExp)
_YIELDS = (ast.Yield, ast.YieldFrom)
_FIXED = {"setUp", "tearDown", "setUpClass", "tearDownClass", "setup_method", "teardown_method"}
_RUNNERS = {"loadTestsFromTestCase", "makeSuite", "addTest", "run"}
_DEEPEST = 3


class Handed:
    """What a test defines, and whether it hands it on."""

    def __init__(self, nodes: list[ast.AST], known: Known):
        """Args: nodes: all of the test; known: the names that are not a learner's."""
        self._known = known
        self._nodes = nodes
        self._above = {id(one): each for each in nodes for one in ast.iter_child_nodes(each)}
        self._names = [each for each in nodes if isinstance(each, ast.Name)
                       and isinstance(each.ctx, ast.Load)]  # fmt: skip
        self._attributes = [each for each in nodes if isinstance(each, ast.Attribute)]

    def parts(self) -> Iterator[ast.AST]:
        """Yield the parts of a test that others may run."""
        for node in self._nodes:
            if (
                isinstance(node, _LATER)
                or (isinstance(node, ast.ClassDef) and not self._is_of_tests(node))
                or (isinstance(node, _FUNCTIONS) and self._is_handed(node))
            ):
                yield node

    def _is_handed(self, function):
        if any(isinstance(one, _YIELDS) for one in ast.walk(function)) or not all(
            self._known.is_known(getattr(each, "func", each)) for each in function.decorator_list
        ):
            return True
        if isinstance(self._above.get(id(function)), ast.ClassDef):
            reads = [each for each in self._attributes if each.attr == function.name]
        else:
            reads = [each for each in self._names if each.id == function.name]
        if not reads or function.decorator_list:  # a learner's code may call it by its name
            return not (function.name.startswith("test") or function.name in _FIXED)
        waited = isinstance(function, ast.AsyncFunctionDef)
        return not all(self._is_called(each, waited) for each in reads)

    def _is_called(self, read, waited):
        above = self._above[id(read)]
        if not isinstance(above, ast.Call) or above.func is not read:
            return False
        return not waited or isinstance(self._above[id(above)], ast.Await)

    def _is_of_tests(self, node):
        """Whether a class holds tests, and is only run as such."""
        if node.decorator_list or node.keywords:
            return False
        plain = not node.bases and node.name.startswith("Test")
        if not plain and not (node.bases and all(map(is_case_class, node.bases))):
            return False
        return all(self._is_only_run(each, _DEEPEST) for each in self._reads(node.name))

    def _reads(self, name):
        return [each for each in self._names if each.id == name]

    def _is_only_run(self, read, deep):
        above = self._above[id(read)]
        if isinstance(above, ast.Call) and above.func is read:
            read, above = above, self._above[id(above)]
        if isinstance(above, ast.Attribute):
            return self._is_called(above, waited=False)
        if isinstance(above, ast.Call):
            return isinstance(above.func, ast.Attribute) and above.func.attr in _RUNNERS
        if not isinstance(above, ast.Assign) or not deep:
            return False
        return all(isinstance(target, ast.Name) and self._are_only_run(target.id, deep - 1)
                   for target in above.targets)  # fmt: skip

    def _are_only_run(self, name, deep):
        return all(self._is_only_run(each, deep) for each in self._reads(name))
