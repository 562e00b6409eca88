"""What must hold of an assignment before it is released, checked on its two notebooks (pure).

Each law yields reasons against a release: the cell, what is wrong and what to do.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator

import nbformat

from autograder.notebook import markers as marked_parts
from autograder.notebook.cell_kinds import about, is_solution, is_test
from autograder.notebook.markers import HIDDEN, SOLUTION

POINTS = 100
_TRIFLES = 3  # a line this short, such as a bracket, gives nothing away
_SEED = re.compile(r"\b\d{4}\b")


def broken(source: nbformat.NotebookNode, release: nbformat.NotebookNode) -> list[str]:
    """Return every reason against a release.

    Args:
        source: the instructor's notebook.
        release: what nbgrader made of it for learners.

    Returns:
        One sentence per reason; an empty list if the laws hold.
    """
    on_source = (_marks, ids, _points, _exercises, _statements)
    reasons = [reason for law in on_source for reason in law(source)]
    return [*reasons, *_secrets(source, release), *outputs(release)]


def _marks(source):
    for cell in source.cells:
        if not about(cell).get("grade_id"):
            yield f"cell {cell.get('id', '?')} has no grade_id; give it one, and lock it"


def ids(source: nbformat.NotebookNode) -> Iterator[str]:
    """Yield each grade_id that several cells have."""
    for grade_id, count in Counter(about(cell).get("grade_id") for cell in source.cells).items():
        if grade_id and count > 1:
            yield f"{count} cells have the grade_id `{grade_id}`; each needs its own"


def _points(source):
    total = sum(about(cell).get("points") or 0 for cell in source.cells)
    if total != POINTS:
        yield f"the points add up to {total:g}, expected {POINTS}"


def _exercises(source):
    cells = [*source.cells, *[nbformat.v4.new_markdown_cell()] * 2]
    ids = [about(cell).get("grade_id", "") for cell in cells]
    for place, cell in enumerate(source.cells):
        name = ids[place]
        if not is_solution(cell):
            continue
        before = [each for each in ids[:place] if each == f"{name}-task"]
        around = [*before, *ids[place + 1 : place + 3]]
        wanted = [f"{name}-task", f"{name}-visible", f"{name}-"]
        if not about(cells[place + 1]).get("points"):
            wanted.pop()  # what earns no points, such as an id, needs no hidden test
        if len(around) < len(wanted) or not all(map(str.startswith, around, wanted)):
            yield (
                f"`{name}` is not an exercise of four cells: expected {name}-task before it, "
                f"{name}-visible and a hidden test {name}-... after it, found {around}"
            )


def _statements(source):
    for cell in filter(is_test, source.cells):
        try:
            last = ast.parse(cell.source).body[-1:]
        except SyntaxError as error:
            yield f"`{about(cell)['grade_id']}` is not valid Python: {error}"
            continue
        if not last or isinstance(last[0], ast.Expr):
            yield (
                f"`{about(cell)['grade_id']}` ends with an expression, whose value nbgrader takes "
                "as points; end it with a statement, such as a loop or an assert"
            )


def _secrets(source, release):
    released = {line.strip() for cell in release.cells for line in cell.source.splitlines()}
    secret = {line: name for markers in (SOLUTION, HIDDEN)
              for name, line in lines_between(source, markers)}  # fmt: skip
    for line in secret.keys() & released:
        yield f"the release shows a line of `{secret[line]}` that is not for learners: {line}"
    text = "\n".join(cell.source for cell in release.cells)
    for grade_id, line in lines_between(source, HIDDEN):
        for seed in _SEED.findall(line):
            if re.search(rf"\b{seed}\b", text):
                yield f"the release shows the number {seed} of the hidden test `{grade_id}`"


def outputs(release: nbformat.NotebookNode) -> Iterator[str]:
    """Yield each cell of a release that holds outputs."""
    for cell in release.cells:
        if cell.get("outputs") or cell.get("execution_count"):
            yield f"cell {cell.get('id', '?')} of the release holds outputs; clear them"


def lines_between(
    source: nbformat.NotebookNode, markers: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield (grade_id, line) for the lines between two markers that give something away.

    Args:
        source: the instructor's notebook.
        markers: what begins a secret part, and what ends it.
    """
    for cell in source.cells:
        for line in marked_parts.lines_between(cell.source, markers):
            if len(line) > _TRIFLES:
                yield about(cell).get("grade_id", "?"), line
