"""What the journal knows of an assignment: of each submission, and of each version of the tests."""

import json
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from autograder.errors import JournalError
from autograder.files import full_disk
from autograder.model import Submission

FILE = "journal.db"
_SLASH = "/"  # no name of a notebook or an assignment has one


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
    """A version of the tests to which the model solution has full points.

    It is in use since `since`, and a run used it last, with `limits`, at `used`.
    """

    since: str
    parts: dict[str, str]
    limits: str
    used: str = ""  # as in a journal of an older autograder


@dataclass(frozen=True)
class Known:
    """What a journal holds of one assignment, by student and by version.

    `records` are of the assignment's own notebook, `others` of the further ones, by their names.
    """

    records: dict[str, Record]
    versions: dict[str, Proven]
    others: dict[str, dict[str, Record]] = field(default_factory=dict)

    def of(self, original: str) -> dict[str, Record]:
        """Return the records of one notebook; "" for the assignment's own."""
        return self.others.get(original, {}) if original else self.records

    @property
    def all_records(self) -> list[tuple[str, Record]]:
        """The records of every notebook, with the student of each."""
        every = [self.records, *self.others.values()]
        return [pair for records in every for pair in records.items()]

    @property
    def limits(self) -> str:
        """The limits of the class's last run; "" before the first."""
        last = max(self.versions.values(), key=lambda one: one.used or one.since, default=None)
        return last.limits if last else ""


def work(submission: Submission) -> str:
    """Return what a submission's record is kept under: the assignment, and which notebook of it."""
    return _SLASH.join(filter(None, (submission.assignment, submission.original)))


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
    there = columns(db, "work")
    kept = [name for name in Record._fields if name in there]
    mine = "assignment = ?1 or substr(assignment, 1, length(?1) + 1) = ?1 || '/'"
    query = f"select assignment, student, {', '.join(kept)} from work where {mine}"
    found: dict[str, dict[str, Record]] = {"": {}}
    for work, who, *row in map(_texts, db.execute(query, (assignment,))):
        original = work.removeprefix(assignment).removeprefix(_SLASH)
        record = Record(**dict(zip(kept, row, strict=True)))
        found.setdefault(original, {})[who] = record
    return Known(found.pop(""), _versions(db, assignment) if "tests" in there else {}, found)


def columns(db: sqlite3.Connection, table: str) -> list[str]:
    """Return the names of a table's columns."""
    return [row[1] for row in db.execute(f"pragma table_info({table})")]


def _versions(db, assignment):
    used = "used" if "used" in columns(db, "versions") else "''"
    query = f"select tests, since, parts, limits, {used} from versions where assignment = ?"
    found = map(_texts, db.execute(query, (assignment,)))
    return {tests: Proven(since, _parts(parts), *rest) for tests, since, parts, *rest in found}


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
    what = full_disk.said(path, cause)
    return JournalError(
        f"the journal {path} cannot be used: {what}. Nothing is lost: free disk space, or end the "
        "process that holds the file, and run the same command again. If the file is damaged, "
        "delete it: everybody is regraded, with the class's own time limits."
    )
