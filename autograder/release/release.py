"""Checks an assignment, then releases it to learners.

nbgrader's own commands generate and release. If a check fails, nothing is released, and release/
stays as it was.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import nbformat

from autograder.errors import CourseError
from autograder.files import companions, replacing
from autograder.gradebook import dates, opening
from autograder.gradebook.course import Course
from autograder.grading import batch, grader, lint, notebooks
from autograder.model import Report, Submission
from autograder.notebook import can_split, model_solution
from autograder.release import answer_bank, bank_table, laws, mutation
from autograder.release.mutation import mutants
from utils.words import counted

DUE = "DUE.md"  # tells learners the date and the late rule
LAST_LINES = 8  # of what a failed command said


class Step(NamedTuple):
    """One check, and its reasons against a release."""

    what: str
    reasons: list[str]


def examine(course: Course, assignment: str, settings: grader.Settings) -> Iterator[Step]:
    """Check an assignment, and yield the result of each check.

    Args:
        course: the course that holds the assignment.
        assignment: its name.
        settings: how the source and the untouched release are graded.

    Raises:
        CourseError: there is no such assignment, or nbgrader cannot generate a release.
        SandboxUnavailable: this machine cannot isolate.
    """
    _refuse_ordinary(course, assignment)
    text = batch.source_text(course, assignment)
    source = nbformat.reads(text, as_version=4)
    path = course.source / assignment / f"{assignment}.ipynb"
    yield Step("nbgrader validates the source", _validated(course, path))
    release = generated(course, assignment)[assignment]
    yield Step("the laws of the course hold", laws.broken(source, release))
    files = companions.of_assignment(path.parent)
    grade = source_earns(text, files, settings)
    what = "the source earns full points, the untouched release none"
    solved = nbformat.reads(model_solution.handed_in(text).decode(), as_version=4)
    yield Step(what, list(_scores(grade(solved), grade(release))))
    yield Step("the answer bank: wrong answers caught, right ones kept", _bank(course, assignment))
    yield Step(*_mutants(course, assignment))


def _refuse_ordinary(course, assignment):
    """Refuse an assignment that shares nothing with this course, and so keeps none of its laws."""
    banked = Path(course.root, answer_bank.FOLDER, assignment).is_dir()
    sources = (nbformat.reads(one.text, 4) for one in notebooks.of(course, assignment))
    if not (banked or any(map(can_split.of_the_course, sources))):
        raise CourseError(
            f"{assignment} is an ordinary nbgrader assignment: no test of it calls utils.checks, "
            f"and there is no {answer_bank.FOLDER}/{assignment}. Release it without the laws of "
            f"this course: python -m autograder release {assignment} --plain"
        )


def source_earns(
    text: str, files: Mapping[str, bytes], settings: grader.Settings
) -> Callable[[nbformat.NotebookNode], Report]:
    """Return what grades a notebook by a source, each test in the way that `lint` finds for it."""
    settled = lint.settled(text, files, settings)
    return partial(graded, assignment="", source=settled, settings=settings, files=files)


def hand_out(course: Course, assignment: str) -> str:
    """Generate release/ and put it into nbgrader's exchange; return what nbgrader said.

    It is generated elsewhere and moved into its place, so that a failure leaves the old one there.

    Raises:
        CourseError: nbgrader refuses; the message is nbgrader's.
    """
    opening.make_private(course.db_url)  # one that nbgrader makes would be world-readable
    rule = dates.of(course, assignment)
    with tempfile.TemporaryDirectory(dir=course.root, prefix=".release-") as folder:
        said = _must(course, "generate_assignment", assignment, "--force",
                     f"--CourseDirectory.release_directory={folder}")  # fmt: skip
        if rule:
            (Path(folder, assignment) / DUE).write_text(rule.for_learners(), encoding="utf-8")
        replacing.swap(Path(folder, assignment), course.release / assignment, Path(folder, "old"))
    return said + _must(course, "release_assignment", assignment, "--force")


def _validated(course, path):
    done = _run(course, "nbgrader", "validate", str(path))
    if done.returncode == 0 and "Success!" in done.stdout:
        return []
    return [f"nbgrader validate {path}: {_end(done)}"]


def generated(course: Course, assignment: str) -> dict[str, nbformat.NotebookNode]:
    """Return what nbgrader would release, by notebook, without touching release/ or the gradebook.

    Raises:
        CourseError: nbgrader refuses; the message is nbgrader's.
    """
    with tempfile.TemporaryDirectory() as folder:
        _must(course, "generate_assignment", assignment, "--force", "--no-db",
              f"--CourseDirectory.release_directory={folder}")  # fmt: skip
        made = Path(folder, assignment).glob("*.ipynb")
        return {path.stem: nbformat.read(path, as_version=4) for path in made}


def graded(
    notebook: nbformat.NotebookNode,
    *,
    assignment: str,
    source: str,
    settings: grader.Settings,
    files: Mapping[str, bytes] | None = None,
) -> Report:
    """Grade a notebook as if it had been submitted, with the files beside it."""
    data = nbformat.writes(notebook).encode()
    one = Submission(assignment, "", "", data, "", files=files or {})
    return grader.grade(one, source, settings).report


def _scores(solved: Report, untouched: Report):
    for each in solved.exercises:
        if each.points < each.max_points:
            yield f"`{each.grade_id}` takes points off the model solution: {each.message}"
    for each in untouched.exercises:
        if each.points:
            given = counted(each.points, "point")
            yield f"`{each.grade_id}` gives {given} for the untouched release"


def _bank(course, assignment):
    """Check against the answer bank; a missing bank is a reason against a release too."""
    if not Path(course.root, answer_bank.FOLDER, assignment).is_dir():
        return [f"there is no {answer_bank.FOLDER}/{assignment}: add answers, right and wrong, as "
                "learners type them (CONTRIBUTING.md, the answer bank)"]  # fmt: skip
    done = _run(course, bank_table.__name__, assignment)
    command = f"python -m {bank_table.__name__} {assignment}"
    return [] if done.returncode == 0 else [f"{command}: {_end(done)}"]


def _mutants(course, assignment):
    """Judge the mutants of the solutions: what it says, and the survivors."""
    done = _run(course, mutation.__name__, assignment)
    lines = done.stdout.splitlines()
    said = next((line for line in lines if line.startswith(mutants.SUMMARY)), "")
    if said and done.returncode == 0:
        return said, []
    kinds = (mutants.LIVES, mutants.STALE)
    reasons = [line for line in lines if any(kind in line for kind in kinds)] or [_end(done)]
    command = f"python -m {mutation.__name__} {assignment}"
    return said or mutants.SUMMARY, [f"{command} shows the diffs:", *reasons]


def _must(course, *arguments):
    done = _run(course, "nbgrader", *arguments)
    if done.returncode:
        raise CourseError(f"nbgrader {' '.join(arguments[:2])} failed: {_end(done)}")
    return done.stdout


def _run(course, module, *arguments):
    return subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=course.root, text=True, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=os.environ | {"MPLBACKEND": "Agg"},
    )  # fmt: skip


def _end(done):
    lines = [line for line in done.stdout.splitlines() if line.strip()]
    stopped = any(line.startswith("Traceback (most recent call last)") for line in lines)
    return "\n".join(lines[-1:] if stopped else lines[-LAST_LINES:])
