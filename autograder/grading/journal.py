"""Records what is queued, running and done, so that a killed run continues where it stopped.

A small SQLite file (in WAL mode, so that readers never wait), a lock file whose lock the system
releases when its process ends, however it ends, and a file with the number of that process. Only
one grader at a time works on a state folder: a second one fails with a message, and no submission
is graded twice. "done" is written after the gradebook: if the run is killed in between, the
submission is regraded into the same rows.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path

from filelock import FileLock, Timeout

from autograder.errors import JournalError
from autograder.model import Submission

_SCHEMA = """
create table if not exists work (
    assignment text not null,
    student text not null,
    digest text not null,
    state text not null,
    summary text not null default '',
    primary key (assignment, student)
) without rowid
"""
_QUEUE = """
insert into work (assignment, student, digest, state) values (?, ?, ?, ?)
on conflict do update set digest = excluded.digest, state = excluded.state, summary = ''
"""


class State(StrEnum):
    """The state of a submission."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"


class Journal:
    """The state of every submission: `with Journal(folder) as journal`.

    Args:
        folder: where the journal is; created if missing.

    Raises:
        JournalError: another grader is running here, or the file cannot be used.
    """

    def __init__(self, folder: Path):
        self._path = folder / "journal.db"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(folder / "journal.lock", timeout=0, thread_local=False)
            self._holder = folder / "journal.holder"
            self._hold_lock()
        except OSError as error:
            raise _broken(self._path, error.strerror) from error
        try:
            with self._explained():
                self._path.touch(0o660)  # who submitted what is private; the umask applies
                self._db = sqlite3.connect(self._path, timeout=10, isolation_level=None)
                self._db.execute("pragma journal_mode = wal")
                self._db.execute(_SCHEMA)
        except BaseException:
            self._lock.release()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._db.close()
        self._lock.release()

    def queue(
        self,
        submissions: Iterable[Submission],
        *,
        again: Callable[[Submission], bool] | None = None,
    ) -> list[Submission]:
        """Record submissions, and return those still to be graded, in order.

        Args:
            submissions: everything submitted.
            again: whether to regrade one that is done; by default none is.
        """
        with self._explained():
            known = self._db.execute("select assignment, student, digest, state from work")
            done = {row[:3] for row in known if row[3] == State.DONE}
            waiting = [
                one for one in submissions if _key(one) not in done or (again and again(one))
            ]
            self._db.execute("begin immediate")
            self._db.executemany(_QUEUE, [(*_key(one), State.QUEUED) for one in waiting])
            self._db.execute("commit")
        return waiting

    def running(self, submission: Submission) -> None:
        """Record that a submission was given to a worker."""
        self._mark(submission, State.RUNNING, "")

    def done(self, submission: Submission, summary: str) -> None:
        """Record that a submission's grades are in the gradebook, with a summary."""
        self._mark(submission, State.DONE, summary)

    def summaries(self, assignment: str) -> dict[str, str]:
        """Return the summary of each graded submission, by student."""
        with self._explained():
            query = "select student, summary from work where assignment = ? and state = ?"
            return dict(self._db.execute(query, (assignment, State.DONE)))

    def _mark(self, submission, state, summary):
        with self._explained():
            self._db.execute(
                "update work set state = ?, summary = ? "
                "where assignment = ? and student = ? and digest = ?",
                (state, summary, *_key(submission)),
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
    def _explained(self):
        try:
            yield
        except (sqlite3.Error, OSError, UnicodeError, OverflowError) as error:  # a damaged file
            with_open = getattr(self, "_db", None)
            if with_open is not None and with_open.in_transaction:
                with_open.rollback()
            raise _broken(self._path, error) from error


def _key(submission):
    work = "/".join(filter(None, (submission.assignment, submission.original)))
    return work, submission.student, submission.digest


def _broken(path, cause):
    return JournalError(
        f"the journal {path} cannot be used: {cause}. Nothing is lost: free the disk, end the "
        "process that holds the file, or delete it (everything is regraded), and run the same "
        "command again."
    )
