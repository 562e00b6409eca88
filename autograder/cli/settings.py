"""What commands make of their options and of the folder that they are called in."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.errors import CourseError

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


class AssignmentName(click.ParamType):
    """An assignment by its name, as `nbgrader` knows it: never a path to its folder.

    A shell completes the name with a slash, and with it would begin another assignment. Whether
    there is such an assignment, the command finds out: that imports nbgrader.
    """

    name = "assignment"

    def convert(self, value, param, ctx):
        """Return the name without slashes at its end."""
        name = value.rstrip("/" + os.sep)
        if name in ("", ".", "..") or Path(name).name != name:
            from autograder.grading import notebooks

            known = ", ".join(notebooks.assignments(course_here())) or "none"
            raise CourseError(
                f"expected the name of an assignment, got {value!r}; the assignments are: {known}"
            )
        return name


def only_names(command: click.Command) -> None:
    """Let each argument ASSIGNMENT of a command, or of a group's commands, be a plain name."""
    for each in getattr(command, "commands", {}).values():
        only_names(each)
    for parameter in command.params:
        if parameter.name == "assignment":
            parameter.type = AssignmentName()
