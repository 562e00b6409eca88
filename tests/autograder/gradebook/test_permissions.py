"""Who may read what is written: the umask holds, secrets are narrower, and the doctor looks."""

import os
import stat

import pytest

from autograder import doctor
from autograder.files import atomic, set_aside
from autograder.gradebook.course import course as settings
from autograder.gradebook.score_writer import Gradebook
from autograder.grading import journal
from tests.support.grading import ASSIGNMENT, ROOT, source_notebook


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o002, 0o022, 0o027, 0o077])
def umask(request):
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_a_file_has_the_mode_that_the_umask_leaves(umask, tmp_path):
    atomic.save(tmp_path / "open", "text")
    atomic.save(tmp_path / "open", "again")
    atomic.save(tmp_path / "secret", "text", mode=0o600)
    assert mode(tmp_path / "open") == 0o666 & ~umask
    assert mode(tmp_path / "secret") == 0o600 & ~umask


def test_nobody_else_reads_the_gradebook_and_the_journal(umask, tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path))
    course = settings(ROOT)
    with Gradebook(course, ASSIGNMENT, source_notebook()), journal.Journal(tmp_path):
        for name in ("gradebook.db", "journal.db"):
            assert mode(tmp_path / name) == 0o660 & ~umask
        assert all(found[1] for found in doctor.permissions(course))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_gradebook_that_nbgrader_made_is_taken_from_everybody_else(tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path))
    path, course = tmp_path / "gradebook.db", settings(ROOT)
    for before, after in ((0o644, 0o640), (0o666, 0o660), (0o600, 0o600)):
        path.touch()
        path.chmod(before)
        with Gradebook(course, ASSIGNMENT, source_notebook()):
            assert mode(path) == after


def test_the_exchange_that_we_make_has_the_sticky_bit(umask, tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("NBGRADER_EXCHANGE", str(tmp_path / "state" / "exchange"))
    course = settings(ROOT)
    assert mode(tmp_path / "state" / "exchange") == 0o1777
    (tmp_path / "state" / "exchange").chmod(0o777)
    (found,) = (each for each in doctor.permissions(course) if each[0] == "exchange")
    assert found[1:] == (False, found[2], f"chmod 1777 {tmp_path / 'state' / 'exchange'}")
    assert "777" in found[2]


def test_the_doctor_names_what_everybody_can_read(tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path))
    course = settings(ROOT)
    secret = course.feedback / "ada" / ASSIGNMENT / "submission_secret.txt"
    for path in (tmp_path / "gradebook.db", tmp_path / "journal.db", secret):
        atomic.save(path, "")
        path.chmod(0o644)
    fixes = {each[3] for each in doctor.permissions(course) if not each[1]}
    assert fixes == {
        f"chmod o-rwx {path}"
        for path in (tmp_path / "gradebook.db", tmp_path / "journal.db", course.feedback)
    }


def test_the_doctor_names_a_folder_with_grades_that_everybody_can_read(tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path))
    course = settings(ROOT)
    pages = [tmp_path / name / "ada" / "page" for name in ("insight", "exports", "autograded")]
    for path in pages:
        atomic.save(path, "")
        path.chmod(0o644)
    (tmp_path / "exports").chmod(0o750)
    (tmp_path / "autograded" / "ada").chmod(0o750)
    fixes = [each[2:] for each in doctor.permissions(course) if not each[1]]
    assert fixes == [
        (f"everybody on this machine can read 1 file in {tmp_path / 'insight'}, such as {pages[0]}",
         f"chmod o-rwx {tmp_path / 'insight'}")
    ]  # fmt: skip


def test_the_doctor_names_what_the_group_of_a_shared_folder_cannot_change(tmp_path, monkeypatch):
    tmp_path.chmod(0o2770)
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path))
    before = os.umask(0o022)
    try:
        course = settings(ROOT)
        (tmp_path / "submitted" / "ada").mkdir(parents=True)
        assert _shared(course) == (True, f"{tmp_path}, by the group {tmp_path.group()}", "")
        (tmp_path / "submitted" / "ada").chmod(0o2755)
        ok, said, fix = _shared(course)
    finally:
        os.umask(before)
    assert not ok
    assert said.endswith(f"cannot change everything, for example {tmp_path / 'submitted' / 'ada'}")
    assert fix.startswith(f"chgrp -R {tmp_path.group()} {tmp_path} && chmod -R g+rwX {tmp_path}")


def _shared(course):
    (found,) = (each for each in doctor.permissions(course) if each.what == "shared folder")
    return found[1:]


def test_what_is_set_aside_and_what_takes_its_place_are_private(umask, tmp_path):
    path = tmp_path / "key.zip"
    aside = [set_aside.save(path, text) for text in ("one", "two")][1]
    assert {mode(path), mode(aside)} == {0o660 & ~umask}
