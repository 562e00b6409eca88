"""What an instructor is told of a class: an assignment of two notebooks, graded by a double."""

import io
from dataclasses import replace

import nbformat
import pytest
from rich.console import Console

from autograder import console as screen
from autograder import doctor
from autograder.console import agenda as shown
from autograder.console.lines import MOST, listed
from autograder.errors import CourseError
from autograder.gradebook import course as gradebook
from autograder.gradebook import dates, marks, standing
from autograder.grading import batch, grader, pool
from autograder.model import Execution, Status
from autograder.notebook import score
from tests.support.plain_notebooks import hidden, marked, notebook, solution

NAME = "week1"
SOURCES = {
    each: notebook(
        solution("f", marked("right")), hidden("f-test", "assert f", 5),
        solution("g", marked("right")), hidden("g-test", "assert g", 3),
    )
    for each in ("classes", "data")
}  # fmt: skip


def work(submission, source, settings):
    """Give a test its points if the answer before it has the word right in it."""

    def run(made):
        answers = [cell.source for cell in made.cells if cell.metadata.get("nbgrader", {}).get(
            "solution")]  # fmt: skip
        results = [
            replace(test, status=Status.PASS if "right" in answer else Status.FAIL)
            for test, answer in zip(score.not_run(made), answers, strict=True)
        ]
        return Execution(made, results, "none: a test", 0.1)

    return grader.grade(submission, source, settings, run)


@pytest.fixture
def course(tmp_path):
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n")
    for name, source in SOURCES.items():
        path = tmp_path / "source" / NAME / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(source, path)
    (tmp_path / "gradebook.db").touch()
    return gradebook.course(tmp_path)


def hand_in(course, student, *, as_name="", **answers):
    """Hand in notebooks, each with one answer to all of its questions."""
    for name, answer in answers.items():
        cells = [cell.copy() for cell in SOURCES[name].cells]
        for cell in cells:
            cell.source = answer if cell.metadata.nbgrader.solution else cell.source
        path = course.submitted / student / NAME / f"{as_name or name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook(*cells), path)


def graded(course):
    """Grade who is new, and return what is shown."""
    at, plan = Console(width=300, record=True, file=io.StringIO()), batch.Plan(course, NAME)
    with pool.executor(workers=1) as executor, screen.ClassProgress(plan, at) as progress:
        for outcome in batch.run(plan, executor, work=work, told=progress.told):
            progress.finished(outcome)
    return at.export_text()


def previewed(course):
    at = Console(width=300, record=True, file=io.StringIO())
    shown.show(*batch.preview(batch.Plan(course, NAME)), at)
    return at.export_text()


def marked_by_hand(course, points):
    mark = marks.Mark("data/f-test", points)
    marks.enter(course, NAME, SOURCES, mark, ["ada"])


def test_a_mark_by_hand_that_costs_points_later_is_to_be_looked_at(course):
    hand_in(course, "ada", classes="right", data="no")
    graded(course)
    marked_by_hand(course, 2)
    assert "by hand still" not in graded(course)
    hand_in(course, "ada", data="right")
    said = "data.ipynb: `f-test`: 2 points by hand still count, its test now gives 5"
    for _ in ("graded now", "earlier"):
        assert said in graded(course)
    assert standing.read(course, NAME).rows["ada"].score == 8 + 2 + 3
    marked_by_hand(course, 5)
    assert "by hand still" not in graded(course)


def test_changed_points_are_those_of_tests_and_say_why_once(course):
    for student in ("ada", "bob"):
        hand_in(course, student, classes="no", data="no")
    graded(course)
    for student in ("ada", "bob"):
        hand_in(course, student, classes="right", data="right")
    said = graded(course)
    assert said.count("resubmitted") == 1
    heads = next(line for line in said.splitlines() if "by tests, before" in line)
    assert heads.index("notebook") < heads.index("by tests, before") < heads.index("by tests, aft")
    assert [said.count(name) for name in ("classes ", "data ")] == [2, 2]
    assert "2 regraded, 2 of them with changed points" in said
    (file,) = (course.autograded.parent / "regraded").iterdir()
    head, *rows = file.read_text().splitlines()
    assert head.startswith('learner,notebook,"by tests, before","by tests, after",why,')
    assert rows[0].startswith("ada,classes,0.0,8.0,resubmitted,")


