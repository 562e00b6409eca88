"""Grades by the project's own grader, as an instructor does: `python -m autograder grade NAME`."""

from collections.abc import Iterable
from pathlib import Path

from tests.constructs import course, stock
from tests.constructs.course import Assignment, Graded
from tests.support import commands
from tests.support.grading import ROOT

#: Options of `grade` for the assignment in which answers never end.
OPTIONS = {"alone": ["--timeout", "5"]}


def grade(folder: Path, assignments: Iterable[Assignment]) -> tuple[Graded, dict[str, str]]:
    """Return the points of every assignment and learner, and what `grade` said of each."""
    assignments = list(assignments)
    course.write_sources(folder, assignments)
    nbgrader = stock.api(folder)
    graded, said = {}, {}
    for assignment in assignments:
        stock.generate(nbgrader, assignment.name)
        learners = course.hand_in(folder, assignment)
        said[assignment.name] = _command(folder, assignment.name)
        graded[assignment.name] = _points(folder, assignment.name, learners)
    return graded, said


def _command(folder: Path, assignment: str) -> str:
    code, said = commands.run(
        "autograder", "grade", assignment, *OPTIONS.get(assignment, []),
        folder=folder, environment=course.environment(folder, ROOT),
    )  # fmt: skip
    return f"exit code {code}\n{said}"


def _points(folder: Path, assignment: str, learners: Iterable[str]) -> dict[str, course.Points]:
    found = {learner: course.points(folder, assignment, learner) for learner in learners}
    return {learner: points for learner, points in found.items() if points is not None}
