"""Keeps nbgrader's own commands from opening what a learner's timestamp.txt names.

nbgrader takes the last word of the file for a time zone, and a zone by the name of a path is a file
that it opens, with the rights of whoever collects or grades.
"""

from datetime import datetime
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc

from autograder.files import distrusted


def protect() -> None:
    """Let every nbgrader command of this process read these files as the grader does."""
    CourseDirectory.get_existing_timestamp = _existing


def _existing(self, dest_path: str) -> datetime | None:
    """Return when a submission was handed in; None if its file is missing or says no time."""
    time = distrusted.timestamp(Path(dest_path))
    return parse_utc(time) if time else None
