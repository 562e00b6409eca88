"""Keeps the last ten states of the gradebook's file, so that nothing entered is ever lost."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from autograder.errors import GradebookError
from autograder.files import private
from autograder.gradebook.opening import path_of

KEPT = 10
_NAME = "gradebook-*.db"


def keep(db_url: str) -> Path | None:
    """Copy a gradebook's file, and delete the oldest copies beyond the last ten.

    Returns:
        The copy; the newest one there is if nothing was entered since; None if there is no file
        yet, or the gradebook is on a database server, which has backups of its own.

    Raises:
        GradebookError: the file cannot be read, or no copy be written.
    """
    path = path_of(db_url)
    if not path or not path.exists() or not path.stat().st_size:
        return None
    there = kept(db_url)
    if there and there[-1].stat().st_mtime_ns >= path.stat().st_mtime_ns:
        return there[-1]
    new = folder(path.parent) / _NAME.replace("*", stamp())
    try:
        _copy(path, new)
    except (OSError, sqlite3.Error) as error:
        raise GradebookError(
            f"no copy of the gradebook {path} could be kept in {new.parent} ({error}), so nothing "
            "was changed. Free disk space, or end the process that holds the file, and run the "
            "same command again."
        ) from error
    for old in kept(db_url)[:-KEPT]:
        old.unlink(missing_ok=True)
    return new


def kept(db_url: str) -> list[Path]:
    """Return the copies there are, the oldest first."""
    path = path_of(db_url)
    return sorted(folder(path.parent).glob(_NAME)) if path else []


def stamp() -> str:
    """Return the present moment in UTC, as the names of copies have it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S.%fZ")


def folder(state: Path) -> Path:
    """Return the folder of a gradebook's copies, in the folder of the course's state."""
    return state / "backups"


def _copy(path, new):
    new.parent.mkdir(parents=True, exist_ok=True)
    part = new.with_suffix(".tmp")
    private.file(part)
    try:
        with closing(sqlite3.connect(path, timeout=10)) as db, closing(sqlite3.connect(part)) as to:
            db.backup(to)
        part.replace(new)
    finally:
        part.unlink(missing_ok=True)
