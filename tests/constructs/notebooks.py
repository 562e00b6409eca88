"""Builds notebooks: an instructor's source of several constructs, and what a learner hands in."""

import copy
from collections.abc import Iterable, Mapping
from pathlib import Path

import nbformat
from nbformat import NotebookNode, v4

from tests.constructs.words import BEGIN, END, Answer, Cell, Construct

#: nbgrader's flags of each kind of cell: grade, solution, locked, task
FLAGS = {
    "solution": (False, True, False, False),
    "test": (True, False, True, False),
    "manual": (True, True, False, False),
    "task": (False, False, True, True),
    "locked": (False, False, True, False),
}


def grade_id(construct: Construct, ident: str) -> str:
    """Return the grade_id of a construct's cell."""
    return f"{construct.name}-{ident}"


def source(constructs: Iterable[Construct]) -> NotebookNode:
    """Return the instructor's notebook of some constructs."""
    notebook = v4.new_notebook()
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook.metadata["kernelspec"] = kernel
    for construct in constructs:
        for number, cell in enumerate(construct.cells):
            notebook.cells.append(_cell(construct, number, cell))
    return notebook


def _cell(construct: Construct, number: int, cell: Cell) -> NotebookNode:
    new = v4.new_markdown_cell if cell.markdown else v4.new_code_cell
    made = new(cell.source, id=f"{construct.name}-{number}"[-64:])
    if cell.kind != "plain":
        made.metadata["nbgrader"] = _metadata(construct, cell)
    return made


def _metadata(construct: Construct, cell: Cell) -> dict:
    grade, solution, locked, task = FLAGS[cell.kind]
    metadata = {
        "grade": grade, "solution": solution, "locked": locked, "task": task,
        "grade_id": grade_id(construct, cell.ident), "schema_version": 3,
    }  # fmt: skip
    return metadata | ({"points": cell.points} if grade or task else {})


def handed_in(released: NotebookNode, answers: Iterable[tuple[Construct, Answer]]) -> NotebookNode:
    """Return the released notebook as a learner hands it in."""
    notebook = copy.deepcopy(released)
    for construct, answer in answers:
        _write(notebook, construct, answer)
    return notebook


def _write(notebook: NotebookNode, construct: Construct, answer: Answer) -> None:
    texts = _texts(construct, answer)
    changes = {grade_id(construct, cell.ident): cell.ident for cell in construct.cells}
    cells = []
    for cell in notebook.cells:
        ident = changes.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
        cells += [cell] if ident is None else _changed(cell, ident, texts, answer)
    notebook.cells = cells


def _texts(construct: Construct, answer: Answer) -> Mapping[str, str]:
    """Return what the learner typed, by ident: the model solution where nothing else is said."""
    if answer.cells is None:
        return {}
    given = {c.ident: c.source for c in construct.cells if c.kind in ("solution", "manual")}
    return {ident: _without_markers(text) for ident, text in given.items()} | dict(answer.cells)


def _without_markers(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip() not in (BEGIN, END))


def _changed(cell: NotebookNode, ident: str, texts: Mapping, answer: Answer) -> list:
    """Return what became of one cell: none, one or several."""
    cell.source = texts.get(ident, cell.source)
    if ident in answer.stripped:
        del cell.metadata["nbgrader"]
    if ident in answer.retyped:
        cell = v4.new_markdown_cell(cell.source, id=cell.id, metadata=cell.metadata)
    cells = [] if ident in answer.deleted else [cell]
    if ident in answer.copied:
        cells.append(copy.deepcopy(cell))
        cells[-1]["id"] = f"{cell.id}-copy"[-64:]
    if ident in answer.added:
        cells.append(v4.new_code_cell(answer.added[ident], id=f"{cell.id}-own"[-64:]))
    return cells


def with_solutions(released: NotebookNode, source: NotebookNode) -> NotebookNode:
    """Return the release with the source's own solutions."""
    notebook = copy.deepcopy(released)
    solutions = {_id(cell): cell.source for cell in source.cells if _is_solution(cell)}
    for cell in notebook.cells:
        if _id(cell) in solutions:
            cell.source = _without_markers(solutions[_id(cell)])
    return notebook


def _id(cell: NotebookNode) -> str | None:
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def _is_solution(cell: NotebookNode) -> bool:
    return cell.metadata.get("nbgrader", {}).get("solution", False)


def read(path: Path) -> NotebookNode:
    """Read a notebook in the newest format of its version."""
    return nbformat.read(path, as_version=4)
