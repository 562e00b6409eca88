"""A learner's record: kept whole, by several kernels at once, and shown beside the course."""

import json
import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from html import escape

import nbformat
import pytest

from tests.support.grading import ASSIGNMENT, ROOT
from utils import record, widgets
from utils.record import certificates, changes, course, shape, showing, standing, store, upload
from utils.widgets import predictions, questions

LESSONS = course.lessons(ROOT)
ASSIGNMENTS = course.assignments(ROOT)


@pytest.fixture(autouse=True)
def path(tmp_path, monkeypatch):
    """Where this test's record is."""
    monkeypatch.setenv("COURSE_RECORD", str(tmp_path / "work" / "record.json"))
    return tmp_path / "work" / "record.json"


def finished():
    """Do everything that the course has."""
    for lesson in LESSONS:
        for key in lesson.predictions:
            record.keep_prediction(key, "a")
        for question in lesson.quizzes:
            record.keep_answer(question, right=True)
    for each in ASSIGNMENTS:
        record.keep_score(each.name, 90, 100)


def now():
    return standing.of(LESSONS, ASSIGNMENTS, record.read())


def test_nothing_is_there_at_first_and_after_the_file_was_deleted(path):
    assert record.read() == shape.empty()
    record.keep_prediction("key", "chosen")
    path.unlink()
    assert record.read()["predictions"] == {}


def test_what_was_done_is_kept(path):
    record.keep_prediction("key", "one")
    record.keep_prediction("key", "other")
    record.keep_answer("question?", right=False)
    record.keep_answer("question?", right=True)
    record.keep_answer("question?", right=False)
    for score in (50, 80, 60):
        record.keep_score("assignment", score, 100)
    kept = json.loads(path.read_text("utf-8"))
    assert kept == record.read()
    assert kept["predictions"] == {"key": "other"}
    assert kept["quizzes"] == {"question?": {"first": False, "right": True}}
    assert kept["scores"] == {"assignment": {"score": 80, "max_score": 100}}
    assert [each["score"] for each in kept["attempts"]["assignment"]] == [50, 80, 60]


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", '"text"', '{"scores": 3}', "\x00\xff"])
def test_a_file_that_is_not_a_record_is_set_aside_and_reported(path, capsys, content):
    path.parent.mkdir()
    path.write_text(content, "utf-8")
    record.keep_prediction("key", "chosen")
    assert record.read()["predictions"] == {"key": "chosen"}
    (aside,) = store.set_aside()
    assert aside.read_text("utf-8") == content
    record.show()
    assert f"{aside.name} could not be read" in capsys.readouterr().out


KEEP_MANY = """
import sys
from utils import record
for number in range(25):
    record.keep_prediction(f"{sys.argv[1]}-{number}", "chosen")
"""


def test_two_kernels_at_once_lose_nothing():
    kernels = [
        subprocess.Popen([sys.executable, "-c", KEEP_MANY, name], cwd=ROOT) for name in ("a", "b")
    ]
    assert [kernel.wait() for kernel in kernels] == [0, 0]
    assert len(record.read()["predictions"]) == 50


def test_every_question_of_the_lessons_is_found():
    for lesson, file in zip(LESSONS, sorted((ROOT / "notebooks").glob("[0-9]*")), strict=True):
        text = "\n".join(cell.source for cell in nbformat.read(file, as_version=4).cells)
        assert len(lesson.quizzes) == text.count("quiz(\n")
        assert len(lesson.predictions) == text.count("predict(\n")
    assert ASSIGNMENT in [each.name for each in ASSIGNMENTS]
    everything = [question for lesson in LESSONS for question in lesson.quizzes]
    assert len(set(everything)) == len(everything) > 20


def test_clicks_in_a_lesson_are_kept(monkeypatch):
    shown = []
    monkeypatch.setattr(predictions, "display", shown.append)
    monkeypatch.setattr(questions, "display", shown.append)
    monkeypatch.setattr(predictions, "PREDICTIONS", {})
    widgets.predict("key", "which?", ["this", "that"])
    widgets.quiz("why?", {"because": "Yes.", "therefore": "No."}, answer="because")
    assert record.read() == shape.empty()
    shown[0].chosen = "that"
    shown[1].chosen = 1 - shown[1].answer
    shown[1].chosen = shown[1].answer
    assert record.read()["predictions"] == {"key": "that"}
    assert record.read()["quizzes"] == {"why?": {"first": False, "right": True}}


