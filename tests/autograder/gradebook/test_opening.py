"""A gradebook is made wherever `alembic` is, and where it is not, the message says what to do."""

import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from nbgrader import api

from autograder.errors import GradebookError
from autograder.gradebook import course, opening, score_reader
from tests.support.grading import ASSIGNMENT, ROOT


@pytest.fixture(autouse=True)
def alembic_is_asked_each_time(monkeypatch):
    monkeypatch.setattr(api, "get_alembic_version", api.get_alembic_version.__wrapped__)


@pytest.fixture
def ours(tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path / "state"))
    return course.course(ROOT)


def test_the_one_beside_this_python_is_found_without_a_path(ours, tmp_path, monkeypatch):
    if shutil.which("alembic", path=str(Path(sys.executable).parent)) is None:
        link = tmp_path / "alembic"
        link.symlink_to(shutil.which("alembic"))
        monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    for path in ("/nowhere", ""):
        monkeypatch.setenv("PATH", path)
        assert score_reader.read(ours, ASSIGNMENT) == {}
    monkeypatch.delenv("PATH")
    assert score_reader.read(ours, ASSIGNMENT) == {}


@pytest.mark.parametrize("what", ["missing", "not for us", "broken", "failing"])
def test_without_one_the_message_says_what_to_do(ours, tmp_path, monkeypatch, what):
    alembic = tmp_path / "alembic"
    if what != "missing":
        alembic.write_text("#!/nowhere/python\n" if what == "broken" else "#!/bin/sh\nexit 3\n")
        alembic.chmod(0o600 if what == "not for us" else 0o700)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(GradebookError, match=r"`alembic`.*pip install"):
        score_reader.read(ours, ASSIGNMENT)


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
