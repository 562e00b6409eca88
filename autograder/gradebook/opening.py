"""Opens nbgrader's gradebook: a file that keeps the grades private, or on a database server.

To create a gradebook, nbgrader needs the command `alembic`.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from nbgrader import api
from sqlalchemy import Connection, Engine, create_engine, inspect, make_url, text
from sqlalchemy.exc import ArgumentError

from autograder.errors import GradebookError

WHAT_TO_DO = (
    "nbgrader creates a new gradebook with the command `alembic`, which {problem}. It is expected "
    "next to {python}, or on PATH: pip install -r requirements.txt, then run the command again."
)
BUSY = (
    "another grader is writing to this gradebook, perhaps on another machine; wait for it to end, "
    "then run the same command again"
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


def shown(db_url: str) -> str:
    """Return a gradebook's address as a person may see it, without the password."""
    try:
        return make_url(db_url).render_as_string(hide_password=True)
    except ArgumentError:  # not an address, but there may be a password in it
        return db_url.partition(":")[0]


def is_there(db_url: str) -> bool:
    """Return whether there is a gradebook, without creating one.

    Raises:
        SQLAlchemyError, ImportError: the database cannot be reached.
    """
    if path := path_of(db_url):
        return path.exists() and path.stat().st_size > 0
    engine = create_engine(db_url)
    try:
        return bool(inspect(engine).get_table_names())
    finally:
        engine.dispose()


def claim(engine: Engine, course_id: str) -> Connection | None:
    """Make this the only grader that writes a course's grades on a database server.

    The journal's lock does so for one state folder, and so for a gradebook in a file.

    Returns:
        What holds the claim until it is closed or the process ends; None for a file.

    Raises:
        GradebookError: another grader holds it.
    """
    if engine.dialect.name != "postgresql":
        return None
    held = engine.connect()
    held.detach()  # from the pool, so that closing it ends the session, and with it the claim
    key = zlib.crc32(f"autograder {course_id}".encode())
    if held.scalar(text("select pg_try_advisory_lock(:key)"), {"key": key}):
        held.commit()
        return held
    held.close()
    raise GradebookError(BUSY)


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
