"""The model solution must earn full points before anybody is graded by new tests (pure)."""

import nbformat

from autograder.errors import CourseError
from autograder.grading.grader import Graded
from autograder.grading.originals import Original
from autograder.model import Result, Status, Submission
from autograder.notebook import model_solution, spelt_asserts
from utils.words import counted

_SHOWN = 5


def submission(one: Original) -> Submission:
    """Return an instructor's notebook as if it had been submitted, with its files."""
    data, files = model_solution.handed_in(one.text), dict(one.given or {})
    return Submission(one.assignment, "", f"{one.name}.ipynb", data, "", files=files,
                      original=one.original, is_model=True)  # fmt: skip


def tests(one: Original) -> str:
    """Return an instructor's notebook in whose tests every `assert` says itself when it fails."""
    return nbformat.writes(spelt_asserts.spelt(one.notebook))


def check(graded: Graded, original: str = "") -> None:
    """Refuse to grade by tests that do not accept the model solution.

    Args:
        graded: the model solution.
        original: the name of one of several notebooks; "" for the assignment's own.

    Raises:
        CourseError: they do not; the message says which ones, and why.
    """
    report = graded.report
    failed = [each for each in report.exercises if each.points < each.max_points]
    if not failed:
        return
    lines = [f"  {_line(each)}" for each in failed[:_SHOWN]]
    if len(failed) > _SHOWN:
        lines.append(f"  and {len(failed) - _SHOWN} more")
    name = "/".join(filter(None, (report.assignment, original)))
    path = f"source/{report.assignment}/{original or report.assignment}.ipynb"
    most = counted(report.max_score, "point")
    raise CourseError(
        f"the model solution of {name} earns {report.score:g} of {most}, "
        "expected all of them, so nobody was graded and nothing was written:\n"
        + "\n".join(lines)
        + f"\nCorrect the solution or the test in {path}, or the check that the test calls, "
        "and run the same command again." + _more_time(failed)
    )


def _line(result: Result):
    said = result.message or result.status
    return f"`{result.grade_id}` gives {result.points:g} of {result.max_points:g}: {said}"


def _more_time(failed):
    late = any(each.status is Status.TIMEOUT for each in failed)
    return " If only the time was too short: --timeout SECONDS." if late else ""
