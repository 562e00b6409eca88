"""Checks an ordinary nbgrader assignment before it is released: what must hold of every one.

It need not have the course's four cells an exercise, its hundred points or an answer bank.
"""

from collections.abc import Iterator

import nbformat
from nbformat import NotebookNode

from autograder.gradebook.course import Course
from autograder.grading import grader, lint, notebooks
from autograder.notebook import markers
from autograder.notebook.cell_kinds import about, is_solution, is_test
from autograder.notebook.markers import HIDDEN, SOLUTION
from autograder.release import laws
from autograder.release.release import Step, generated, graded
from utils.words import counted


def examine(course: Course, assignment: str, settings: grader.Settings) -> Iterator[Step]:
    """Check an assignment, and yield the result of each check, notebook by notebook.

    Args:
        course: the course that holds the assignment.
        assignment: its name.
        settings: how the source and the untouched release are graded.

    Raises:
        CourseError: there is no such assignment, or nbgrader cannot generate a release.
        SandboxUnavailable: this machine cannot isolate.
    """
    originals = list(notebooks.of(course, assignment))
    released = generated(course, assignment)
    for original in originals:
        source = nbformat.reads(original.text, as_version=4)
        release = released[original.name]
        yield Step(f"{original.name}: nbgrader's metadata is valid", list(marks(source)))
        shown = [*hidden_lines(source, release), *laws.outputs(release)]
        yield Step(f"{original.name}: the release shows no hidden line and no output", shown)
        found = lint.examine(original.text, original.files, settings)
        yield Step(f"{original.name}: the source earns full points", list(_lost(found)))
        earned = _untouched(original, release, settings)
        yield Step(f"{original.name}: the untouched release earns {earned}", [])


def marks(source: NotebookNode) -> Iterator[str]:
    """Yield what is wrong with nbgrader's metadata of the cells."""
    yield from laws.ids(source)
    for cell in filter(is_test, source.cells):
        if not isinstance(about(cell).get("points"), int | float):
            yield f"the test `{about(cell).get('grade_id', '?')}` has no points; set them"


def hidden_lines(source: NotebookNode, release: NotebookNode) -> Iterator[str]:
    """Yield the hidden lines that a release still has in the cell that hides them."""
    shown = {about(cell).get("grade_id"): _lines(cell.source) for cell in release.cells}
    for cell in source.cells:
        name = about(cell).get("grade_id")
        if not (is_solution(cell) or is_test(cell)) or name not in shown:
            continue
        for line in sorted(_secret(cell) & shown[name]):
            yield f"the release shows a line of `{name}` that is not for learners: {line}"


def _secret(cell):
    """Return the lines between the markers of a cell, but those that it has outside them too."""
    alone = nbformat.v4.new_notebook(cells=[cell])
    found = [*laws.lines_between(alone, SOLUTION), *laws.lines_between(alone, HIDDEN)]
    shown = markers.without(cell.source, SOLUTION, HIDDEN).split("\n")
    return {line for _, line in found} - {*map(str.strip, shown)}


def _lines(text):
    return set(map(str.strip, text.splitlines()))


def _lost(found):
    for each in found:
        if not each.is_right:
            yield each.lost


def _untouched(original, release, settings):
    text, files = lint.settled(original.text, original.files, settings), original.files
    report = graded(release, assignment="", source=text, settings=settings, files=files)
    return f"{report.score:g} of {counted(report.max_score, 'point')}"
