"""Tells what in a test is surely not a learner's: what it imports, and unittest's own (pure).

A learner may have to write a function called `assert_equal`. So a bare name counts as an
assertion's only where the test itself imports it, and an attribute only of an imported module, of a
test case, or of a conventional name for one, such as `np`, that the test does not rebind.
"""

import ast

#: What these names stand for, where an earlier cell of the instructor's has bound them.
_USUAL = {"np", "numpy", "npt", "pd", "pandas", "tm", "torch", "tf", "jnp", "jax", "unittest",
          "testing", "pytest", "contextlib", "io", "mock", "warnings", "tempfile", "tc", "t",
          "case"}  # fmt: skip
_ASSERTING = {"numpy", "nose", "unittest"}  # what `import *` of these brings is theirs
_CASES = ("TestCase", "IsolatedAsyncioTestCase")


class Known:
    """The names of one test that are surely not a learner's."""

    def __init__(self, nodes: list[ast.AST]):
        """Args: nodes: all of the test."""
        imports = [each for each in nodes if isinstance(each, ast.Import | ast.ImportFrom)]
        aliases = [alias for each in imports for alias in each.names]
        self._imported = {(each.asname or each.name).partition(".")[0] for each in aliases}
        stars = [each for each in imports if any(one.name == "*" for one in each.names)]
        roots = {(getattr(each, "module", "") or "").partition(".")[0] for each in stars}
        self._open = bool(roots & _ASSERTING) and roots <= _ASSERTING
        cases = [each for each in nodes if isinstance(each, ast.Assign) and is_case(each.value)]
        targets = [target for each in cases for target in each.targets]
        self._cases = {each.id for each in targets if isinstance(each, ast.Name)}
        plain = set(map(id, targets))
        names = [each for each in nodes if isinstance(each, ast.Name) and id(each) not in plain]
        self._bound = {each.id for each in names if not isinstance(each.ctx, ast.Load)}
        defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        self._bound |= {each.name for each in nodes if isinstance(each, defined)}
        self._bound |= {each.arg for each in nodes if isinstance(each, ast.arg)} - {"self"}

    def is_known(self, called: ast.expr) -> bool:
        """Whether what is called is surely not the learner's."""
        if isinstance(called, ast.Attribute):
            return self._is_owner(called.value)
        if not isinstance(called, ast.Name) or called.id in self._bound | self._cases:
            return False
        return called.id in self._imported or self._open

    def _is_owner(self, node):
        while isinstance(node, ast.Attribute):
            node = node.value
        if not isinstance(node, ast.Name):
            return is_case(node)
        if node.id in self._bound:
            return False
        return node.id in self._imported | self._cases | _USUAL | {"self"}


def is_case(node: ast.AST) -> bool:
    """Whether it makes a test case of unittest's."""
    return isinstance(node, ast.Call) and is_case_class(node.func)


def is_case_class(node: ast.expr) -> bool:
    """Whether it names the class of unittest's test cases."""
    return last_name(node) in _CASES


def last_name(node: ast.AST) -> str:
    """Return the name that an expression ends with, if any."""
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
