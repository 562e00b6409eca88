"""Which tests can run split from the learner's code, by their text (pure).

Split, a test finds the functions and the plain values that solution cells define, and nothing else
of the notebook. So it can run split only if its text uses nothing but what is listed here; in doubt
it runs together. What the list cannot tell, such as a function that returns an object, shows when
the model solution is graded.
"""

import ast
import builtins
from collections.abc import Iterator

from nbformat import NotebookNode

from autograder.notebook import names
from autograder.notebook.cell_kinds import about, is_solution, is_test

COURSE = "it calls the course's own checks, which are never where learners' code runs"
_CHECKS = ("utils",)  # the course's package: its checks hold answers
_MODULES = ("numpy", "math", "itertools", "utils")
_SAFE = frozenset((
    "abs", "all", "any", "bool", "complex", "dict", "divmod", "enumerate", "float", "int", "len",
    "list", "max", "min", "pow", "print", "range", "reversed", "round", "set", "sorted", "str",
    "sum", "tuple", "zip", "AssertionError", "True", "False", "None",
))  # fmt: skip
_NODES = (
    ast.Module, ast.Expr, ast.Assert, ast.Assign, ast.AugAssign, ast.For, ast.While, ast.If,
    ast.Break, ast.Continue, ast.Pass, ast.Import, ast.ImportFrom, ast.alias, ast.Raise,
    ast.Compare, ast.BoolOp, ast.BinOp, ast.UnaryOp, ast.IfExp, ast.Call, ast.keyword, ast.Name,
    ast.Attribute, ast.Subscript, ast.Slice, ast.Constant, ast.JoinedStr, ast.FormattedValue,
    ast.List, ast.Tuple, ast.Dict, ast.Set, ast.ListComp, ast.SetComp, ast.DictComp,
    ast.GeneratorExp, ast.comprehension, ast.Starred, ast.expr_context, ast.boolop, ast.operator,
    ast.unaryop, ast.cmpop,
)  # fmt: skip


def reasons(notebook: NotebookNode) -> dict[str, str]:
    """Return why each test must run together with the learner's code; "" if nothing says so."""
    if of_the_course(notebook):
        return {about(cell)["grade_id"]: "" for cell in filter(is_test, notebook.cells)}
    found, known, theirs = {}, set(_SAFE), set()
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        if is_test(cell):
            found[about(cell)["grade_id"]] = next(_signs(cell.source, known, theirs), "")
            if not found[about(cell)["grade_id"]]:
                known |= names.of(cell.source).bound
        elif "setup" in cell.metadata.get("tags", ()):
            known |= names.of(cell.source).bound
        else:
            theirs |= names.of(cell.source).read
            known |= _crossing(cell.source) if is_solution(cell) else set()
    return found


def of_the_course(notebook: NotebookNode) -> bool:
    """Whether a notebook's tests call the course's own checks."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and not is_solution(cell)]
    checks = {name for cell in code for name in _from_the_course(cell.source)}
    return any(names.of(cell.source).read & checks for cell in filter(is_test, code))


def _from_the_course(source):
    for node in _nodes(source):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in _CHECKS:
            yield from (each.asname or each.name for each in node.names if each.name == "checks")


def _signs(source, known, theirs) -> Iterator[str]:
    """Yield why a test must run together."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        yield "it is not plain Python: it has a magic, for example"
        return
    for node in ast.walk(tree):
        if not isinstance(node, _NODES):
            yield f"it has {_in_words(node)}"
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from _imports(node)
        elif isinstance(node, ast.Attribute) and node.attr.startswith("_"):
            yield f"it reads the attribute {node.attr}"
    own = names.of(source)
    for name in sorted(own.bound & theirs):
        yield f"it binds `{name}`, which other cells read"
    for name in sorted(own.read - own.bound - known):
        where = "Python's own" if hasattr(builtins, name) else "not a function or value of a task"
        yield f"it uses `{name}`, {where}"


def _imports(node):
    one = isinstance(node, ast.ImportFrom)
    for module in [node.module or ""] if one else [each.name for each in node.names]:
        if module.split(".")[0] not in _MODULES or any(each.name == "*" for each in node.names):
            yield f"it imports from {module or 'a folder'}"


def _crossing(source):
    """Return what a solution cell defines that may cross: functions, and values by assignment."""
    try:
        body = ast.parse(names.without_magics(source)).body
    except SyntaxError:
        return set()
    crossing = [each for each in body if _may_cross(each)]
    return {name for each in crossing for name in names.of(ast.unparse(each)).bound}


def _may_cross(statement):
    if isinstance(statement, ast.FunctionDef) and not statement.decorator_list:
        nodes = ast.walk(statement)
        return not any(isinstance(node, ast.Yield | ast.YieldFrom) for node in nodes)
    return isinstance(statement, ast.Assign | ast.AnnAssign)


def _in_words(node):
    known = {
        ast.Try: "try", ast.With: "with", ast.ClassDef: "a class", ast.FunctionDef: "a function",
        ast.Lambda: "a lambda", ast.Await: "await", ast.AsyncFunctionDef: "an async function",
        ast.Delete: "del", ast.NamedExpr: ":=", ast.Global: "global", ast.Match: "match",
    }  # fmt: skip
    return known.get(type(node), type(node).__name__)


def _nodes(source):
    try:
        return list(ast.walk(ast.parse(names.without_magics(source))))
    except (SyntaxError, ValueError):
        return []
