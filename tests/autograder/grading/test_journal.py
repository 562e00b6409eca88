"""A run that is killed goes on where it stopped, and two runs never meet."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from autograder.errors import JournalError
from autograder.grading import records
from autograder.grading.journal import Journal
from autograder.model import Submission, Version

GRADER = """
import sys, pathlib
from autograder.grading.journal import Journal
from autograder.model import Submission
folder = pathlib.Path(sys.argv[1])
all_of_them = [Submission("lab", f"s{n}", "lab.ipynb", b"", "digest") for n in range(60)]
with Journal(folder) as journal:
    print("holds the lock", flush=True)
    kept = journal.known("lab").records
    todo = [one for one in all_of_them if kept.get(one.student, "-")[0] != "done"]
    journal.queue(todo)
    for one in todo:
        journal.running(one)
        with (folder / "gradebook").open("a") as book:
            book.write(one.student + "\\n")
        journal.done(one, "5/10", tests="t", limits="{}")
"""


def handed_in(student, digest="one"):
    return Submission("lab", student, "lab.ipynb", b"{}", digest)


def done(journal, one, summary="7/10"):
    journal.done(one, summary, tests="t1", limits="{}")


def states(journal):
    return {who: each.state for who, each in journal.known("lab").records.items()}


def test_what_graded_a_submission_is_kept(tmp_path):
    ada, bob = handed_in("ada"), handed_in("bob")
    with Journal(tmp_path) as journal:
        journal.queue([ada, bob])
        journal.running(ada)
        done(journal, ada)
        journal.running(bob)
    with Journal(tmp_path) as journal:
        found = journal.known("lab").records
        assert found["ada"] == records.Record("done", "one", "7/10", "t1", "{}")
        assert found["bob"].state == "running"
    assert records.known(tmp_path, "lab").records == found
    assert records.known(tmp_path, "another").records == {}


def test_a_resubmission_is_queued_again_and_what_it_had_is_kept(tmp_path):
    with Journal(tmp_path) as journal:
        journal.queue([handed_in("ada")])
        done(journal, handed_in("ada"))
        journal.queue([handed_in("ada", "two")])
        assert journal.known("lab").records["ada"][:3] == ("queued", "two", "7/10")


def test_a_late_result_for_an_older_submission_is_ignored(tmp_path):
    with Journal(tmp_path) as journal:
        journal.queue([handed_in("ada", "one")])
        journal.queue([handed_in("ada", "two")])
        done(journal, handed_in("ada", "one"))
        assert states(journal) == {"ada": "queued"}


def test_a_version_that_the_model_solution_has_passed_is_kept(tmp_path):
    version = Version("t1", {"`a`": "1"})
    with Journal(tmp_path) as journal:
        assert journal.known("lab").limits == ""
        journal.prove("lab", version, "old")
        journal.prove("lab", version, "new")
        known = journal.known("lab")
    assert known.versions["t1"].parts == version.parts
    assert known.limits == "new"


def test_a_version_keeps_since_when_it_is_in_use_and_the_last_run_its_limits(tmp_path):
    first, second = Version("t1", {}), Version("t2", {})
    with Journal(tmp_path) as journal:
        journal.prove("lab", first, "short")
        since = journal.known("lab").versions["t1"].since
        journal.prove("lab", second, "long")
        journal.prove("lab", first, "short")
        known = journal.known("lab")
    assert known.versions["t1"].since == since
    assert known.limits == "short"


def test_a_journal_of_an_older_autograder_is_continued(tmp_path):
    with sqlite3.connect(tmp_path / "journal.db") as old:
        old.execute("create table work (assignment, student, digest, state, summary,"
                    " primary key (assignment, student)) without rowid")  # fmt: skip
        old.execute("insert into work values ('lab', 'ada', 'one', 'done', '{}')")
        old.execute("create table versions (assignment, tests, since, parts, limits,"
                    " primary key (assignment, tests)) without rowid")  # fmt: skip
        old.execute("insert into versions values ('lab', 't1', '2026', '{}', 'short')")
    before = records.known(tmp_path, "lab").records
    with Journal(tmp_path) as journal:
        assert journal.known("lab").records == before
        assert before["ada"].tests == ""
        journal.prove("lab", Version("t1", {}), "long")
        assert journal.known("lab").versions["t1"].since == "2026"
        assert journal.known("lab").limits == "long"


def test_a_second_grader_is_told_who_is_at_work(tmp_path):
    with Journal(tmp_path):
        done = subprocess.run(
            [sys.executable, "-c", GRADER, str(tmp_path)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert done.returncode != 0
    assert f"another grader (process {os.getpid()}) is running" in done.stderr
    Journal(tmp_path).__exit__()  # the lock is free again


def test_a_grader_killed_at_any_moment_loses_and_skips_nobody(tmp_path):
    moments = random.Random(5)
    command = [sys.executable, "-c", GRADER, str(tmp_path)]
    for _ in range(8):
        with subprocess.Popen(command, stdout=subprocess.PIPE) as grader:
            grader.stdout.readline()
            time.sleep(moments.uniform(0, 0.02))
            grader.send_signal(signal.SIGKILL)
    subprocess.run(command, check=True, capture_output=True)
    written = (tmp_path / "gradebook").read_text().split()
    assert set(written) == {f"s{number}" for number in range(60)}
    assert len(written) <= 60 + 8  # one for each kill may be written twice, to the same rows
    with Journal(tmp_path) as journal:
        assert list(states(journal).values()) == ["done"] * 60


def test_a_locked_file_is_named(tmp_path):
    with Journal(tmp_path) as journal:
        journal._db.execute("pragma busy_timeout = 10")
        with sqlite3.connect(tmp_path / "journal.db") as other:
            other.execute("begin immediate")
            with pytest.raises(JournalError, match=r"locked.*run the same command again"):
                journal.queue([handed_in("ada")])
            other.rollback()
        journal.queue([handed_in("ada")])
        assert states(journal) == {"ada": "queued"}


def test_a_full_disk_is_named_and_keeps_what_was_done(tmp_path):
    with Journal(tmp_path) as journal:
        journal.queue([handed_in("ada")])
        done(journal, handed_in("ada"))
        pages = journal._db.execute("pragma page_count").fetchone()[0]
        journal._db.execute(f"pragma max_page_count = {pages}")
        with pytest.raises(JournalError, match=r"full.*free disk space"):
            journal.queue([handed_in(f"s{number}") for number in range(5000)])
        assert states(journal) == {"ada": "done"}


def test_a_broken_file_is_named(tmp_path):
    (tmp_path / "journal.db").write_bytes(b"nonsense" * 1000)
    with pytest.raises(JournalError, match="not a database"):
        Journal(tmp_path)
    (tmp_path / "journal.db").unlink()
    Journal(tmp_path).__exit__()
