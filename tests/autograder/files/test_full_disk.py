"""The message names a full disk, wherever SQLite meets it."""

import shutil
import sqlite3
from types import SimpleNamespace

import pytest
from sqlalchemy import exc

from autograder.errors import GradebookError, JournalError
from autograder.files import full_disk
from autograder.gradebook import faults
from autograder.grading import records


def fail(tmp_path):
    with records.explained(tmp_path / "journal.db"):
        raise sqlite3.OperationalError("disk I/O error")


def fail_in_the_gradebook(tmp_path):
    with faults.explained(f"sqlite:///{tmp_path}/gradebook.db"):
        raise exc.OperationalError("insert", {}, sqlite3.OperationalError("disk I/O error"))


@pytest.mark.parametrize("failing", [fail, fail_in_the_gradebook])
@pytest.mark.parametrize(("free", "full"), [(0, True), (2**20 - 1, True), (2**20, False)])
def test_the_message_says_whether_the_disk_is_full(tmp_path, monkeypatch, failing, free, full):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=free))
    with pytest.raises((JournalError, GradebookError)) as said:
        failing(tmp_path)
    assert "disk I/O error" in str(said.value)
    assert ("the disk is full" in str(said.value)) == full


def test_what_sqlite_says_itself_is_not_said_twice(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=0))
    assert full_disk.said(tmp_path / "a.db", "database or disk is full").count("full") == 1


def test_a_folder_that_is_gone_changes_nothing(tmp_path):
    assert full_disk.said(tmp_path / "none" / "journal.db", "it is locked") == "it is locked"
