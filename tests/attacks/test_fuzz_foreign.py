"""Fuzzing of what reads foreign bytes: no exception but the declared ones, in bounded time.

A short run each; FUZZ_SECONDS=180 makes each run that long and prints what it did:

    FUZZ_SECONDS=180 python -m pytest -n 0 -s tests/attacks/test_fuzz_foreign.py
"""

import json
import os
import random
import sqlite3
import time
from pathlib import Path

import nbformat
import pytest

from autograder.errors import CourseError, JournalError
from autograder.files import forms, timestamps
from autograder.gradebook import exports
from autograder.gradebook.exports.table import Column
from autograder.grading import journal, submissions
from autograder.model import Submission, Version
from autograder.notebook import intake, reader
from autograder.text import tables
from tests.support.grading import ASSIGNMENT, ROOT, source_notebook
from utils import record
from utils.record.shape import KINDS

SECONDS = float(os.environ.get("FUZZ_SECONDS", "0"))
ROUNDS = 60  # of a short run; a round of a mutated notebook takes some 20 ms
RELEASED = (ROOT / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_bytes()
JUNK = [
    b"", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\\ud800", b"null", b"NaN", b"1e999", b"9" * 5000,
    b"[" * 3000, b'{"cells":', b'"', b",", b"\r", b"\n", b"\x1b[2J", b"=1+1", b"'", b";",
    b'"source": 5', b'"metadata": []', b'"cell_type": {}', b'"nbgrader": null', b"Infinity",
]  # fmt: skip


class Fuzz:
    """Deals mutated bytes until the time or the rounds are over."""

    def __init__(self, seed: int):
        self.random, self.rounds, self.refused, self.longest = random.Random(seed), 0, 0, 0.0

    def __iter__(self):
        end = time.monotonic() + SECONDS
        while time.monotonic() < end or (not SECONDS and self.rounds < ROUNDS):
            self.rounds += 1
            began = time.monotonic()
            yield self
            self.longest = max(self.longest, time.monotonic() - began)
        print(f"\n{self.rounds} rounds, {self.refused} refused, longest {self.longest:.2f} s")

    def mutated(self, data: bytes) -> bytes:
        """Return bytes with some of them cut, doubled, replaced or flipped."""
        data = bytearray(data)
        for _ in range(self.random.randint(1, 6)):
            at = self.random.randrange(len(data) + 1)
            to = min(len(data), at + self.random.choice((0, 1, 2, 8, 64, 1000)))
            kind = self.random.randrange(4)
            if kind == 0:
                data[at:to] = self.random.choice(JUNK)
            elif kind == 1:
                data[at:at] = data[at:to] * self.random.randint(1, 3)
            elif kind == 2:
                data[at:to] = self.random.randbytes(to - at)
            elif self.random.random() < 0.2:
                del data[at:]
        return bytes(data)

    def corrupted(self, value, depth=0):
        """Return plain data in which some part is of another kind."""
        if self.random.random() < (0.02 if depth else 0):
            return self.random.choice((None, 5, -1.5, "", "\ud800", [], {}, [[]], True, "x" * 1000))
        if isinstance(value, dict):
            return {key: self.corrupted(each, depth + 1) for key, each in value.items()}
        if isinstance(value, list):
            return [self.corrupted(each, depth + 1) for each in value]
        return value


@pytest.fixture
def fuzz(request):
    return Fuzz(len(request.node.name))


def test_intake(fuzz):
    source, notebook = source_notebook(), json.loads(RELEASED)
    for _ in fuzz:
        data = fuzz.mutated(RELEASED)
        if fuzz.random.random() < 0.5:
            data = json.dumps(fuzz.corrupted(notebook)).encode()
        try:
            taken = intake.place(data, source)
        except reader.MalformedError:
            fuzz.refused += 1
            continue
        nbformat.v4.writes(taken.notebook).encode()
        "\n".join(taken.review).encode()


def test_a_class_folder(fuzz, tmp_path):
    folder = tmp_path / "ada" / "lab"
    folder.mkdir(parents=True)
    for _ in fuzz:
        folder.joinpath("timestamp.txt").write_bytes(
            fuzz.mutated(b"2026-11-23 10:00:00.123456 UTC")
        )
        name = fuzz.mutated(b"lab.ipynb").replace(b"/", b"").replace(b"\0", b"")[:200]
        path = folder / os.fsdecode(b"x.ipynb" if name in (b"", b".", b"..") else name)
        path.write_bytes(b"{}")
        got = submissions.load(tmp_path, "ada", "lab")
        "".join((got.timestamp, got.notebook, *got.review)).encode()
        assert not got.timestamp or timestamps.read(got.timestamp.encode()) == got.timestamp
        path.unlink(missing_ok=True)


def test_a_record(fuzz, tmp_path, monkeypatch):
    path = tmp_path / "record.json"
    monkeypatch.setenv("COURSE_RECORD", str(path))
    monkeypatch.setattr("utils.record.store._put_aside", lambda: path.unlink() or path)
    good = {
        "predictions": {"p": "a"}, "quizzes": {"q": {"first": True, "right": False}},
        "scores": {ASSIGNMENT: {"score": 9, "max_score": 10.0}},
        "attempts": {
            ASSIGNMENT: [{"time": "2026-01-02T03:04:05+00:00", "score": 9, "max_score": 10.0}]
        },
    }  # fmt: skip
    for _ in fuzz:
        corrupted = json.dumps(fuzz.corrupted(good)).encode()
        path.write_bytes(fuzz.mutated(corrupted) if fuzz.random.random() < 0.7 else corrupted)
        assert set(record.read()) == set(KINDS)
        fuzz.refused += not path.exists()
        if fuzz.rounds % 10 == 1:
            record.show()
            record.keep_score(ASSIGNMENT, 9.5, 10)


def test_a_form(fuzz, tmp_path):
    canvas = (
        "\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Essay\n    Points Possible,,,,,20\n"
        '"Byron, Lady, Ada",4711,u1,ada,Lab A,12\n'
    ).encode()
    moodle = "\ufeffIdentifier,Full name,Email address,Grade\nParticipant 1,Ada,a@b.c,\n".encode()
    columns, path = [Column("lab", 10.0, {"ada": 5.0})], tmp_path / "form.csv"
    for _ in fuzz:
        plugin, good = fuzz.random.choice(
            ((exports.CanvasExport, canvas), (exports.MoodleExport, moodle))
        )
        path.write_bytes(fuzz.mutated(good))
        try:
            table = plugin(form=str(path)).filled(forms.read(path), [], columns).table
        except CourseError:
            fuzz.refused += 1
            continue
        assert tables.text(table)


def test_a_journal(fuzz, tmp_path):
    good = _journal(tmp_path / "good")
    one = Submission("lab", "ada", "lab.ipynb", None, "digest")
    for _ in fuzz:
        folder = tmp_path / "state"
        folder.mkdir(exist_ok=True)
        for each in folder.iterdir():
            each.unlink()
        data = fuzz.mutated(good) if fuzz.random.random() < 0.9 else fuzz.random.randbytes(5000)
        (folder / "journal.db").write_bytes(data)
        try:
            with journal.Journal(folder) as kept:
                kept.queue([one])
                kept.running(one)
                kept.done(one, "{}", tests="", limits="")
                kept.known("lab")
        except JournalError:
            fuzz.refused += 1


def _journal(folder: Path) -> bytes:
    """Return a journal's file with some learners in it."""
    many = [Submission("lab", f"s{n}", "lab.ipynb", None, "digest") for n in range(40)]
    with journal.Journal(folder) as kept:
        kept.queue(many)
        for one in many[:20]:
            summary = json.dumps({"score": 1.0, "review": ["x" * 50]})
            kept.done(one, summary, tests="t", limits="{}")
        kept.prove("lab", Version("t", {"a": "b"}), "{}")
    with sqlite3.connect(folder / "journal.db") as db:
        db.execute("pragma wal_checkpoint(truncate)")
    return (folder / "journal.db").read_bytes()
