"""No wall: a separate process with limits, and otherwise the rights of whoever runs the grader."""

import os

from autograder.sandbox import policy
from autograder.sandbox.learner_processes import Box, Command

NAME = "process"


def isolation() -> str:
    """Return what a report says of it."""
    return "none: --no-sandbox, this code ran with the grader's permissions"


def start() -> Box:
    """Start the fork server."""
    environment = os.environ | policy.environment("/tmp")
    return Box(Command([], str(policy.ROOT), {"wall": NAME}, environment, _fix))


def _fix(said):
    return "install the course's packages: pip install -r requirements.txt"
