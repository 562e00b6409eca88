"""Tries a transaction again where the database failed for a moment: a lost connection, a lock."""

import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from utils.words import counted

#: Seconds between two attempts: a database server restarts within them, a formgrader saves.
WAITS = (0.5, 1.0, 2.0, 4.0, 8.0)
#: SQLite's and PostgreSQL's codes of what may pass: locks, deadlocks, connections, restarts.
_SQLITE = ("SQLITE_BUSY", "SQLITE_LOCKED")
_POSTGRESQL = ("08", "40", "55P03", "57P01", "57P02", "57P03", "57014")
_Done = TypeVar("_Done")


def retried(transaction: Callable[[], _Done]) -> _Done:
    """Do a transaction, which rolls back what failed; a few times if the fault may pass.

    Raises:
        SQLAlchemyError: it does not pass, or cannot; a note says how often it was tried.
    """
    began = time.monotonic()
    for wait in WAITS:
        try:
            return transaction()
        except SQLAlchemyError as error:
            if not is_passing(error):
                raise
        sleep(wait)
    try:
        return transaction()
    except SQLAlchemyError as error:
        spent = time.monotonic() - began
        error.add_note(f"tried {counted(len(WAITS) + 1, 'time')} in {spent:.0f} s")
        raise


def is_passing(error: SQLAlchemyError) -> bool:
    """Whether the same transaction may succeed in a moment: a lost connection, another's lock."""
    if not isinstance(error, DBAPIError):
        return False
    if name := getattr(error.orig, "sqlite_errorname", None):
        return name.startswith(_SQLITE)
    if code := getattr(error.orig, "sqlstate", None):
        return code.startswith(_POSTGRESQL)
    return error.connection_invalidated or isinstance(error, OperationalError)


sleep = time.sleep
