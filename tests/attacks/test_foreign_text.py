"""A class whose hostile learners name, date and say things: each has a result or a named fault."""

import io
import json
import os
import sqlite3
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from rich.console import Console

from autograder import console as screen
from autograder.errors import DiskError, GradebookError
from autograder.files import atomic
from autograder.gradebook import course as gradebook
from autograder.gradebook import retrying, score_reader
from autograder.grading import agenda, batch, grader
from autograder.model import Execution, Result, Status
from autograder.notebook import score
from autograder.reports import graded_notebooks, insight
from tests.support import vectors
from tests.support.grading import ASSIGNMENT, ROOT, source_notebook

HONEST = ("ada", "Grüße", "[bold]o'brien", ":smile: b", "x" * 100)
SAID = {
    "surrogate": "KeyError: '\ud800'", "half": "\udcff", "nul": "a\0b",
    "clipboard": "\x1b]52;c;cm0gLXJm\x07", "markup": "[red]FAKE[/red] [link=http://x]x[/link]",
    "unclosed": "[/nothing] [", "override": "\u202e001 fo 001", "huge": "\x9b2J" * 10**6,
}  # fmt: skip
TIMES = {
    "evening": b"yesterday evening", "far": b"9999-12-31 23:59:59 -1200",
    "first": b"0001-01-01 UTC",
    "now": b"now", "nil": b"\0\0", "inf": b"Infinity", "leap": b"2025-02-29 10:00:00 UTC",
    "shifted": b"2026-01-01 00:00:00 +999999", "path": b"2026-01-01 00:00:00 /dev/zero",
    "bytes": b"\xff\xfe\xff", "long": b"1" * 10_000, "empty": b"", "escape": b"\x1b[2J",
    "digits": "٢٠٢٦-١١-٢٣".encode(), "part": b"10:30", "unix": b"1764000000",
}  # fmt: skip
FOLDERS = {  # how the system has the name, and how it must be shown
    b"ad\xffa": r"ad\xffa", b"new\nline": r"new\nline", b"\x1b]0;t\x07": r"\x1b]0;t\x07",
    b" outer ": " outer ", b"...": "...", b".hidden": ".hidden",
    "a\u202eb".encode(): r"a\u202eb", b"\xed\xa0\x80": r"\xed\xa0\x80",
    **{name.encode(): name for name in (*vectors.NO_IDS, *vectors.OBJECT_NAMES)},
}  # fmt: skip
NOTEBOOKS = {"name": b"\xff\x1b[2J.ipynb", "tall": b"a\nb.ipynb", "marked": b"[red]x[bold].IPYNB"}


def empty_course(state):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NBGRADER_STATE", str(state))
        return gradebook.course(ROOT)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return empty_course(tmp_path_factory.mktemp("state"))


@pytest.fixture
def pair(tmp_path):
    """Return a course of two learners: what goes wrong in it must stay there."""
    course = empty_course(tmp_path)
    for student in ("ada", "odd"):
        hand_in(course, student)
    return course


def hand_in(course, student, name=f"{ASSIGNMENT}.ipynb"):
    """Put the release into a learner's folder; names may be bytes that are no text."""
    folder = course.submitted / os.fsdecode(student) / ASSIGNMENT
    folder.mkdir(parents=True, exist_ok=True)
    released = ROOT / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    (folder / os.fsdecode(name)).write_bytes(released.read_bytes())
    return folder


def work(submission, source, settings):
    """Grade as a worker does, with what the learner's code would have said."""

    def run(notebook):
        message = SAID.get(submission.student, "")
        results = [
            replace(each, status=Status.FAIL if message else Status.PASS, message=message)
            for each in score.not_run(source_notebook())
        ]
        return Execution(notebook, results, "none: a test", 0.1)

    return grader.grade(submission, source, settings, run)


def grade(course, work=work, **options):
    with ThreadPoolExecutor(2) as executor:
        plan = batch.Plan(course, ASSIGNMENT, **options)
        return {one.submission.student: one for one in batch.run(plan, executor, work=work)}


@pytest.fixture(scope="module")
def outcomes(course):
    for student in [*HONEST, *SAID, *TIMES]:
        folder = hand_in(course, student)
        if student in TIMES:
            (folder / "timestamp.txt").write_bytes(TIMES[student])
    for folder in FOLDERS:
        hand_in(course, folder)
    for student, name in NOTEBOOKS.items():
        hand_in(course, student, name)
    return grade(course)


def is_safe(text):
    return not {unicodedata.category(letter) for letter in text} & {"Cc", "Cf", "Cs"} - {"\n"}


