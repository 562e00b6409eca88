"""Opens nbgrader's gradebook, in a file that keeps the grades private.

A new gradebook notes the revision of its tables. nbgrader starts the command `alembic` to learn it,
which takes two seconds and may not be on PATH; here its library is asked.
"""

import contextlib
import os
import sys
from functools import cache
from pathlib import Path

from nbgrader import api, dbutil

from autograder.errors import GradebookError

WHAT_TO_DO = (
    "nbgrader creates a new gradebook with the package `alembic`, which {problem}. It is expected "
    "in the environment of {python}: pip install -r requirements.txt, then run the command again."
)


def opened(db_url: str, course_id: str) -> api.Gradebook:
    """Open a gradebook; create it if it does not exist.

    Raises:
        GradebookError: `alembic` is missing, or does not find nbgrader's revisions.
    """
    revision()  # before there is a file: nbgrader would leave half a gradebook
    ask_the_library()
    return api.Gradebook(db_url, course_id)


def ask_the_library() -> None:
    """Keep nbgrader from starting the command `alembic`, in this process."""
    api.get_alembic_version = revision


@cache
def revision() -> str:
    """Return the revision of a new gradebook's tables, as the command `alembic heads` does.

    Raises:
        GradebookError: `alembic` is missing, or does not find nbgrader's revisions.
    """
    try:
        from alembic import script, util
    except ImportError as error:
        raise _unusable(f"cannot be imported ({error})") from error
    try:
        return script.ScriptDirectory(dbutil.ALEMBIC_DIR).get_heads()[0]
    except (OSError, IndexError, util.CommandError) as error:
        raise _unusable(f"does not read nbgrader's revisions ({error})") from error


def path_of(db_url: str) -> Path | None:
    """Return the file of a gradebook, None if it is on a database server."""
    return Path(db_url.removeprefix("sqlite:///")) if db_url.startswith("sqlite:///") else None


def make_private(db_url: str) -> None:
    """Create a gradebook's file before SQLite does, which would make it world-readable."""
    if path := path_of(db_url):
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
        with contextlib.suppress(OSError):  # SQLite will report the problem, and better
            os.close(os.open(path, flags, 0o660))


def _unusable(problem):
    return GradebookError(WHAT_TO_DO.format(problem=problem, python=sys.executable))
