"""The gradebook after us is the gradebook after `nbgrader autograde`, row by row."""

import copy
import itertools
import resource
import sqlite3
import subprocess
import sys
from dataclasses import replace

import nbformat
import pytest
from nbgrader import api
from sqlalchemy import event
from sqlalchemy.engine import Engine

from autograder.errors import CourseError, GradebookError
from autograder.gradebook import course as gradebook
from autograder.gradebook import retrying
from autograder.gradebook.score_writer import Gradebook
from autograder.model import Execution, Status
from autograder.notebook import cell_kinds, score
from tests.support.grading import ASSIGNMENT, ROOT, solutions, source_notebook
from tests.support.hands import write_submission

WRONG = "def initialize_zeros(n_x, n_h, n_y):\n    return {}"


@pytest.fixture
def ours(tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path / "state"))
    return gradebook.course(ROOT)


def opened(course):
    return Gradebook(course, ASSIGNMENT, source_notebook())


def database(course):
    return course.db_url.removeprefix("sqlite:///")


def graded(answers, student="ada", review=()):
    """Return a report and a notebook as the engine would: each test passes unless named."""
    notebook = copy.deepcopy(source_notebook())
    for cell in notebook.cells:
        if cell_kinds.about(cell).get("solution"):
            cell.source = answers.get(cell_kinds.about(cell)["grade_id"], cell.source)
    wrong = [f"{name}-" for name, text in answers.items() if text == WRONG]
    results = [
        replace(each, status=Status.FAIL if each.grade_id.startswith(tuple(wrong)) else Status.PASS)
        for each in score.not_run(source_notebook())
    ]
    execution = Execution(notebook, results, "sandbox", 0.1)
    report = score.report(
        execution, source_notebook(), assignment=ASSIGNMENT, student=student, review=review
    )
    return report, notebook


BY_CELL = """
    join base_cell c on c.id = cell_id join submitted_notebook n on n.id = g.notebook_id
    join submitted_assignment a on a.id = n.assignment_id order by 1, 2"""
QUERIES = {
    "cells": "select name, type from base_cell order by 1, 2",
    "source": "select name, cell_type, locked, source, checksum from source_cell order by 1",
    "points": "select name, max_score, cell_type from grade_cells join base_cell using (id)"
    " order by 1",
    "grades": "select student_id, c.name, auto_score, manual_score, extra_credit,"
    f" needs_manual_grade from grade g {BY_CELL}",
    "comments": f"select student_id, c.name, auto_comment, manual_comment from comment g {BY_CELL}",
    "times": "select student_id, timestamp from submitted_assignment",
}


def rows(path):
    """Read what the gradebook says, without its random ids."""
    with sqlite3.connect(path) as db:
        return {name: db.execute(query).fetchall() for name, query in QUERIES.items()}


