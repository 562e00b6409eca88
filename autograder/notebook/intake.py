"""Places the cells of an untrusted submission into the instructor's notebook by grade_id (pure).

The graded notebook is the instructor's: its test cells, locked cells and metadata. From the learner
it takes the solution cells, each in its place, and extra cells, each after the cell that it
followed. A cell that the instructor has given no grade_id is the learner's to change, as with
nbgrader: it runs once, as the learner left it, unless it is a set-up that tests run too. So a
deleted, duplicated or edited test cell, a wrong kernel or an older file format changes nothing.
What cannot be placed is reported for review. Text cells are made harmless, because nbgrader's
formgrader shows them as HTML.
"""

import copy
from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

import nbformat
from nbformat import NotebookNode

from autograder.notebook import extra_cells, newer_exercises, slow_imports
from autograder.notebook.cell_kinds import about, exercises, is_fold_heading, is_solution
from autograder.notebook.definitions import defined_names, handed_out, is_stub, names_of
from autograder.notebook.extra_cells import EARLIER, LEARNERS
from autograder.notebook.placeholders import MISSING
from autograder.notebook.reader import Cell, MalformedError, read_cells
from autograder.text import sanitize

SETUP = "setup"  # the tag of a cell that tests run too, outside the sandbox: never a learner's
WITH_IDS = 5  # the first minor version of nbformat 4 in which cells have ids
START = ""  # the place before the first of the instructor's cells


class Intake(NamedTuple):
    """The notebook to grade, notes for review, and the exercises that its version did not have."""

    notebook: NotebookNode
    review: list[str]
    newer: list[str]


def place(data: bytes, source: NotebookNode, added: Collection[str] = ()) -> Intake:
    """Place a learner's cells into a copy of the instructor's notebook.

    Args:
        data: the submitted file's content.
        source: the instructor's notebook; it is not changed.
        added: the grade_ids that an older version of the tests did not have.

    Returns:
        A copy of `source` with the learner's cells in it, `metadata.autograder.defines` holding the
        names that each of its solution cells defines; the notes for review; and what is newer.

    Raises:
        MalformedError: the file is not a notebook, so it cannot be graded.
    """
    submitted = read_cells(data)
    review = list(submitted.review)
    cells = _found_by_name(submitted.cells, source, review)
    answers, extras = _sorted_out(cells, source, review)
    if not answers:
        review.append("no cell of this assignment was found: is it another assignment's notebook?")
    later = newer_exercises.exercises_of(submitted, cells, source, added) if answers else []
    answers = newer_exercises.put_in(answers, source, later)
    notebook = _assembled(_with_plain_cells(source, cells), answers, extras, review)
    return Intake(notebook, review + extra_cells.note(notebook), later)


def blank(source: NotebookNode) -> NotebookNode:
    """Return the instructor's notebook without solutions, as if nothing was submitted."""
    return _assembled(source, {}, {}, [])


def kept(notebook: NotebookNode) -> NotebookNode:
    """Return the graded notebook as it is stored: cut where viewers could not lay it out."""
    cells = [NotebookNode(cell) for cell in notebook.cells]
    cells = extra_cells.bounded(cells, extra_cells.note(notebook))
    for cell in cells:
        if cell.cell_type == "code" and (is_solution(cell) or not about(cell)):
            cell.source = sanitize.code(cell.source)
    return NotebookNode(notebook, cells=cells)


def _found_by_name(cells, source, review):
    """Restore the grade_id of a solution cell that lost it, by what the cell defines."""
    cells = list(cells)
    defined = names_of(cell.source for cell in cells)
    for grade_id, solution in exercises(source).items():
        theirs = [cell for cell in cells if cell.grade_id == grade_id]
        if any(not is_stub(cell.source, solution) for cell in theirs):
            continue
        position = _last_definition(cells, defined, solution, source)
        if position is not None:
            cells[position] = cells[position]._replace(grade_id=grade_id)
            review.append(
                f"`{grade_id}`: its grade_id was missing; the cell was recognized by the name it "
                "defines"
            )
    return cells


def _last_definition(cells, defined, solution, source):
    wanted = defined_names(solution)
    placed = {about(cell).get("grade_id") for cell in source.cells if about(cell)}
    own = _unmarked(source)
    for position in range(len(cells) - 1, -1, -1):
        cell = cells[position]
        is_own = (cell.kind, cell.source.strip()) in own
        free = cell.kind == "code" and cell.grade_id not in placed and not is_own
        if free and wanted & defined[position] and not is_stub(cell.source, solution):
            return position
    return None


