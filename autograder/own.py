"""A learner's own notebook: which assignment it is of, and its report. No class, no gradebook."""

import json
from pathlib import Path

import nbformat

from autograder import explained, files, intake, score, worker
from autograder.errors import CourseError
from autograder.model import Report, Submission
from autograder.names import defined_names
from autograder.submitted import MalformedError, read_cells

UnreadableError = files.UnreadableError


def check(path: Path, settings: worker.Settings, run: worker.Run | None = None) -> Report:
    """Grade one notebook.

    Args:
        path: the notebook, under any name.
        settings: limits, and whether there is a sandbox.
        run: runs a notebook; by default in this process's own warm engine.

    Raises:
        UnreadableError: it is no notebook, or no assignment's.
        CourseError: this is not the course's own folder.
    """
    data = files.read(path)
    source = _source(data)
    one = Submission(source.parent.name, "", path.name, data, "")
    return worker.grade(one, source.read_text("utf-8"), settings, run).report


def as_json(report: Report) -> str:
    """Return the report as one JSON object on one line."""
    keys = ("grade_id", "points", "max_points", "status", "message")
    exercises = [{key: getattr(each, key) for key in keys} for each in report.exercises]
    head = {key: getattr(report, key) for key in ("assignment", "score", "max_score", "isolation")}
    return json.dumps(head | {"exercises": exercises})


def explanations(assignment: str) -> dict[str, dict[str, str]]:
    """Return what is said to every option of an assignment's questions, by test."""
    (source,) = (path for path in sources() if path.parent.name == assignment)
    tests = filter(score.is_test, nbformat.read(source, as_version=4).cells)
    found = {intake.about(cell)["grade_id"]: explained.explanations(cell) for cell in tests}
    return {grade_id: options for grade_id, options in found.items() if options}


def _source(data):
    """Return the path of the source notebook that shares the most with a submitted one."""
    try:
        cells = read_cells(data).cells
    except MalformedError as error:
        raise UnreadableError(str(error)) from None
    marks = {cell.grade_id for cell in cells}
    names = set().union(*(defined_names(cell.source) for cell in cells))
    shared = {path: _shared(path, marks, names) for path in sources()}
    best = max(shared, key=lambda path: shared[path])
    if not shared[best]:
        known = ", ".join(sorted(path.parent.name for path in shared))
        raise UnreadableError(f"it has no exercise of any assignment here ({known})")
    return best


def sources() -> list[Path]:
    """Return the instructor's notebooks: those of the working directory, else of this project."""
    for root in (Path.cwd(), Path(__file__).parents[1]):
        if found := sorted(root.glob("source/*/*.ipynb")):
            return found
    raise CourseError("there is no source/ folder; run the command in the course's own folder")


def _shared(path, marks, names):
    exercises = intake.exercises(nbformat.read(path, as_version=4))
    theirs = set().union(*map(defined_names, exercises.values()))
    return len(marks & exercises.keys()) + len(names & theirs)