def test_every_row_is_what_nbgrader_autograde_writes(course, ours):
    untouched = solutions(nbformat.read(ROOT / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", 4))
    answers = {"initialize_zeros": WRONG}
    folder = course.state / "submitted" / "ada" / ASSIGNMENT
    write_submission(answers, folder)
    (folder / "timestamp.txt").write_text("2026-11-20 10:00:00 UTC")
    course("generate_assignment", ASSIGNMENT)
    course("autograde", ASSIGNMENT)
    with opened(ours) as book:
        book.write(*graded(answers), timestamp="2026-11-20 10:00:00 UTC")
    stock, mine = rows(course.state / "gradebook.db"), rows(database(ours))
    for table in stock:
        assert mine[table] == stock[table], table
    assert "initialize_zeros" in untouched


def test_an_answer_left_as_handed_out_gets_nbgraders_comment(ours):
    untouched = solutions(nbformat.read(ROOT / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", 4))
    with opened(ours) as book:
        book.write(*graded({"nn_model": untouched["nn_model"]}))
    comments = {name: comment for _, name, comment, _ in rows(database(ours))["comments"]}
    assert comments["nn_model"] == "No response."
    assert comments["compute_cost"] is None


def test_an_existing_nbgrader_gradebook_is_continued(course, ours):
    course("generate_assignment", ASSIGNMENT)
    before = rows(database(ours))
    with opened(ours) as book:
        book.write(*graded({}))
    after = rows(database(ours))
    assert before["source"] == after["source"]
    assert len(after["grades"]) == len(after["points"])


def test_nbgraders_feedback_and_export_work_with_our_rows(course, ours):
    report, notebook = graded({"initialize_zeros": WRONG})
    path = ours.autograded / "ada" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)
    with opened(ours) as book:
        book.write(report, notebook)
    course("generate_feedback", ASSIGNMENT)
    course("export")
    assert f",{report.score}," in (course.state / "exports" / "grades.csv").read_text()
    assert not (ROOT / "grades.csv").exists()
    assert list((course.state / "feedback").rglob("*.html"))


def test_manual_scores_and_comments_stay_and_are_marked(ours):
    with opened(ours) as book:
        book.write(*graded({}))
    with api.Gradebook(ours.db_url, ours.course_id) as stock:
        grade = stock.find_grade("initialize_zeros-zeros", ASSIGNMENT, ASSIGNMENT, "ada")
        grade.manual_score, grade.extra_credit = 3.5, 1.0
        comment = stock.find_comment("initialize_zeros", ASSIGNMENT, ASSIGNMENT, "ada")
        comment.manual_comment = "well written"
        stock.db.commit()
    with opened(ours) as book:
        book.write(*graded({"initialize_zeros": WRONG}))
    found = rows(database(ours))
    assert ("ada", "initialize_zeros-zeros", 0.0, 3.5, 1.0, 1) in found["grades"]
    assert ("ada", "initialize_zeros", None, "well written") in found["comments"]


def test_a_resubmission_keeps_no_stale_score(ours):
    with opened(ours) as book:
        book.write(*graded({}))
        report, notebook = graded({"initialize_zeros": WRONG})
        book.write(replace(report, exercises=report.exercises[:1]), notebook)
    scores = [auto for _, _, auto, *_ in rows(database(ours))["grades"]]
    assert sum(scores) == 0.0


def test_a_submission_for_review_waits_for_a_person(ours):
    with opened(ours) as book:
        book.write(*graded({}, review=["look at it"]))
    assert all(needs for *_, needs in rows(database(ours))["grades"])


@pytest.fixture
def impatient():
    """SQLite waits five seconds for a lock, unless it is told otherwise."""

    def connected(connection, record):
        connection.execute("pragma busy_timeout = 100")

    event.listen(Engine, "connect", connected)
    yield
    event.remove(Engine, "connect", connected)


def test_a_locked_gradebook_is_named_and_nothing_is_half_written(ours, impatient, monkeypatch):
    monkeypatch.setattr(retrying, "sleep", lambda seconds: None)
    with opened(ours) as book:
        book.write(*graded({}))
        with sqlite3.connect(database(ours)) as other:
            other.execute("begin exclusive")
            with pytest.raises(GradebookError, match=r"locked.*run the same command again"):
                book.write(*graded({}, student="bob"))
            other.rollback()
        assert {row[0] for row in rows(database(ours))["grades"]} == {"ada"}
        book.write(*graded({}, student="bob"))
    assert {row[0] for row in rows(database(ours))["grades"]} == {"ada", "bob"}


def test_a_folder_without_settings_is_not_a_course(tmp_path):
    with pytest.raises(CourseError, match=r"nbgrader_config\.py"):
        gradebook.course(tmp_path)


@pytest.fixture
def steps():
    """Count the work of SQLite, in tens of its instructions: the same on a loaded machine."""
    counted = itertools.count()

    def connected(connection, record):
        connection.set_progress_handler(lambda: next(counted) < 0, 10)

    event.listen(Engine, "connect", connected)
    yield lambda: next(counted)
    event.remove(Engine, "connect", connected)


def test_the_cost_of_a_submission_does_not_grow_with_the_class(ours, steps):
    report, notebook = graded({})

    def cost(numbers):
        before = steps()
        for number in numbers:
            book.write(replace(report, student=f"s{number:04d}"), notebook)
        return steps() - before

    with opened(ours) as book:
        first = cost(range(0, 50))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        cost(range(50, 200))
        last = cost(range(200, 250))
    assert 0 < last < 1.5 * first
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 20_000  # KiB


def test_a_report_needs_no_nbgrader():
    rooms = "autograder.notebook.score, autograder.grading.submissions, autograder.notebook.intake"
    code = f"import sys, {rooms}; print('nbgrader' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
