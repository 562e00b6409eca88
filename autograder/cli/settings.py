"""What commands make of their options and of the folder that they are called in."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # each takes long to import, and not every command needs it
    from autograder.gradebook.course import Course
    from autograder.grading.grader import Settings


def settings_of(timeout: float, no_sandbox: bool) -> "Settings":
    """Return how to run learners' code.

    Args:
        timeout: seconds for one call of a learner's function.
        no_sandbox: whether to run it without a sandbox.
    """
    from autograder.grading.grader import Settings
    from autograder.model import Limits

    # As by default, the whole submission has the time of at least six calls.
    limits = Limits(call_seconds=timeout, total_seconds=max(120.0, 6 * timeout))
    return Settings(limits=limits, sandbox=not no_sandbox)


def course_here() -> "Course":
    """Return the course in the working directory; raises CourseError if it holds no course."""
    from autograder.gradebook import course as gradebook

    return gradebook.course(Path.cwd())
