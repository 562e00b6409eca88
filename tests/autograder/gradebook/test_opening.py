"""A gradebook is made without the command `alembic`; without the package, it says what to do."""

import io
import sys
from types import SimpleNamespace

import pytest
from alembic import command, config
from nbgrader import dbutil

from autograder.errors import GradebookError
from autograder.gradebook import course, faults, opening, score_reader
from tests.support.grading import ASSIGNMENT, ROOT


@pytest.fixture
def ours(tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path / "state"))
    return course.course(ROOT)


@pytest.fixture(autouse=True)
def asked_again():
    opening.revision.cache_clear()
    yield
    opening.revision.cache_clear()


def test_the_revision_is_what_the_command_says(tmp_path):
    said, path = io.StringIO(), str(tmp_path / "alembic.ini")
    dbutil.write_alembic_ini(path)
    command.heads(config.Config(path, stdout=said))
    assert said.getvalue().split()[0] == opening.revision()


def assignments(ours):
    """Open the gradebook, which makes one where there is none."""
    with faults.explained(ours.db_url), opening.opened(ours.db_url, ours.course_id) as book:
        return list(book.assignments)


def test_who_only_reads_makes_none(ours):
    assert score_reader.read(ours, ASSIGNMENT) == {}
    assert not opening.is_there(ours.db_url)
    assert not opening.path_of(ours.db_url).exists()


@pytest.mark.parametrize("path", ["/nowhere", "", None])
def test_no_command_is_looked_for(ours, monkeypatch, path):
    monkeypatch.delenv("PATH") if path is None else monkeypatch.setenv("PATH", path)
    assert assignments(ours) == []


@pytest.mark.parametrize("what", ["missing", "without revisions"])
def test_without_the_package_it_says_what_to_do_and_leaves_nothing(
    ours, tmp_path, monkeypatch, what
):
    with monkeypatch.context() as broken:
        if what == "missing":
            broken.setitem(sys.modules, "alembic", None)
        else:
            broken.setattr(dbutil, "ALEMBIC_DIR", str(tmp_path / "none"))
        with pytest.raises(GradebookError, match=r"`alembic`.*pip install"):
            assignments(ours)
    assert assignments(ours) == []


class Server:
    """A database server that grants a claim, or has granted it to another grader."""

    def __init__(self, free):
        self.dialect, self._free, self.held = SimpleNamespace(name="postgresql"), free, False

    def connect(self):
        self.held = True
        return self

    def scalar(self, asked, values):
        assert "pg_try_advisory_lock" in str(asked)
        return self._free

    def close(self):
        self.held = False

    detach = commit = lambda self: None


def test_a_second_grader_is_refused_by_the_servers_claim_and_leaves_nothing_open():
    assert opening.claim(Server(True), "course").held
    server = Server(False)
    with pytest.raises(GradebookError, match="another grader"):
        opening.claim(server, "course")
    assert not server.held
