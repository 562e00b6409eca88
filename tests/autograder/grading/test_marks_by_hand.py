"""What a person has marked, and looked at: of which answer, and what every page and table says."""

import csv
import io
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import nbformat
import pytest
from click.testing import CliRunner
from nbformat.v4 import new_markdown_cell
from nbgrader import api
from rich.console import Console
from traitlets.config import Config

from autograder import cli
from autograder import console as screen
from autograder.engine.together import two_results
from autograder.errors import JournalError
from autograder.gradebook import course as gradebook
from autograder.gradebook import dates
from autograder.gradebook.exports import CanvasExport, MoodleExport, PlainExport
from autograder.grading import batch, grader, pool
from autograder.grading.journal import Journal
from autograder.model import Execution, Result, Status
from autograder.notebook import score
from autograder.notebook.cell_kinds import about
from tests.support.page_text import plain
from tests.support.plain_notebooks import hidden, marked, notebook, solution

NAME = "lab"
NOTE = two_results.counted(
    Result("g-test", 0, 3, Status.FAIL),
    Result("g-test", 3, 3, Status.PASS),
    late=False,
    split=True,
    tells=True,
).note


def by_hand(name, points, **mark):
    kind = {"grade_id": name, "solution": True, "grade": True, "locked": False, "points": points}
    return new_markdown_cell("", metadata={"nbgrader": kind | mark})


SOURCE = notebook(
    solution("f", marked("right")), hidden("f-test", "assert f", 5),
    solution("g", marked("right")), hidden("g-test", "assert g", 3),
    by_hand("why", 4), by_hand("do", 2, solution=False, grade=False, task=True),
)  # fmt: skip


def work(submission, source, settings):
    """Give a test its points if the answer before it has the word right in it; g may be noted."""

    def run(made):
        answers = {about(cell).get("grade_id"): cell.source for cell in made.cells}
        results = [
            replace(
                each, status=Status.PASS if "right" in answers[each.grade_id[0]] else Status.FAIL
            )
            for each in score.not_run(made)
        ]
        review = [NOTE] * ("odd" in answers["g"])
        return Execution(made, results, "none: a test", 0.1, review=review)

    return grader.grade(submission, source, settings, run)


@pytest.fixture
def course(tmp_path, monkeypatch):
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n")
    _write(tmp_path / "source" / NAME / f"{NAME}.ipynb", SOURCE)
    (tmp_path / "gradebook.db").touch()
    monkeypatch.chdir(tmp_path)
    return gradebook.course(tmp_path)


def _write(path, made):
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(made, path)


def hand_in(course, student="ada", *, own="", late=0, only=("f", "g", "why", "do"), **answers):
    """Hand in answers by their cells' names, some days late; `own` is a cell of the learner's."""
    answers = {"f": "right", "g": "right", "why": "because"} | answers
    kept = [c.copy() for c in SOURCE.cells if about(c)["grade_id"][:3].rstrip("-t") in only]
    for cell in kept:
        cell.source = answers.get(about(cell)["grade_id"], cell.source)
    folder = course.submitted / student / NAME
    _write(folder / f"{NAME}.ipynb", notebook(*kept, nbformat.v4.new_code_cell(own or "1")))
    when = datetime(2026, 12, 1, 12, tzinfo=UTC) + timedelta(days=late)
    (folder / "timestamp.txt").write_text(f"{when:%Y-%m-%d %H:%M:%S} UTC")


def graded(course, **options):
    """Grade who is new, and return what is shown."""
    at, plan = (
        Console(width=300, record=True, file=io.StringIO()),
        batch.Plan(course, NAME, **options),
    )
    with pool.executor(workers=1) as executor, screen.ClassProgress(plan, at) as progress:
        for outcome in batch.run(plan, executor, work=work, told=progress.told):
            progress.finished(outcome)
    return at.export_text()


def formgrader(course, cell, points, student="ada"):
    """Do what the formgrader does when a mark is saved."""
    with api.Gradebook(course.db_url, course.course_id) as book:
        grade = book.find_grade(cell, NAME, NAME, student)
        grade.manual_score = points
        grade.needs_manual_grade = points is None and grade.auto_score is None
        book.db.commit()