def test_a_note_names_its_notebook_and_stands_there_once(course):
    hand_in(course, "ada", classes="right", data="right")
    (course.submitted / "ada" / NAME / "timestamp.txt").write_text("soon")
    (course.submitted / "ada" / NAME / "data.ipynb").write_text("")
    for said in (previewed(course), graded(course), graded(course)):
        assert said.count("classes.ipynb and data.ipynb: timestamp.txt says 'soon'") == 1
    assert said.count("data.ipynb: the file is empty") == 1


def test_a_hand_in_without_a_notebook_is_to_be_looked_at(course):
    folder = course.submitted / "ada" / NAME / "sub"
    folder.mkdir(parents=True)
    (folder / "data.ipynb").write_text("{}")
    words = "classes.ipynb and data.ipynb were not submitted; found sub/data.ipynb in a subfolder"
    assert words in " ".join(previewed(course).split())
    said = graded(course)
    assert words in said
    zero = "(1 with 0 points, since no notebook could be graded)"
    assert f"1 graded {zero}, 0 missing, 0 late, 1 to be graded by hand or looked at" in said
    hand_in(course, "ada", classes="right")  # the other notebook is still not there
    assert "1 graded, 0 missing" in graded(course)


def test_hand_ins_without_a_time_are_counted_where_somebody_can_be_late(course):
    for student in ("ada", "bob", "eve"):
        hand_in(course, student, classes="right", data="right")
    (course.submitted / "eve" / NAME / "timestamp.txt").write_text("2026-11-23 10:00:00 UTC")
    assert "no time" not in graded(course)
    file = course.autograded.parent / dates.FILE
    file.write_text(f"[{NAME}]\ndue = 2026-12-01 23:59:00Z\n")
    assert "2 submissions have no time and count as on time" in graded(course)


DUE = "due = 2026-12-01 23:59:00Z\n"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (
            f"[wek1]\n{DUE}",
            f"has no section [{NAME}]; it has [wek1], which is not a folder in source/",
        ),
        (f"[{NAME}]\n{DUE}[{NAME}.extensions]\nada = 1\ns777 = 2\n", "for s777, who is neither"),
    ],
)
def test_dates_of_nobody_are_a_line_and_no_error(course, file, said):
    hand_in(course, "ada", classes="right", data="right")
    (course.autograded.parent / dates.FILE).write_text(file)
    for shown_now in (previewed(course), graded(course), graded(course)):
        assert shown_now.count(said) == 1


def examined(course, monkeypatch):
    """Return what the doctor finds about the file of dates."""
    monkeypatch.setattr(doctor, "walls", lambda: {"namespaces": ""})
    return {each.what: each for each in doctor.examine(course.root)}["dates"]


def test_dates_that_are_planned_ahead_are_no_doubt(course, monkeypatch):
    hand_in(course, "ada", classes="right", data="right")
    (course.autograded.parent / dates.FILE).write_text(f"[{NAME}]\n{DUE}[week9]\n{DUE}")
    assert "week9" not in previewed(course)
    found = examined(course, monkeypatch)
    assert found.ok
    assert f"{NAME}, week9; not in source/: week9" in found.said


def test_a_file_of_dates_that_is_wrong_is_found_before_anybody_is_graded(course, monkeypatch):
    hand_in(course, "ada", classes="right", data="right")
    (course.autograded.parent / dates.FILE).write_text(f"[{NAME}]\ndue = 2026-12-01 23:59:00\n")
    for see in (previewed, graded):
        with pytest.raises(CourseError, match="has no time zone"):
            see(course)
    found = examined(course, monkeypatch)
    assert not found.ok
    assert "has no time zone" in found.said


def test_nobody_to_grade_and_nothing_new_are_two_things(course):
    assert "Nobody has submitted yet" in previewed(course)
    assert f"There are no submissions of {NAME} in {course.submitted}. Collect" in graded(course)
    hand_in(course, "ada", classes="right", data="right")
    graded(course)
    assert "Nothing new to grade" in graded(course)


def test_a_long_list_says_how_many_more():
    names = [str(number) for number in range(MOST + 10)]
    assert listed(names[:MOST]).endswith(f"{MOST - 1}")
    assert listed(names).endswith(f"{MOST - 1} and 10 more")
