"""Enters the instructor's cells as `nbgrader generate_assignment` does."""

import logging
from typing import cast

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbgrader import api
from nbgrader.preprocessors import ClearOutput, ClearSolutions, ComputeChecksums, LockCells

from autograder.gradebook.course import Course
from autograder.gradebook.save_cells import SaveChangedCells
from autograder.notebook.cell_kinds import about

_UNHEARD = logging.Logger(__name__, logging.CRITICAL)  # not nbgrader's, which all of it shares


def entered(
    book: api.Gradebook,
    course: Course,
    assignment: str,
    name: str,
    source: nbformat.NotebookNode,
    copied: bool,
) -> list[str]:
    """Enter a notebook's cells if the gradebook has others; return which changed.

    Args:
        book: the gradebook, open.
        course: the course's folders and settings.
        assignment: its name.
        name: the notebook's name.
        source: the instructor's notebook.
        copied: whether the gradebook was copied for this run.
    """
    book.update_or_create_assignment(assignment)
    where = {"notebook": name, "assignment": assignment, "db_url": course.db_url}
    notebook = cast(nbformat.NotebookNode, nbformat.from_dict(source))
    resources = ResourcesDict(nbgrader=where)
    for step in (LockCells, ClearSolutions, ClearOutput, ComputeChecksums):
        notebook, resources = step(config=course.config).preprocess(notebook, resources)
    marks = [about(cell) for cell in notebook.cells if about(cell)]
    expected = {mark["grade_id"]: mark.get("checksum") for mark in marks}
    if _checksums(book, assignment, name) == expected:
        return []
    step = SaveChangedCells(config=course.config)
    step.copied = copied
    step.log = _UNHEARD  # whoever called shows `changes`
    step.preprocess(notebook, resources)
    book.db.expire_all()
    return step.changes


def _checksums(book, assignment, name):
    try:
        cells = book.find_notebook(name, assignment).source_cells
    except api.MissingEntry:
        return None
    return {cell.name: cell.checksum for cell in cells}