def command(*words):
    done = CliRunner().invoke(cli.main, [*words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def page(course, student="ada"):
    """Write the pages; return a learner's as text, and what the command said."""
    said = command("feedback", NAME)
    return plain((course.feedback / student / NAME / f"{NAME}.html").read_text("utf-8")), said


def total(course, plugin, caplog=None):
    """Export, and return ada's total."""
    path = course.root / f"{plugin.__name__}.csv"
    with api.Gradebook(course.db_url, course.course_id) as book:
        config = Config({"CourseDirectory": {"root": str(course.root)}})
        plugin(config=config, to=str(path)).export(book)
    rows = csv.DictReader(io.StringIO(path.read_text("utf-8").lstrip("\ufeff")))
    (row,) = (row for row in rows if "ada" in row.values())
    return float(row.get("score") or row.get(NAME) or row[f"Assignment: {NAME} (Real)"])


SHOWN = {
    "page": lambda course: float(re.search(r"([\d.]+) of 14 points", page(course)[0])[1]),
    **{each.__name__: lambda course, plugin=each: total(course, plugin)
       for each in (PlainExport, CanvasExport, MoodleExport)},
    "grade": lambda course: float(re.search(r"mean \D*([\d.]+) of", graded(course, force=True))[1]),
}  # fmt: skip


def test_a_late_penalty_is_of_the_points_as_they_are_now(course):
    (course.root / dates.FILE).write_text(
        f"[{NAME}]\ndue = 2026-12-01 12:00:00Z\nlate_percent_per_day = 10\n"
    )
    hand_in(course, late=2)
    graded(course)
    for points, (where, shown) in zip((2, 4, 1, 3, 0), SHOWN.items(), strict=True):
        formgrader(course, "why", points)  # up and down
        assert shown(course) == pytest.approx(0.8 * (8 + points)), where


CHANGED = "`why`: the answer changed since it was marked with 4 points"


@pytest.mark.parametrize("points", [4.0, 0.0])
def test_a_mark_is_of_the_answer_that_was_marked(course, caplog, points):
    hand_in(course)
    graded(course)
    formgrader(course, "why", points)
    assert f"{points:g} of 4 points, given by a person" in page(course)[0] or not points
    hand_in(course, why="I have no idea at all.")
    note = CHANGED.replace("4", f"{points:g}")
    for options in ({}, {}, {"force": True}):  # said until it is marked, whoever is regraded
        assert note in graded(course, **options)
        text, said = page(course)
        assert f"{points:g} of 4 points, given for an earlier answer of yours" in text
        assert "marked by a person" not in text.replace("to be marked by a person", "")
        assert "Not marked yet, in 1 of 1 submission: do, why" in said
        assert f"still count: ada, `why`: {points:g} point" in said
        caplog.clear()
        total(course, CanvasExport)
        assert "1 learner has answers that nobody has marked" in caplog.text
        assert "(do, why): ada" in caplog.text
    formgrader(course, "why", 1.0)
    assert "the answer changed" not in graded(course, force=True)
    assert "1 of 4 points, given by a person" in page(course)[0]


def test_a_mark_stays_where_its_answer_does(course):
    hand_in(course)
    graded(course)
    formgrader(course, "why", 4.0)
    formgrader(course, "do", 1.0)
    hand_in(course, f="right again")
    assert "0 to be graded by hand" in graded(course)
    hand_in(course, f="right again", own="a plot")  # a task is done in cells of one's own
    assert "`do`: the answer changed since it was marked with 1 point" in graded(course)
    hand_in(course, f="right again")
    assert "0 to be graded by hand" in graded(course)  # it is the one that was marked
    hand_in(course, f="right again", only=("f", "g", "do"))
    said = graded(course)
    assert CHANGED in said
    assert "no cell `why`" in said


def test_a_mark_of_a_test_is_told_when_its_points_or_its_answer_changed(course):
    hand_in(course)
    graded(course)
    formgrader(course, "g-test", 1.5)
    hand_in(course, f="no")
    assert "by hand still" not in graded(course)
    assert "by hand still" not in graded(course, force=True)
    hand_in(course, f="no", g="also no")
    said = "`g-test`: 1.5 points by hand still count, its test now gives 0"
    assert said in graded(course)
    assert said in graded(course, force=True)
    command("mark", NAME, "g-test", "--points", "0", "--student", "ada")
    assert "by hand still" not in graded(course, force=True)


def test_a_mark_by_hand_that_its_test_now_gives_too_needs_no_look(course):
    hand_in(course, f="no")
    graded(course)
    formgrader(course, "f-test", 5.0)
    hand_in(course)
    graded(course)
    assert flags(course, "ada") == {"why", "do"}


def test_a_run_that_is_killed_before_its_journal_forgets_no_mark(course, monkeypatch):
    hand_in(course)
    graded(course)
    formgrader(course, "why", 4.0)
    hand_in(course, why="new")
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "done", _killed)
        with pytest.raises(JournalError):
            graded(course)
    assert CHANGED in graded(course)


def _killed(*_, **__):
    raise JournalError("killed")


@pytest.mark.parametrize("lost", ["an older journal", "no journal"])
def test_marks_of_an_older_autograder_are_of_the_answer_in_the_graded_notebook(course, lost):
    hand_in(course)
    hand_in(course, "bob")
    graded(course)
    for student in ("ada", "bob"):
        formgrader(course, "why", 4.0, student)
    for path in course.root.glob("journal.db*") if lost == "no journal" else ():
        path.unlink()
    if lost == "an older journal":
        with Journal(course.root) as journal:
            journal._db.execute("update work set summary = '{\"score\": 8.0}'")
    hand_in(course, "bob", why="new")
    said = graded(course)
    assert [line.split()[1] for line in said.splitlines() if CHANGED in line] == ["bob"]


def test_a_notebook_without_cells_waits_for_nobody_and_a_deleted_cell_does(course):
    hand_in(course, "bob", only=("f", "g"))
    folder = course.submitted / "ada" / NAME
    folder.mkdir(parents=True)
    (folder / f"{NAME}.ipynb").write_text("{")
    graded(course)
    assert "Waiting" not in page(course)[0]
    assert "Waiting to be marked" in page(course, "bob")[0]
    assert "Not marked yet, in 1 of 2 submissions: do, why." in page(course)[1]


def test_a_note_is_about_the_cell_that_it_names_and_can_be_cleared(course):
    for student in ("ada", "bob", "eve"):
        hand_in(course, student, g="right, odd")
        hand_in(course, "eve", g="right, odd")
    (course.submitted / "eve" / NAME / "x.ipynb").write_text("")  # a note that names no cell
    said = graded(course)
    assert said.count("split; look at the answer") == 3
    assert f"python -m autograder mark {NAME} --looked --student LEARNER" in said
    assert flags(course, "ada") == {"g-test", "why", "do"}
    assert flags(course, "eve") == {"f-test", "g-test", "why", "do"}
    assert "split; look" not in page(course)[0]
    formgrader(course, "g-test", None)  # saved as it is
    command("mark", NAME, "--looked", "--student", "bob", "--student", "eve")
    for options in ({}, {"force": True}):  # what somebody has seen stays so
        said = graded(course, **options)
        assert "split; look at" not in said
        assert "x.ipynb was not graded" not in said
        assert flags(course, "eve") == {"why", "do"}
    command("insight", NAME)
    assert "split; look" not in (course.root / "insight" / f"{NAME}.html").read_text("utf-8")
    hand_in(course, g="right, odd, and new")
    assert graded(course).count("split; look at") == 1


def flags(course, student):
    with api.Gradebook(course.db_url, course.course_id) as book:
        grades = book.find_submission_notebook(NAME, NAME, student).grades
        return {each.name for each in grades if each.needs_manual_grade}


def test_an_older_hand_in_says_what_it_costs_and_can_be_exempted(course):
    hand_in(course, only=("g", "why", "do"))
    path = course.submitted / "ada" / NAME / f"{NAME}.ipynb"
    old = nbformat.read(path, as_version=4)
    old.metadata["autograder"] = {"exercises": ["g", "why", "do"]}
    nbformat.write(old, path)
    hand_in(course, "bob")
    said = graded(course)
    assert "1 submission is of an older version (1 without `f`). The points of" in said
    (line,) = (line.strip() for line in said.splitlines() if "--older" in line)
    text, _ = page(course)
    assert "– not in your version" in text
    assert "of an older version, without the exercise `f`" in text
    assert "NameError" not in text
    assert command(*line.split()[3:]).startswith("ada\n")
    text, _ = page(course)
    assert "8 of 14 points" in text
    assert "not in your version" not in text


def test_within_the_time_of_grace_nobody_is_late(course):
    (course.root / dates.FILE).write_text(
        f"[{NAME}]\ndue = 2026-12-01 12:00:00Z\ngrace_minutes = 15\nlate_percent_per_day = 10\n"
    )
    hand_in(course, late=0.0076)  # 11 minutes
    hand_in(course, "bob", late=0.02)
    said = graded(course)
    assert ", 1 late," in said
    assert ", late" not in next(line for line in said.splitlines() if " ada " in line)
    assert "11 minutes late, within the 15 minutes that do not count as late." in page(course)[0]
    assert "29 minutes late." in page(course, "bob")[0]


def test_those_whom_another_assignment_brought_are_told_from_the_roster(course):
    hand_in(course)
    graded(course)
    with api.Gradebook(course.db_url, course.course_id) as book:
        book.add_assignment("other")
        for number in range(8):
            book.add_student(f"t{number}")
            book.add_submission("other", f"t{number}")
        book.add_student("zoe", first_name="Zoe")
    said = " ".join(graded(course, force=True).split())
    names = "t0, t1, t2, t3, t4 and 4 more; 8 known from other assignments alone"
    assert f"9 missing ({names})" in said