def test_every_learner_has_a_result_or_a_named_fault(outcomes):
    assert len(outcomes) == sum(map(len, (HONEST, SAID, TIMES, FOLDERS, NOTEBOOKS)))
    for student in [*HONEST, *TIMES, *NOTEBOOKS]:
        assert outcomes[student].graded.report.score == 100, student
    assert {each.graded.report.score for name, each in outcomes.items() if name in SAID} == {0}
    for name in FOLDERS.values():
        assert outcomes[name].graded is None
        assert "rename it" in outcomes[name].fault


def test_the_gradebook_has_every_result(course, outcomes):
    kept = score_reader.read(course, ASSIGNMENT)
    assert kept.keys() == {*HONEST, *SAID, *TIMES, *NOTEBOOKS}
    assert all(kept[student].score == 100 for student in HONEST)


@pytest.mark.parametrize("student", TIMES)
def test_an_invalid_time_gives_a_note(student, outcomes):
    (note,) = outcomes[student].graded.report.review
    assert "timestamp.txt" in note
    assert "expected" in note or "at most" in note


@pytest.mark.parametrize("student", NOTEBOOKS)
def test_a_notebook_with_an_odd_name_is_graded_in_place_with_a_note(student, outcomes):
    (note,) = outcomes[student].graded.report.review
    assert "was graded instead" in note
    assert is_safe(note)


def test_all_that_is_kept_can_be_read_by_anybody(course, outcomes):
    for graded in graded_notebooks.read(course.autograded, ASSIGNMENT):
        for each in graded.report.exercises:
            assert is_safe(each.message.replace("\n", ""))
            assert len(each.message) <= 20_000
    seen = insight.of(
        graded_notebooks.read(course.autograded, ASSIGNMENT),
        source_notebook(),
        score_reader.read(course, ASSIGNMENT),
    )
    json.dumps(insight.data(seen), ensure_ascii=False).encode()


def test_the_terminal_shows_letters_alone(course, outcomes):
    console = Console(file=io.StringIO(), width=200, force_terminal=False)
    with screen.ClassProgress(batch.Plan(course, ASSIGNMENT), console) as progress:
        for outcome in outcomes.values():
            progress.finished(outcome)
    for outcome in outcomes.values():
        if outcome.graded:
            for details in (False, True):
                path = "a\x1b[2J\udcff[red].ipynb"
                screen.show(outcome.graded.report, path, details=details, console=console)
    shown = console.file.getvalue()
    assert is_safe(shown.replace("\n", ""))
    assert "[bold]o'brien" in shown
    assert "[red]FAKE[/red]" in shown
    assert ":smile: b" in shown


BREAKS = {
    "a notebook that is no Unicode": lambda one: replace(one, notebook=one.notebook + "\ud800"),
    "no notebook": lambda one: replace(one, notebook="{"),
    "another format": lambda one: replace(one, notebook="[]"),
    "a message of another type": lambda one: replace(one, report=replace(one.report, review=3j)),
    "an id that is no Unicode": lambda one: replace(
        one, report=replace(one.report, student="\ud800")
    ),
    "points that no database holds": lambda one: replace(
        one, report=replace(one.report, exercises=[Result(e.grade_id, 10**400, 1, e.status)
                                                   for e in one.report.exercises])
    ),
    "points of another type": lambda one: replace(
        one, report=replace(one.report, exercises=[Result(e.grade_id, object(), 1, e.status)
                                                   for e in one.report.exercises])
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKS)
def test_what_cannot_be_entered_is_the_fault_of_that_submission(name, pair):
    def breaking(submission, source, settings):
        graded = work(submission, source, settings)
        return BREAKS[name](graded) if submission.student == "odd" else graded

    found = grade(pair, breaking)
    assert found["ada"].graded.report.score == 100
    assert found["odd"].graded is None
    assert "not entered" in found["odd"].fault
    assert is_safe(found["odd"].fault)
    assert "ada" in [
        graded.report.student for graded in graded_notebooks.read(pair.autograded, ASSIGNMENT)
    ]


@pytest.mark.parametrize(
    "error", [OSError(5, "Input/output error"), ValueError("\ud800"), MemoryError()]
)
def test_what_cannot_be_loaded_is_the_fault_of_that_submission(error, pair, monkeypatch):
    load = agenda.load

    def loading(submitted, student, assignment, **more):
        if student == "odd":
            raise error
        return load(submitted, student, assignment, **more)

    monkeypatch.setattr(agenda, "load", loading)
    found = grade(pair)
    assert found["ada"].graded.report.score == 100
    assert found["odd"].fault.startswith(type(error).__name__)
    assert is_safe(found["odd"].fault)


def test_a_gradebook_or_disk_at_fault_stops_the_class(pair, monkeypatch):
    monkeypatch.setattr(retrying, "WAITS", ())  # it is tried once
    with sqlite3.connect(pair.db_url.removeprefix("sqlite:///")) as other:
        other.execute("begin exclusive")
        with pytest.raises(GradebookError):
            grade(pair)
    monkeypatch.setattr(atomic, "_fill", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(DiskError):
        grade(pair)