def test_a_prediction_is_restored_in_a_new_kernel(monkeypatch):
    shown = []
    monkeypatch.setattr(predictions, "display", shown.append)
    monkeypatch.setattr(predictions, "PREDICTIONS", {})
    record.keep_prediction("key", "that")
    widgets.predict("key", "which?", ["this", "that"])
    assert shown[0].chosen == "that"


def test_the_page_says_how_far_a_learner_is(capsys):
    record.keep_answer(LESSONS[1].quizzes[0], right=True)
    record.keep_score(ASSIGNMENTS[0].name, 62.5, 100)
    record.show()
    said = capsys.readouterr().out
    assert "0 of 1 predictions, 0 of 4 self-checks right" in said
    assert f"✓ {ASSIGNMENTS[0].title}: 62.5 of 100 points" in said
    assert f"1 of {len(LESSONS[1].quizzes)} self-checks right, 1 of" in said
    assert "nowhere else" in said


def test_a_certificate_is_for_a_finished_course(path, capsys):
    assert record.certificate("Ada") is None
    assert f"- answer the self-checks of “{LESSONS[0].title}”" in capsys.readouterr().out
    finished()
    page = record.certificate("Ada <b>&</b>").read_text("utf-8")
    assert "Ada &lt;b&gt;&amp;&lt;/b&gt;" in page
    assert "90 of 100 points" in page
    assert all(escape(lesson.title) in page for lesson in LESSONS)
    assert "http" not in page
    assert path.with_name("certificate.html").exists()


def test_half_of_the_points_are_enough_and_less_is_not():
    finished()
    assert not now().missing
    best = {each.name: {"score": 49.5, "max_score": 100.0} for each in ASSIGNMENTS}
    almost = standing.of(LESSONS, ASSIGNMENTS, record.read() | {"scores": best})
    assert almost.missing == [
        f"{'take' if each.name == 'concept_quiz' else 'write'} “{each.title}”"
        for each in ASSIGNMENTS
    ]
    with pytest.raises(ValueError, match="Still to do: write"):
        certificates.page(almost, "Ada", date(2026, 1, 2))


def test_a_certificate_needs_a_real_name(path, capsys):
    finished()
    for name in ("", "  ", "Your name", " your  NAME", None):
        assert record.certificate(name) is None
        assert "Write your own name" in capsys.readouterr().out
    assert not path.with_name("certificate.html").exists()


def test_the_page_of_the_record_links_to_the_certificate_that_was_made(path, monkeypatch):
    shown = []
    monkeypatch.setattr(showing, "_display", shown.append)
    monkeypatch.chdir(path.parent.parent)
    record.show()
    finished()
    record.certificate("Ada")
    record.show()
    before, made, after = (each._repr_mimebundle_()["text/html"] for each in shown)
    assert "certificate" not in before
    for page in (made, after):
        assert 'href="work/certificate.html"' in page
        assert 'download="certificate.html"' in page


def test_titles_are_numbered_in_order_and_differ():
    titles = [each.title for each in (*LESSONS, *ASSIGNMENTS)]
    assert [re.match("Lesson [0-9]", title)[0] for title in titles[: len(LESSONS)]] == [
        f"Lesson {number}" for number in range(len(LESSONS))
    ]
    kinds = [title.partition(":")[0] for title in titles[len(LESSONS) :]]
    assert kinds == ["Assignment 1", "Assignment 2", "Quiz"]
    assert ASSIGNMENTS[0].name == ASSIGNMENT


def test_the_last_attempts_are_kept_and_shown(capsys):
    began, kept = datetime(2026, 1, 2, tzinfo=UTC), shape.empty()
    for number in range(changes.ATTEMPTS_KEPT + 5):
        when = began + timedelta(minutes=number)
        kept = changes.with_attempt(kept, ASSIGNMENT, 90 - number, 100, when)
    scores = [each["score"] for each in kept["attempts"][ASSIGNMENT]]
    assert scores == list(range(85, 65, -1))
    assert kept["scores"][ASSIGNMENT]["score"] == 90
    assert shape.record(json.dumps(kept)) == kept
    store.change(lambda _: kept)
    record.show()
    assert "90 of 100 points, last score 66, on 2026-01-02" in capsys.readouterr().out


