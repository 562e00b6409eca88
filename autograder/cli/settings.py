"""What commands make of their options and of the folder that they are called in."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

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

    A shell completes the name with a slash, and with it would begin another assignment.
    """

    name = "assignment"

    def __init__(self, *, later: bool = False):
        self._later = later  # the command itself finds out whether there is such an assignment

    def convert(self, value, param, ctx):
        """Return the name without slashes at its end."""
        name = value.rstrip("/" + os.sep) or value
        if self._later:
            return name
        from autograder.grading import notebooks

        return notebooks.checked(course_here(), name)


def only_names(group: click.Group) -> None:
    """Let each argument ASSIGNMENT of a group's commands be the name of one.

    `grade` looks later: while nbgrader is imported for that, its engine starts.
    """
    for name, command in group.commands.items():
        for parameter in command.params:
            if parameter.name == "assignment":
                parameter.type = AssignmentName(later=name == "grade")
