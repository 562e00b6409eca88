"""A course folder as any nbgrader course has it: sources, hand-ins, and points in the gradebook."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry

from tests.constructs import notebooks as documents

#: Points that a grader gave: notebook, grade_id, automatic score (None: left to a person).
Points = dict[str, dict[str, float | None]]
#: Points of assignments and learners; a hand-in that was not graded is not there.
Graded = Mapping[str, Mapping[str, Points]]
#: What a learner hands in: notebooks by name.
HandIn = Mapping[str, NotebookNode]

CONFIG = """\
c = get_config()
c.CourseDirectory.course_id = "constructs"
c.Execute.timeout = 10
c.Execute.iopub_timeout = 60
"""
#: A folder of modules that the course puts on PYTHONPATH, and what is in it.
MODULES = "modules"
MODULE = {"course_units.py": "KILO = 1000\n"}


@dataclass(frozen=True)
class Assignment:
    """An assignment: its source notebooks and files, and what learners make of the release."""

    name: str
    notebooks: Mapping[str, NotebookNode]
    files: Mapping[str, bytes]
    hand_ins: Callable[[HandIn], Mapping[str, HandIn]]


def write_sources(folder: Path, assignments: Iterable[Assignment]) -> None:
    """Write an ordinary nbgrader course with these assignments."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "nbgrader_config.py").write_text(CONFIG, "utf-8")
    (folder / MODULES).mkdir()
    for name, text in MODULE.items():
        (folder / MODULES / name).write_text(text, "utf-8")
    for assignment in assignments:
        place = folder / "source" / assignment.name
        _write(place, assignment.notebooks)
        for name, data in assignment.files.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(data)


def environment(folder: Path, *more: Path) -> dict[str, str]:
    """Return the environment of a course whose modules, and folders more, are on PYTHONPATH."""
    found = os.pathsep.join(map(str, [folder / MODULES, *more]))
    return os.environ | {"PYTHONPATH": found}


def hand_in(folder: Path, assignment: Assignment) -> list[str]:
    """Write what every learner hands in, with the files of the release; return their ids."""
    release = folder / "release" / assignment.name
    released = {path.stem: documents.read(path) for path in release.glob("*.ipynb")}
    hand_ins = assignment.hand_ins(released)
    for student, notebooks in hand_ins.items():
        place = folder / "submitted" / student / assignment.name
        copytree(release, place, ignore=ignore_patterns("*.ipynb"))
        _write(place, notebooks)
    return list(hand_ins)


def _write(place: Path, notebooks: HandIn) -> None:
    place.mkdir(parents=True, exist_ok=True)
    for name, notebook in notebooks.items():
        nbformat.write(notebook, place / f"{name}.ipynb")


def points(folder: Path, assignment: str, student: str) -> Points | None:
    """Return what the gradebook says of a hand-in; None where it was not graded."""
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "constructs") as gradebook:
        try:
            submission = gradebook.find_submission(assignment, student)
        except MissingEntry:
            return None
        return {
            notebook.name: {grade.name: grade.auto_score for grade in notebook.grades}
            for notebook in sorted(submission.notebooks, key=lambda each: each.name)
        }
