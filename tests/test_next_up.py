"""What comes after full marks: the next assignment, a lesson or the certificate, by a link."""

import shutil

import pytest

from tests.support.grading import ROOT
from utils import record
from utils.grade_me import next_up
from utils.record import course


@pytest.fixture
def here(tmp_path, monkeypatch):
    """The folder of an assignment's copy, in a course of its own."""
    for name in ("release", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.setattr(record, "COURSE", tmp_path)
    made = tmp_path / "work" / "scale_and_depth"
    made.mkdir(parents=True)
    return made


def done(*, but=()):
    """A record in which all is done, except some assignments and lessons."""
    lessons, assignments = course.lessons(record.COURSE), course.assignments(record.COURSE)
    keys = [key for each in lessons if each.file not in but for key in each.quizzes]
    names = [each.name for each in assignments if each.name not in but]
    return {
        "scores": {name: {"score": 1, "max_score": 1} for name in names},
        "quizzes": {key: {"first": True, "right": True} for key in keys},
        "predictions": {},
        "attempts": {},
    }


LESSON = "02_why_zero_fails.ipynb"


def test_an_assignment_is_copied_once_and_its_copy_opens(here):
    what = next_up.after(done(but=("concept_quiz", LESSON)))
    assert what.words == "What is next: Quiz: What do you know about random starts?"
    copy = here.parent / "concept_quiz" / "concept_quiz.ipynb"
    for text in ("", "mine"):  # the second time there is a copy
        assert 'href="../concept_quiz/concept_quiz.ipynb"' in next_up.link(what, here)
        assert not text or copy.read_text("utf-8") == "mine"
        copy.write_text("mine", "utf-8")


@pytest.mark.parametrize(
    ("undone", "words"),
    [
        (("scale_and_depth", "concept_quiz", "04", "05", "06"), "Lesson 4: "),
        (("scale_and_depth", "concept_quiz", "02", "06"), "Assignment 2: "),  # 2 was not missed
        (("concept_quiz", "04", "06"), "Lesson 6: "),
        (("concept_quiz", "04"), "Quiz: "),
        (("random_initialization", "scale_and_depth", "02", "03"), "Lesson 2: "),
    ],
)
def test_the_lessons_that_an_assignment_needs_come_before_it(undone, words):
    files = {each.file[:2]: each.file for each in course.lessons(record.COURSE)}
    what = next_up.after(done(but=[files.get(each, each) for each in undone]))
    assert what.words.startswith(f"What is next: {words}")


def test_without_the_assignment_the_reason_is_shown(here):
    what = next_up.after(done(but=("concept_quiz",)))
    shutil.rmtree(record.COURSE / "release")
    assert "There is no folder release/concept_quiz" in next_up.link(what, here)


def test_a_lesson_opens_in_the_readers_own_copy_if_there_is_one(here):
    what = next_up.after(done(but=(LESSON,)))
    assert what.words.startswith("What is next: Lesson 2: ")
    assert f'href="../../notebooks/{LESSON}"' in next_up.link(what, here)
    (here.parent / "lessons").mkdir()
    (here.parent / "lessons" / LESSON).touch()
    assert f'href="../lessons/{LESSON}"' in next_up.link(what, here)


def test_at_the_end_the_certificate_opens(here):
    what = next_up.after(done())
    assert what.words == next_up.CERTIFICATE
    assert 'href="../../notebooks/00_start_here.ipynb#cell-id=certificate"' in (
        next_up.link(what, here)
    )
