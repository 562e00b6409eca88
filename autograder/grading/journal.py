"""Records what is queued, running and done, so that a killed run continues where it stopped.

A small SQLite file (in WAL mode, so that readers never wait), a lock file whose lock the system
releases when its process ends, however it ends, and a file with the number of that process. Only
one grader at a time works on a state folder: a second one fails with a message, and no submission
is graded twice. "done" is written after the gradebook: if the run is killed in between, the
submission is regraded into the same rows.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from autograder.errors import JournalError
from autograder.files import private
from autograder.grading import records
from autograder.grading.records import FILE, Known, State, broken, explained, in_database
from autograder.model import Submission, Version

_SCHEMA = """
create table if not exists work (
    assignment text not null,
    student text not null,
    digest text not null,
    state text not null,
    summary text not null default '',
    tests text not null default '',
    limits text not null default '',
    primary key (assignment, student)
) without rowid;
create table if not exists versions (
    assignment text not null,
    tests text not null,
    since text not null,
    parts text not null,
    limits text not null default '',
    used text not null default '',
    primary key (assignment, tests)
) without rowid
"""
#: Columns that a journal of an older autograder lacks.
_ADDED = (("work", "tests"), ("work", "limits"), ("versions", "used"))
_QUEUE = """
insert into work (assignment, student, digest, state) values (?, ?, ?, ?)
on conflict do update set digest = excluded.digest, state = excluded.state
"""

_PROVE = """
insert into versions (assignment, tests, since, parts, limits, used) values (?, ?, ?, ?, ?, ?)
on conflict do update set limits = excluded.limits, used = excluded.used
"""


class Journal:
    """The state of every submission: `with Journal(folder) as journal`.

    Args:
        folder: where the journal is; created if missing.

    Raises:
        JournalError: another grader is running here, or the file cannot be used.
    """

    def __init__(self, folder: Path):
        self._path = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(folder / "journal.lock", timeout=0, thread_local=False)
            self._holder = folder / "journal.holder"
            self._hold_lock()
        except OSError as error:
            raise broken(self._path, error.strerror) from error
        try:
            with explained(self._path):
                private.file(self._path)
                self._db = sqlite3.connect(self._path, timeout=10, isolation_level=None)
                self._db.execute("pragma journal_mode = wal")
                self._db.executescript(_SCHEMA)
                _add_columns(self._db)
        except BaseException:
            self._lock.release()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._db.close()
        self._lock.release()

    def known(self, assignment: str) -> Known:
        """Return what is recorded of an assignment."""
        with self._writing():
            return in_database(self._db, assignment)

    def queue(self, submissions: Iterable[Submission]) -> None:
        """Record that submissions are to be graded."""
        rows = [(*_key(one), State.QUEUED) for one in submissions]
        with self._writing():
            self._db.execute("begin immediate")
            self._db.executemany(_QUEUE, rows)
            self._db.execute("commit")

    def running(self, submission: Submission) -> None:
        """Record that a submission was given to a worker."""
        self._mark(submission, "state = ?", State.RUNNING)

    def done(self, submission: Submission, summary: str, *, tests: str, limits: str) -> None:
        """Record that a submission's grades are in the gradebook, and what graded it."""
        what = "state = ?, summary = ?, tests = ?, limits = ?"
        self._mark(submission, what, State.DONE, summary, tests, limits)

    def prove(self, assignment: str, version: Version, limits: str) -> None:
        """Record that the model solution earns full points by this version of the tests.

        Since when a version is in use, which reports say, stays as it is.
        """
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
        row = (assignment, version.tests, now, json.dumps(version.parts), limits, now)
        with self._writing():
            self._db.execute(_PROVE, row)

    def _mark(self, submission, what, *values):
        with self._writing():
            self._db.execute(
                f"update work set {what} where assignment = ? and student = ? and digest = ?",
                (*values, *_key(submission)),
            )

    def _hold_lock(self):
        try:
            self._lock.acquire()
        except Timeout:
            raise JournalError(
                f"another grader (process {self._who()}) is running in {self._path.parent}; wait "
                "for it to end, then run the same command again"
            ) from None
        with suppress(OSError):  # it is only for the message to a second grader
            self._holder.write_text(str(os.getpid()), "utf-8")

    def _who(self):
        try:
            return self._holder.read_text("utf-8").strip() or "unknown"
        except (OSError, UnicodeError):
            return "unknown"

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with explained(self._path):
            try:
                yield
            except BaseException:
                if self._db.in_transaction:
                    self._db.rollback()
                raise


def _add_columns(db):
    for table, name in _ADDED:
        if name not in records.columns(db, table):
            db.execute(f"alter table {table} add column {name} text not null default ''")


def _key(submission):
    return records.work(submission), submission.student, submission.digest
