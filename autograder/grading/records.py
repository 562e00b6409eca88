"""What the journal knows of an assignment: of each submission, and of each version of the tests."""

import json
import sqlite3
from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from autograder.errors import JournalError

FILE = "journal.db"


class State(StrEnum):
    """The state of a submission."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"


class Record(NamedTuple):
    """What is known of a submission: its state and digest, and what graded it last."""

    state: str
    digest: str
    summary: str = ""
    tests: str = ""
    limits: str = ""


class Proven(NamedTuple):
    """A version of the tests to which the model solution has full points, since when, its parts."""

    since: str
    parts: dict[str, str]
    limits: str


class Known(NamedTuple):
    """What a journal holds of one assignment, by student and by version."""

    records: dict[str, Record]
    versions: dict[str, Proven]

    @property
    def limits(self) -> str:
        """The limits of the class's last run; "" before the first."""
        last = max(self.versions.values(), default=None)  # `since` comes first
        return last.limits if last else ""


def known(folder: Path, assignment: str) -> Known:
    """Return what the journal in a folder holds of an assignment; it writes nothing.

    Raises:
        JournalError: the file cannot be used.
    """
    path = folder / FILE
    if not path.exists():
        return Known({}, {})
    with explained(path), closing(_reading(path)) as db:
        return in_database(db, assignment)


def in_database(db: sqlite3.Connection, assignment: str) -> Known:
    """Return what a journal's database holds of an assignment; an older one has no versions."""
    columns = [row[1] for row in db.execute("pragma table_info(work)")]
    kept = [name for name in Record._fields if name in columns]
    query = f"select student, {', '.join(kept)} from work where assignment = ?"
    records = {who: Record(**dict(zip(kept, _texts(row), strict=True)))
               for who, *row in db.execute(query, (assignment,))}  # fmt: skip
    if "tests" not in columns:
        return Known(records, {})
    query = "select tests, since, parts, limits from versions where assignment = ?"
    found = map(_texts, db.execute(query, (assignment,)))
    return Known(records, {tests: Proven(since, _parts(parts), limits)
                           for tests, since, parts, limits in found})  # fmt: skip


def _texts(row):
    if not all(isinstance(each, str) for each in row):
        raise ValueError("a field is not text")
    return row


def _parts(text):
    parts = json.loads(text)
    if not isinstance(parts, dict):
        raise ValueError("a version has no parts")
    return parts


def _reading(path):
    """Open a journal for reading alone; where nobody writes, SQLite makes no file beside it."""
    writing = path.with_name(f"{path.name}-wal").exists()
    how = "mode=ro" if writing else "mode=ro&immutable=1"
    return sqlite3.connect(f"{path.resolve().as_uri()}?{how}", timeout=10, uri=True)


@contextmanager
def explained(path: Path):
    """Turn an error of the file into one that says what to do."""
    try:
        yield
    # whatever a damaged file holds
    except (sqlite3.Error, OSError, UnicodeError, OverflowError, ValueError) as error:
        raise broken(path, error) from error


def broken(path: Path, cause: object) -> JournalError:
    """Return the error about a journal that cannot be used."""
    return JournalError(
        f"the journal {path} cannot be used: {cause}. Nothing is lost: free the disk, end the "
        "process that holds the file, or delete it (everything is regraded), and run the same "
        "command again."
    )
