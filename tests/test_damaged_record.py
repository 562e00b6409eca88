"""A damaged record stops no notebook: the file is kept aside, and the page says so."""

import json
import os
import stat

import pytest

from utils import record
from utils.record import store
from utils.record.shape import KINDS

GOOD = {"quizzes": {"q": {"first": True, "right": True}}}
DAMAGED = {
    "half a file": json.dumps(GOOD).encode()[:20], "no JSON": b"record", "NULs": bytes(100),
    "utf-16": json.dumps(GOOD).encode("utf-16"),
    "latin-1": '{"predictions": {"é": "a"}}'.encode("latin-1"),
    "a list": b"[]", "null": b"null", "a list of pairs": b'{"quizzes": [["q", {}]]}',
    "a quiz that is a number": b'{"quizzes": {"q": 5}}',
    "a quiz of nothing": b'{"quizzes": {"q": {}}}',
    "a quiz of text": b'{"quizzes": {"q": {"first": "yes", "right": "no"}}}',
    "a score of text": b'{"scores": {"a": {"score": "9", "max_score": 10}}}',
    "a score alone": b'{"scores": {"a": {"score": 9}}}',
    "no number": b'{"scores": {"a": {"score": NaN, "max_score": 10}}}',
    "endless": b'{"scores": {"a": {"score": 1e999, "max_score": 10}}}',
    "many digits": b'{"scores": {"a": {"score": ' + b"9" * 5000 + b', "max_score": 10}}}',
    "attempts that are no list": b'{"attempts": {"a": {}}}',
    "an attempt without a zone": b'{"attempts": {"a": [{"time": "2026-01-02", '
    b'"score": 9, "max_score": 10}]}}',
    "an attempt at the end of time": b'{"attempts": {"a": [{"time": "9999-12-31T23:59:59-12:00", '
    b'"score": 9, "max_score": 10}]}}',
    "a prediction that is a list": b'{"predictions": {"p": ["a"]}}',
    "nested deep": b'{"quizzes":' + b"[" * 200_000,
    "huge": b'{"predictions": {}}' + b" " * 6_000_000,
}  # fmt: skip


@pytest.fixture(autouse=True)
def path(tmp_path, monkeypatch):
    target = tmp_path / "work" / "record.json"
    target.parent.mkdir()
    monkeypatch.setenv("COURSE_RECORD", str(target))
    return target


def use_everything():
    """Do what notebooks and the start page do with a record."""
    assert set(record.read()) == set(KINDS)
    record.show()
    record.keep_prediction("key", "chosen")
    record.keep_answer("q", right=True)
    record.keep_score("a", 9, 10)
    assert record.certificate("Ada") is None


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_record_is_kept_aside_and_a_new_one_begun(name, path, capsys):
    path.write_bytes(DAMAGED[name])
    use_everything()
    (aside,) = store.set_aside()
    assert aside.read_bytes() == DAMAGED[name]
    assert f"{aside.name} could not be read" in capsys.readouterr().out
    assert record.read()["predictions"] == {"key": "chosen"}


def test_a_folder_a_pipe_and_a_broken_link_are_put_aside_too(path):
    for make in (path.mkdir, lambda: os.mkfifo(path), lambda: path.symlink_to("nowhere")):
        make()
        use_everything()
        assert record.read()["predictions"] == {"key": "chosen"}
        path.unlink()
    kinds = [stat.S_IFMT(each.lstat().st_mode) for each in store.set_aside()]
    assert {stat.S_IFDIR, stat.S_IFIFO} <= set(kinds)


def test_what_was_put_aside_before_stays(path):
    for number in (1, 3):
        path.with_name(f"record.unreadable-{number}.json").write_text("before")
    for _ in range(2):
        path.write_text("damaged")
        record.read()
    kept = {each.name[18:-5]: each.read_text() for each in store.set_aside()}
    assert kept == {"1": "before", "2": "damaged", "3": "before", "4": "damaged"}


def test_a_record_that_cannot_be_kept_anywhere_stops_nothing(path, monkeypatch, capsys):
    path.parent.rmdir()
    path.parent.write_text("a file where the folder would be")
    use_everything()
    assert "Nothing can be kept in" in capsys.readouterr().out


def test_a_record_that_nobody_may_read_is_put_aside(path, monkeypatch):
    path.write_text(json.dumps(GOOD))

    def refused(name, flags):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(store, "_no_wait", refused)
        assert record.read() == {kind: {} for kind in KINDS}
    assert len(store.set_aside()) == 1


def test_whatever_meets_a_damaged_record_first_says_so(path, capsys):
    doings = (
        record.read, lambda: record.keep_prediction("key", "chosen"),
        lambda: record.keep_answer("q", right=True), lambda: print(record.keep_score("a", 9, 10)),
        lambda: record.certificate("Ada"), record.show,
    )  # fmt: skip
    for number, do in enumerate(doings, 1):
        path.write_text("damaged")
        do()
        assert f"record.unreadable-{number}.json could not be read" in capsys.readouterr().out


def test_a_good_record_stays(path):
    path.write_text(json.dumps(GOOD))
    record.show()
    assert record.read()["quizzes"] == GOOD["quizzes"]
    assert store.set_aside() == []
