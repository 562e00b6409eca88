"""Opens nbgrader's gradebook: a file that keeps the grades private, or on a database server.

A new gradebook notes the revision of its tables. nbgrader starts the command `alembic` to learn it,
which takes two seconds and may not be on PATH; here its library is asked.
"""

import contextlib
import sys
import zlib
from functools import cache
from pathlib import Path

from nbgrader import api, dbutil
from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from autograder.errors import GradebookError
from autograder.files import private
from autograder.gradebook.retrying import retried

WHAT_TO_DO = (
    "nbgrader creates a new gradebook with the package `alembic`, which {problem}. It is expected "
    "in the environment of {python}: pip install -r requirements.txt, then run the command again."
)
LOCK_SECONDS = 5  # as SQLite
BUSY = (
    "another grader is writing to this gradebook, perhaps on another machine; wait for it to end, "
    "then run the same command again"
)


def opened(db_url: str, course_id: str) -> api.Gradebook:
    """Open a gradebook; create it if it does not exist. If it is locked, try again for a while.

    Raises:
        GradebookError: `alembic` is missing, or does not find nbgrader's revisions.
        SQLAlchemyError: the database cannot be used.
    """
    revision()  # before there is a file: nbgrader would leave half a gradebook
    ask_the_library()
    return retried(lambda: api.Gradebook(db_url, course_id))


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


def kept_claim(held: Connection | None, engine: Engine, course_id: str) -> Connection | None:
    """Return a claim, or a new one where its connection was lost, and the claim with it.

    Raises:
        GradebookError: another grader holds it by now.
        SQLAlchemyError: the database cannot be reached.
    """
    if held is None:
        return None
    try:
        held.scalar(text("select 1"))
        held.commit()
    except SQLAlchemyError:  # it is lost, or was found to be so before
        release(held)
        return claim(engine, course_id)
    return held


def release(held: Connection | None) -> None:
    """Give up a claim; the server has done so if the connection was lost."""
    if held is not None:
        with contextlib.suppress(SQLAlchemyError):
            held.close()


def bound_waits(book: api.Gradebook) -> None:
    """Let a statement wait for another's lock on a database server for seconds, not for ever.

    A gradebook in a file waits as long as SQLite does by itself.
    """
    if book.engine.dialect.name != "postgresql":
        return

    @event.listens_for(book.engine, "connect")
    def connected(connection, record):
        with connection.cursor() as cursor:
            cursor.execute(f"set lock_timeout = '{LOCK_SECONDS}s'")
        connection.commit()

    book.db.remove()
    book.engine.dispose()  # those that are open wait for ever


def make_private(db_url: str) -> None:
    """Create a gradebook's file before SQLite does, which would make it world-readable.

    One that `nbgrader generate_assignment` made is taken from everybody else.
    """
    if path := path_of(db_url):
        with contextlib.suppress(OSError):  # SQLite will report the problem, and better
            private.file(path)
            private.close(path)


def _unusable(problem):
    return GradebookError(WHAT_TO_DO.format(problem=problem, python=sys.executable))
