"""Turns an executed notebook into a Report (pure). Points need positive evidence."""

import math
from dataclasses import replace

from nbformat import NotebookNode

from autograder.model import Execution, Report, Result, Status
from autograder.notebook.cell_kinds import about, is_test
from autograder.text import foreign
from autograder.text.clean_results import cleaned

MAX_NOTE = 2_000


def report(
    execution: Execution, source: NotebookNode, *, assignment: str, student: str, review=()
) -> Report:
    """Return the points of one submission.

    Args:
        execution: the executed notebook.
        source: the instructor's notebook; it alone defines the tests and their points.
        assignment: the assignment's name.
        student: the learner's id.
        review: what a person should look at.

    Returns:
        One result for each test cell of `source`, in its order: a test without a result is
        NOT_RUN, and no test gives more than its points.
    """
    found = {result.grade_id: result for result in execution.results}
    results = [_checked(found.get(each.grade_id, each), each) for each in not_run(source)]
    return Report(
        assignment=assignment,
        student=foreign.shown(student),
        score=sum(result.points for result in results),
        max_score=sum(result.max_points for result in results),
        isolation=execution.isolation,
        exercises=results,
        review=[foreign.clean(note, MAX_NOTE) for note in review],
    )


def not_run(source: NotebookNode, message: str = "the test did not run") -> list[Result]:
    """Return a result with 0 points for each test cell of the instructor's notebook."""
    tests = [about(cell) for cell in source.cells if is_test(cell)]
    return [
        Result(test["grade_id"], 0.0, float(test["points"]), Status.NOT_RUN, message)
        for test in tests
    ]


def _checked(result, expected):
    """Keep a result's points within what its status and the instructor's notebook allow."""
    points, most = result.points, expected.max_points
    if result.status is Status.PASS:
        points = most
    elif result.status is not Status.FAIL or not math.isfinite(points):
        points = 0.0
    points = min(max(float(points), 0.0), most)
    # from here on, the text is safe to show
    return replace(cleaned(result), points=points, max_points=most)