def test_a_record_of_an_older_course_is_read_and_goes_on(path, capsys):
    path.parent.mkdir()
    path.write_text(json.dumps({"scores": {ASSIGNMENT: {"score": 70, "max_score": 100}}}))
    record.show()
    assert "70 of 100 points\n" in capsys.readouterr().out
    record.keep_score(ASSIGNMENT, 60, 100)
    assert record.read()["scores"][ASSIGNMENT]["score"] == 70
    assert [each["score"] for each in record.read()["attempts"][ASSIGNMENT]] == [60]


def on_another_machine(monkeypatch, folder):
    monkeypatch.setenv("COURSE_RECORD", str(folder / "other" / "record.json"))


def test_a_record_goes_to_another_machine_and_is_merged_there(tmp_path, monkeypatch, capsys):
    record.keep_prediction("both", "home")
    record.keep_answer("both?", right=True)
    record.keep_answer("home?", right=True)
    record.keep_score("a", 80, 100)
    record.keep_score("b", 20, 100)
    record.export(tmp_path / "copy.json")
    on_another_machine(monkeypatch, tmp_path)
    record.keep_prediction("both", "work")
    record.keep_answer("both?", right=False)
    record.keep_score("a", 50, 100)
    record.keep_score("b", 30, 100)
    for _ in range(2):  # the second time changes nothing
        record.restore(tmp_path / "copy.json")
        kept = record.read()
        assert kept["predictions"] == {"both": "work"}
        assert kept["quizzes"]["both?"] == {"first": False, "right": True}
        assert kept["quizzes"]["home?"] == {"first": True, "right": True}
        assert {name: each["score"] for name, each in kept["scores"].items()} == {"a": 80, "b": 30}
        assert [each["score"] for each in kept["attempts"]["a"]] == [80, 50]
    assert "Everything in copy.json was added" in capsys.readouterr().out


def test_an_export_overwrites_nothing(path, capsys):
    record.keep_prediction("key", "chosen")
    before = path.read_bytes()
    record.export(path)
    assert path.read_bytes() == before
    assert "not overwritten" in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"scores": 3}', b'{"cells": []}'])
def test_a_file_that_is_no_record_is_refused_and_nothing_changes(path, tmp_path, capsys, content):
    record.keep_prediction("key", "chosen")
    before, file = path.read_bytes(), tmp_path / "other.json"
    file.write_bytes(content)
    record.restore(file)
    assert "other.json is not a record" in capsys.readouterr().out
    assert "not a record" in upload.from_upload({"name": "other.json", "content": content})
    assert path.read_bytes() == before


def test_a_file_that_is_not_there_or_makes_the_record_too_large_changes_nothing(
    path, tmp_path, capsys, monkeypatch
):
    record.keep_prediction("key", "chosen")
    record.export(tmp_path / "copy.json")
    before = path.read_bytes()
    record.restore(tmp_path / "none.json")
    assert "none.json could not be read: No such file" in capsys.readouterr().out
    more = json.dumps({"predictions": {"other": "x" * (len(before) - 30)}})
    monkeypatch.setattr(store, "MAX_BYTES", len(before) + 10)
    assert "too large" in upload.from_upload({"name": "a.json", "content": more.encode()})
    assert path.read_bytes() == before


def test_a_damaged_record_is_kept_when_another_is_restored(path, tmp_path, capsys):
    record.keep_score("a", 80, 100)
    record.export(tmp_path / "copy.json")
    path.write_text("damaged")
    record.restore(tmp_path / "copy.json")
    said = capsys.readouterr().out
    assert "record.unreadable-1.json could not be read" in said
    assert "Everything in copy.json was added" in said
    assert record.read()["scores"]["a"]["score"] == 80
    assert [each.read_text() for each in store.set_aside()] == ["damaged"]
