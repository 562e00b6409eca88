"""A learner's file whose name clashes with another's beside the notebook is left out, and noted."""

import unicodedata

import pytest

from autograder.grading import submissions

NAME = "lab"
ACCENT = "caf\u00e9.csv"


def loaded(tmp_path, own, files):
    folder = tmp_path / "submitted" / "ada" / NAME
    folder.mkdir(parents=True)
    for name in ("lab.ipynb", *own):
        (folder / name).write_bytes(b"theirs")
    course = dict.fromkeys(files, b"ours")
    return submissions.load(tmp_path / "submitted", "ada", NAME, files=course)


@pytest.mark.parametrize(
    ("own", "files"),
    [
        (["data"], ["data/a.csv"]),
        (["DATA"], ["data/a.csv"]),
        (["data"], ["data/deep/er/a.csv"]),
        (["A.csv"], ["a.csv"]),
        (["STRASSE"], ["straße"]),
        ([unicodedata.normalize("NFD", ACCENT)], [ACCENT]),
    ],
)
def test_the_instructors_file_is_kept_and_the_clash_is_noted(own, files, tmp_path):
    got = loaded(tmp_path, own, files)
    assert got.files == dict.fromkeys(files, b"ours")
    (note,) = got.review
    assert "not given to the notebook" in note and files[0] in note


def test_of_two_own_files_one_is_kept(tmp_path):
    got = loaded(tmp_path, ["Table.csv", "notes.txt", "table.csv"], [])
    assert list(got.files) == ["Table.csv", "notes.txt"]
    assert len(got.review) == 1


def test_a_released_file_handed_in_again_is_replaced_without_a_note(tmp_path):
    got = loaded(tmp_path, ["a.csv", "data.csv"], ["a.csv", "data/a.csv"])
    assert got.files == {"a.csv": b"ours", "data/a.csv": b"ours", "data.csv": b"theirs"}
    assert got.review == ()
