"""Folders as learners hand them in, links and pipes among them; and files written whole."""

import os
from pathlib import Path

import pytest

from autograder.errors import AutograderError
from autograder.files import atomic, distrusted
from autograder.grading import submissions

NAME = "lab"
O_NOFOLLOW = os.O_NOFOLLOW


@pytest.fixture(params=["by its descriptor", "by its path, as on Windows"])
def folder(request, tmp_path, monkeypatch):
    if request.param.startswith("by its path"):
        monkeypatch.setattr(os, "supports_dir_fd", set())
        monkeypatch.delattr(os, "O_NOFOLLOW")
        flags = distrusted.FLAGS & ~O_NOFOLLOW
        monkeypatch.setattr(distrusted, "FLAGS", flags)
    path = tmp_path / "submitted" / "ada" / NAME
    path.mkdir(parents=True)
    return path


def load(folder):
    return submissions.load(folder.parents[1], "ada", NAME)


def test_a_notebook_and_its_time_are_read(folder):
    (folder / "lab.ipynb").write_bytes(b"{}")
    (folder / "timestamp.txt").write_text("2026-11-23 10:00:00 UTC\n")
    got = load(folder)
    assert (got.data, got.timestamp, got.review) == (b"{}", "2026-11-23 10:00:00 UTC", ())


def test_the_digest_follows_the_content_and_not_the_time(folder):
    (folder / "lab.ipynb").write_bytes(b"{}")
    first = load(folder)
    (folder / "timestamp.txt").write_text("2026-11-23 10:00:00 UTC\n")
    later = load(folder)
    (folder / "lab.ipynb").write_bytes(b"{ }")
    assert first.digest == later.digest != load(folder).digest
    assert first.timestamp != later.timestamp


@pytest.mark.parametrize("name", ["lab.ipynb", "other.ipynb"])
def test_a_symbolic_link_is_not_followed(name, folder, tmp_path):
    (tmp_path / "secret").write_text("secret")
    (folder / name).symlink_to(tmp_path / "secret")
    got = load(folder)
    assert got.data is None
    assert name in got.review[-1]


@pytest.mark.parametrize("level", [0, 1])
def test_a_linked_folder_is_not_followed(level, folder, tmp_path):
    target = [folder, *folder.parents][level]
    elsewhere = tmp_path / "elsewhere" / ("" if level == 0 else NAME)
    elsewhere.mkdir(parents=True)
    (elsewhere / "lab.ipynb").write_text("secret")
    for each in [folder, folder.parent][: level + 1]:
        each.rmdir()
    target.symlink_to(tmp_path / "elsewhere")
    got = load(folder)
    assert got.data is None
    assert "folder" in got.review[0]


def test_a_hard_link_is_not_followed(folder, tmp_path):
    (tmp_path / "secret").write_text("secret")
    os.link(tmp_path / "secret", folder / "lab.ipynb")
    assert load(folder).data is None
    assert "hard link" in load(folder).review[0]


def test_a_pipe_and_a_folder_are_not_waited_for(folder):
    os.mkfifo(folder / "lab.ipynb")
    assert "expected a file" in load(folder).review[0]
    (folder / "lab.ipynb").unlink()
    (folder / "lab.ipynb").mkdir()
    assert "expected a file" in load(folder).review[0]


def test_too_large_a_file_is_named_with_its_size(folder):
    with (folder / "lab.ipynb").open("wb") as file:
        file.truncate(3_000_000_000)
    assert "3,000,000,000 bytes" in load(folder).review[0]


def test_a_renamed_notebook_is_graded_and_named(folder):
    (folder / "lab (1).ipynb").write_bytes(b"{}")
    got = load(folder)
    assert got.notebook == "lab (1).ipynb"
    assert "lab (1).ipynb was graded" in got.review[0]


def test_an_extra_notebook_is_named_and_no_notebook_too(folder):
    assert "was not submitted: the folder is empty" in load(folder).review[0]
    (folder / "lab.ipynb").write_bytes(b"{}")
    (folder / "draft.ipynb").write_bytes(b"{}")
    assert load(folder).data == b"{}"
    assert "draft.ipynb" in load(folder).review[0]


def test_a_notebook_in_a_folder_is_named_and_none_behind_a_link(folder, tmp_path):
    for path in (folder / "lab" / "deep", folder / ".hidden", tmp_path / "elsewhere"):
        path.mkdir(parents=True)
        (path / "lab.ipynb").write_text("{}")
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    got = load(folder)
    assert got.data is None
    assert "found lab/deep/lab.ipynb in a subfolder" in got.review[0]
    assert "linked" not in got.review[0]


def test_learners_who_handed_in_are_listed(folder):
    (folder.parents[1] / "bob").mkdir()
    (folder.parents[1] / ".ipynb_checkpoints" / NAME).mkdir(parents=True)
    assert submissions.students(folder.parents[1], NAME) == ["ada"]
    assert submissions.students(folder / "nowhere", NAME) == []


def test_a_file_is_written_atomically(folder):
    target = folder / "new" / "lab.ipynb"
    atomic.save(target, "one")
    atomic.save(target, "two")
    assert target.read_text() == "two"
    assert [each.name for each in target.parent.iterdir()] == ["lab.ipynb"]
    with pytest.raises(UnicodeEncodeError):
        atomic.save(target, "\ud800")
    assert target.read_text() == "two"
    assert [each.name for each in target.parent.iterdir()] == ["lab.ipynb"]


def test_a_folder_that_cannot_be_written_is_named(folder):
    (folder / "file").write_text("")
    with pytest.raises(AutograderError, match="run the same command again"):
        atomic.save(folder / "file" / "lab.ipynb", "text")


def test_line_ends_are_written_as_they_are(folder):
    atomic.save(folder / "table.csv", "a\r\nb\n")
    assert (folder / "table.csv").read_bytes() == b"a\r\nb\n"


def test_a_file_that_somebody_reads_is_replaced_a_little_later(folder, monkeypatch):
    """Windows refuses to replace an open file."""
    real, refusals = Path.replace, [PermissionError(13, "in use")] * 2

    def replace(path, target):
        if refusals:
            raise refusals.pop()
        return real(path, target)

    monkeypatch.setattr(atomic, "PAUSES", (0, 0))
    monkeypatch.setattr(Path, "replace", replace)
    atomic.save(folder / "lab.ipynb", "new")
    assert (folder / "lab.ipynb").read_text() == "new"
