"""Grades by stock nbgrader, to learn which points it gives."""

import os
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from tests.constructs import course
from tests.constructs.course import Assignment, Graded, Points


def api(folder: Path) -> NbGraderAPI:
    """Return nbgrader's commands for a course folder, with what its configuration says."""
    # nbgrader calls a bare `alembic`: the one beside this Python
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    config = Config()
    exec(course.CONFIG, {"get_config": lambda: config})
    config.CourseDirectory.root = str(folder)
    return NbGraderAPI(CourseDirectory(config=config), config=config)


def generate(nbgrader: NbGraderAPI, assignment: str) -> None:
    """Generate the release of an assignment, or say why that failed."""
    done = nbgrader.generate_assignment(assignment)
    assert done["success"], f"{assignment}: {done.get('log')} {done.get('error')}"


def grade(assignment: Assignment) -> dict[str, Points]:
    """Return the points of every learner; a hand-in that failed is left out."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        course.write_sources(folder, [assignment])
        os.environ.update(course.environment(folder))
        nbgrader = api(folder)
        generate(nbgrader, assignment.name)
        graded = {
            learner: course.points(folder, assignment.name, learner)
            for learner in course.hand_in(folder, assignment)
            if _autograde(nbgrader, assignment.name, learner)
        }
    print(f"{assignment.name}, {', '.join(assignment.notebooks)}: {len(graded)} graded", flush=True)
    return {learner: points for learner, points in graded.items() if points is not None}


def _autograde(nbgrader: NbGraderAPI, assignment: str, learner: str) -> bool:
    """Return whether a hand-in was graded; print why not."""
    done = nbgrader.autograde(assignment, learner)
    if not done["success"]:
        print(f"{assignment} {learner}: {done.get('log', '')[-1000:]}", flush=True)
    return done["success"]


def grade_all(assignments: Iterable[Assignment], workers: int) -> Graded:
    """Return the points of all assignments; parts of one are put together."""
    assignments = list(assignments)
    graded: dict[str, dict[str, Points]] = {each.name: {} for each in assignments}
    with ProcessPoolExecutor(workers) as pool:
        for assignment, learners in zip(assignments, pool.map(grade, assignments), strict=True):
            for learner, points in learners.items():
                graded[assignment.name].setdefault(learner, {}).update(points)
    return graded
