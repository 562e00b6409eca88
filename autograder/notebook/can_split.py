"""Which tests can run split from the learner's code, by their text (pure).

Split, a test gets copies of plain values, and nothing else. A copy has no identity: it is not the
object that the learner's code keeps and changes, nor one with other types in it. So a test can run
split only if none of that can matter: it does nothing but compare what functions of solution cells
return with values that it spells out. In doubt it runs together. What the text cannot tell, such as
a function that returns an object, shows when the model solution is graded.
"""

import ast
import builtins
from collections.abc import Iterator

from nbformat import NotebookNode

from autograder.notebook import code_in_words, names
from autograder.notebook.cell_kinds import about, is_solution, is_test

COURSE = "it calls the course's own checks, which are never where learners' code runs"
_CHECKS = ("utils",)  # the course's package: its checks hold answers
_SAFE = frozenset(("abs", "round"))
_NODES = (
    ast.Module, ast.Assert, ast.Compare, ast.BoolOp, ast.BinOp, ast.UnaryOp, ast.Call, ast.keyword,
    ast.Name, ast.Constant, ast.JoinedStr, ast.FormattedValue, ast.List, ast.Tuple, ast.Dict,
    ast.Set, ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop,
)  # fmt: skip


def reasons(notebook: NotebookNode) -> dict[str, str]:
    """Return why each test must run together with the learner's code; "" if nothing says so."""
    if of_the_course(notebook):
        return {about(cell)["grade_id"]: "" for cell in filter(is_test, notebook.cells)}
    found, functions = {}, set()
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        if is_test(cell):
            found[about(cell)["grade_id"]] = next(_signs(cell.source, functions), "")
        elif is_solution(cell):
            functions |= _functions(cell.source)
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


def _signs(source, functions) -> Iterator[str]:
    """Yield why a test must run together."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        yield "it is not plain Python: it has a magic, for example"
        return
    for node in ast.walk(tree):
        if words := _against(node):
            yield f"it {words}{code_in_words.line(node, source)}"
    for each in tree.body:
        if not (isinstance(each, ast.Assert) and _compares(each.test)):
            line = code_in_words.line(each, source)
            yield f"it does more than to compare what functions return with values{line}"
    for name in sorted(names.of(source).read - functions - _SAFE):
        where = "Python's own" if hasattr(builtins, name) else "not a function of a task"
        yield f"it uses `{name}`, {where}"


def _against(node):
    """Return in words what a piece of a test does that can matter; "" if nothing."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return "calls a method"
    if not isinstance(node, _NODES):
        return code_in_words.words(node)
    if isinstance(node, ast.Compare) and _asks_for_identity(node):
        return "asks whether two objects are the same"
    if isinstance(node, ast.Compare) and _looks_into_a_result(node):
        return "looks into what a function returned"
    if isinstance(node, ast.Call) and any(map(_calls, _given(node))):
        return "passes on what a function returned"
    return ""


def _given(call):
    """Return what a learner's function is given; abs() and round() only take its result."""
    is_safe = isinstance(call.func, ast.Name) and call.func.id in _SAFE
    return [] if is_safe else [*call.args, *(each.value for each in call.keywords)]


def _asks_for_identity(node):
    return any(isinstance(op, ast.Is | ast.IsNot) for op in node.ops)


def _looks_into_a_result(node):
    pairs = zip(node.ops, node.comparators, strict=True)
    return any(isinstance(op, ast.In | ast.NotIn) and _calls(container) for op, container in pairs)


def _calls(node):
    return any(isinstance(each, ast.Call) for each in ast.walk(node))


def _compares(node):
    """Whether an expression is a comparison, or several; a truth value may be any object's."""
    if isinstance(node, ast.BoolOp):
        return all(map(_compares, node.values))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return _compares(node.operand)
    return isinstance(node, ast.Compare)


def _functions(source):
    """Return the functions that a solution cell defines and that may be called from outside."""
    try:
        body = ast.parse(names.without_magics(source)).body
    except SyntaxError:
        return set()
    found = [each for each in body if isinstance(each, ast.FunctionDef)]
    return {each.name for each in found if _is_plain(each)}


def _is_plain(function):
    generates = any(isinstance(node, ast.Yield | ast.YieldFrom) for node in ast.walk(function))
    return not (function.decorator_list or generates)


def _nodes(source):
    try:
        return list(ast.walk(ast.parse(names.without_magics(source))))
    except (SyntaxError, ValueError):
        return []
