"""A learner's record: kept whole, by several kernels at once, and shown beside the course."""

import json
import subprocess
import sys
from datetime import date
from html import escape

import nbformat
import pytest

from tests.support.grading import ASSIGNMENT, ROOT
from utils import record, widgets
from utils.record import certificates, course, showing, standing, store
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
    assert record.read() == {"predictions": {}, "quizzes": {}, "scores": {}}
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
    assert record.read() == {"predictions": {}, "quizzes": {}, "scores": {}}
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
    assert "0 of 1 predictions, 0 of 4 self-checks answered" in said
    assert f"✓ {ASSIGNMENTS[0].title}: 62.5 of 100 points" in said
    assert f"1 of {len(LESSONS[1].quizzes)} self-checks answered, 1 of" in said
    assert "nowhere else" in said


def test_a_certificate_is_for_a_finished_course(path, capsys):
    assert record.certificate("Ada") is None
    assert f"- read “{LESSONS[0].title}”" in capsys.readouterr().out
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
    assert almost.missing == [f"write “{each.title}”" for each in ASSIGNMENTS]
    with pytest.raises(ValueError, match="Still to do: write"):
        certificates.page(almost, "Ada", date(2026, 1, 2))


def test_a_certificate_needs_a_name():
    with pytest.raises(ValueError, match="name is ''"):
        showing.certificate("")
