"""A report as Gradescope reads it: results.json (pure).

Source: gradescope-autograders.readthedocs.io, "Autograder Specifications", Output format.
"""

from collections.abc import Mapping
from typing import Any

from autograder.model import Report, Status
from autograder.text import asides, foreign

#: When a learner sees a test: at once, after the due date, once grades are published, never.
VISIBILITIES = ("visible", "after_due_date", "after_published", "hidden")


def results(report: Report, exercise_of: Mapping[str, str], hidden: Mapping[str, str]) -> dict:
    """Return a report as Gradescope's results.

    Args:
        report: of one learner.
        exercise_of: the exercise of each test, which names it.
        hidden: the visibility of each test that the release does not show.
    """
    notes = [f"Note: {said}" for said in asides.for_learner(report.review)]
    return {
        "score": report.score,
        "output": "\n".join([f"isolation: {report.isolation}", *notes]),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [
            _test(number, result, exercise_of, hidden)
            for number, result in enumerate(report.exercises, 1)
            if result.max_points or result.status is not Status.PASS
        ],
        "extra_data": {"assignment": report.assignment, "max_score": report.max_score},
    }


def nothing_to_grade(message: str) -> dict[str, Any]:
    """Return the results of a submission that is not a notebook of this assignment."""
    return {
        "score": 0.0,
        "output": foreign.clean(message),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
    }


def _test(number, result, exercise_of, hidden):
    name = exercise_of.get(result.grade_id, result.grade_id)
    return {
        "name": name if name == result.grade_id else f"{name}: {result.grade_id}",
        "number": str(number),
        "score": result.points,
        "max_score": result.max_points,
        "status": "passed" if result.status is Status.PASS else "failed",
        "output": result.message,
        "output_format": "text",
        "visibility": hidden.get(result.grade_id, "visible"),
    }
