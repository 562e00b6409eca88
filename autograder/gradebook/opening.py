"""Opens nbgrader's gradebook, in a file that keeps the grades private.

To create a gradebook, nbgrader needs the command `alembic`.
"""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from nbgrader import api

from autograder.errors import GradebookError

WHAT_TO_DO = (
    "nbgrader creates a new gradebook with the command `alembic`, which {problem}. It is expected "
    "next to {python}, or on PATH: pip install -r requirements.txt, then run the command again."
)


def opened(db_url: str, course_id: str) -> api.Gradebook:
    """Open a gradebook; create it if it does not exist.

    Raises:
        GradebookError: `alembic` is missing, or cannot be run.
    """
    with alembic_found():
        return api.Gradebook(db_url, course_id)


def path_of(db_url: str) -> Path | None:
    """Return the file of a gradebook, None if it is on a database server."""
    return Path(db_url.removeprefix("sqlite:///")) if db_url.startswith("sqlite:///") else None


def exists(db_url: str) -> bool:
    """Whether there is a gradebook; one on a server is taken to be there."""
    path = path_of(db_url)
    return path is None or (path.exists() and path.stat().st_size > 0)


def make_private(db_url: str) -> None:
    """Create a gradebook's file before SQLite does, which would make it world-readable."""
    if path := path_of(db_url):
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
        with contextlib.suppress(OSError):  # SQLite will report the problem, and better
            os.close(os.open(path, flags, 0o660))


@contextlib.contextmanager
def alembic_found() -> Iterator[None]:
    """Put this Python's folder on PATH, so that nbgrader finds the `alembic` in it."""
    before = os.environ.get("PATH")
    beside = str(Path(sys.executable).parent)
    os.environ["PATH"] = os.pathsep.join(filter(None, (beside, before)))
    try:
        if shutil.which("alembic") is None:  # else nbgrader would leave half a gradebook
            raise _unusable("is missing or not executable")
        yield
    except (OSError, subprocess.CalledProcessError) as error:
        raise _unusable(f"failed to run ({error})") from error
    finally:
        if before is None:
            del os.environ["PATH"]
        else:
            os.environ["PATH"] = before


def _unusable(problem):
    return GradebookError(WHAT_TO_DO.format(problem=problem, python=sys.executable))