def _sorted_out(cells, source, review):
    """Split the learner's cells into answers, by grade_id, and extra cells, by the cell before.

    A cell that the instructor has left unmarked is the instructor's where its text is unchanged.
    """
    solutions, unmarked = exercises(source), _unmarked(source)
    known = {about(cell)["grade_id"]: cell.source for cell in source.cells if about(cell)}
    instructors = {text.strip() for text in known.values()}
    placed, places = _plain_cells(source, cells), _places(source)
    answers: dict[str, list[Cell]] = defaultdict(list)
    extras: dict[str, list[Cell]] = defaultdict(list)
    anchor = START
    for cell in cells:
        text = cell.source.strip()
        anchor = cell.grade_id if cell.grade_id in known else anchor
        if placed.get(cell.id) is cell:
            anchor = places[cell.id]  # it stands in its place
        elif cell.grade_id not in known and (same := unmarked.get((cell.kind, text))):
            anchor = same.pop(0) if len(same) > 1 else same[0]
        elif cell.grade_id in solutions:
            answers[cell.grade_id].append(cell)
        elif cell.grade_id not in known and not _is_instructors(text, instructors):
            extras[anchor].append(cell)
    return {
        grade_id: _one(grade_id, found, solutions[grade_id], extras, review)
        for grade_id, found in answers.items()
    }, extras


def _unmarked(source):
    """Return the places of the cells without a grade_id, by their kind and text, in order."""
    found = defaultdict(list)
    for number, cell in enumerate(source.cells):
        if not about(cell):
            found[cell.cell_type, cell.source.strip()].append(_place(number, cell))
    return found


def _places(source):
    """Return the places of the instructor's cells, by the cells' own ids."""
    return {
        cell.id: _place(number, cell) for number, cell in enumerate(source.cells) if "id" in cell
    }


def _place(number, cell):
    """Return what extra cells after one of the instructor's are kept by."""
    return about(cell).get("grade_id") or f"cell {number}"


def _plain_cells(source, cells):
    """Return the learner's versions of the instructor's cells without a grade_id, by their id."""
    free = {cell.id for cell in source.cells if cell.cell_type == "code" and "id" in cell
            and not about(cell) and SETUP not in cell.metadata.get("tags", ())}  # fmt: skip
    return {cell.id: cell for cell in cells if cell.id in free and not cell.grade_id}


def _with_plain_cells(source, cells):
    theirs = _plain_cells(source, cells)
    changed = [
        _extra_cell(theirs[each.id], f"{LEARNERS}{each.id}")
        if each.get("id") in theirs and theirs[each.id].source.strip() != each.source.strip()
        else each
        for each in source.cells
    ]
    return NotebookNode(source | {"cells": changed})


def _is_instructors(text, instructors):
    return not text or text in instructors or is_fold_heading(text)


def _one(grade_id, found, solution, extras, review):
    """Choose the last cell that was worked on; the others become extra cells before it."""
    worked_on = [cell for cell in found if not is_stub(cell.source, solution)]
    if len(worked_on) > 1:
        review.append(f"`{grade_id}` is there {len(worked_on)} times: the last one counts")
        extras[f"before {grade_id}"] += [cell._replace(grade_id="") for cell in worked_on[:-1]]
    return (worked_on or found)[-1]


def _assembled(source, answers, extras, review):
    notebook = NotebookNode(copy.deepcopy({k: v for k, v in source.items() if k != "cells"}))
    notebook.nbformat_minor = max(notebook.nbformat_minor, WITH_IDS)
    numbers = iter(range(1, 1_000_000))
    notebook.cells = _extra_cells(extras.get(START, ()), numbers)
    for number, original in enumerate(source.cells):
        cell, grade_id = copy.deepcopy(original), about(original).get("grade_id")
        cell.setdefault("id", f"cell-{number}")
        if is_solution(cell):
            notebook.cells += _extra_cells(extras.get(f"before {grade_id}", ()), numbers)
            cell.source = _shown(original, _answer(grade_id, answers, review))
        notebook.cells.append(_without_outputs(cell))
        notebook.cells += _extra_cells(extras.get(_place(number, original), ()), numbers)
    own = source.metadata.get("autograder", {})
    notebook.metadata["autograder"] = {key: own[key] for key in ("tests",) if key in own} | {
        "imports": slow_imports.imported(source),
        "defines": {
            grade_id: sorted(defined_names(text)) for grade_id, text in exercises(source).items()
        },
    }
    return notebook


def _answer(grade_id, answers, review):
    if grade_id in answers:
        return answers[grade_id].source
    if answers:
        review.append(f"no cell `{grade_id}`: its points are 0 unless another cell does its work")
    return MISSING


def _shown(original, text):
    """Return an answer's text; text that is not code is made harmless, as it is shown as HTML."""
    asis = original.cell_type == "code" or handed_out(text, original.source)
    return text if asis else sanitize.markdown(text)


def _without_outputs(cell):
    if cell.cell_type == "code":
        cell.outputs, cell.execution_count = [], None
    return cell


def _extra_cells(cells, numbers):
    begun = [(cell, EARLIER if cell.grade_id else LEARNERS) for cell in cells]
    return [_extra_cell(cell, f"{begin}{next(numbers)}") for cell, begin in begun]


def _extra_cell(cell, name):
    if cell.kind == "code":
        return nbformat.v4.new_code_cell(cell.source, id=name)
    shown = sanitize.raw if cell.kind == "raw" else sanitize.markdown
    return nbformat.v4.new_markdown_cell(shown(cell.source), id=name)


__all__ = ["MISSING", "Intake", "MalformedError", "blank", "kept", "place"]
