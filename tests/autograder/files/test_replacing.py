"""A folder takes another one's place, and what was there is never lost."""

import os
from pathlib import Path

import pytest

from autograder.errors import AutograderError
from autograder.files import companions, folders, replacing


@pytest.fixture
def moves_fail(monkeypatch):
    """A system on which new folders cannot be moved, such as one with a file in use."""
    rename = Path.rename

    def refuse(path, target):
        if path.name in ("new", ".new"):
            raise PermissionError(13, "in use", str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)


def made(folder, text):
    folder.mkdir(parents=True)
    (folder / "file").write_text(text)
    return folder


def test_what_was_there_is_back_when_the_new_one_cannot_be_moved(tmp_path, moves_fail):
    place, new = made(tmp_path / "place", "old"), made(tmp_path / "new", "new")
    with pytest.raises(PermissionError):
        replacing.swap(new, place, tmp_path / "aside")
    assert (place / "file").read_text() == "old"
    with pytest.raises(AutograderError):
        replacing.replace(place, {"file": b"newer"}, tmp_path / "keep")
    assert (place / "file").read_text() == "old"


def test_the_one_before_is_kept(tmp_path):
    place = made(tmp_path / "place", "old")
    before = replacing.replace(place, {"file": b"new"}, tmp_path / "keep")
    assert before is not None
    assert [(each / "file").read_text() for each in (place, before)] == ["new", "old"]


def test_a_name_that_is_not_utf8_is_left_out_with_a_note(tmp_path):
    place = made(tmp_path / "ada" / "lab", "1")
    (place / os.fsdecode(b"donn\xe9es.csv")).touch()  # from a zip of another system
    folder = folders.opened_folder(tmp_path, "ada", "lab")
    found, notes = companions.of_learner(folder)
    folder.close()
    assert set(found) == {"file"}
    assert "is not a name in UTF-8" in notes[0]
