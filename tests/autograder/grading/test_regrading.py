"""Tests that change after a class was graded: a plan, a proven model solution, kept differences."""

import csv
import errno
import io
import os
import threading
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from rich.console import Console

from autograder import console as screen
from autograder import doctor
from autograder.console import agenda as shown
from autograder.errors import AutograderError, CourseError, Interrupted, JournalError
from autograder.gradebook import course as gradebook
from autograder.gradebook import standing
from autograder.gradebook.exports import CanvasExport, PlainExport
from autograder.grading import (
    batch,
    changed_points,
    grader,
    model_solution_check,
    pool,
    stock_pages,
    watching,
)
from autograder.grading.summary import Summary
from autograder.lms.collecting import record
from autograder.model import Execution, Report, Result, Status
from autograder.notebook import score
from autograder.reports import handback, overview
from tests.support import runners
from tests.support.grading import ASSIGNMENT
from tests.support.hands import write_submission

WRONG = {"initialize_zeros": "def initialize_zeros(n_x, n_h, n_y):\n    return {}"}


@pytest.fixture
def ours(course, monkeypatch):
    """A class of two, in a copy of the course whose source can be edited."""
    monkeypatch.setenv("NBGRADER_STATE", str(course.state))
    opened = gradebook.course(course.root)
    for student, answers in {"ada": {}, "bob": WRONG}.items():
        write_submission(answers, opened.submitted / student / ASSIGNMENT)
    return opened


def plan(course, **options):
    return batch.Plan(course, ASSIGNMENT, **options)


def grade(course, work=runners.work, **options):
    with pool.executor(workers=1) as executor:
        found = batch.run(plan(course, **options), executor, work=work)
        return {one.submission.student: one for one in found}


def edit(course, change):
    path = course.source / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    change({c.metadata.nbgrader.grade_id: c for c in notebook.cells})
    nbformat.write(notebook, path)


def files(folder: Path):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def text_of(show, *arguments):
    screen_of = Console(width=200, record=True, file=io.StringIO())
    show(*arguments, screen_of)
    return screen_of.export_text()


def harder(work):
    """Let one test of `compute_cost` fail for everybody, the model solution too if `work` says."""

    def graded(submission, source, settings):
        done = runners.work(submission, source, settings)
        if submission.student or work == "everybody":
            results = [_failed(each) for each in done.report.exercises]
            score = sum(each.points for each in results)
            report = Report(**{**vars(done.report), "exercises": results, "score": score})
            return grader.Graded(report, done.notebook)
        return done

    return graded


def _failed(result):
    if result.grade_id != "compute_cost-visible":
        return result
    return Result(result.grade_id, 0.0, result.max_points, Status.FAIL, "too hard")


def test_changed_tests_are_a_plan_and_their_differences_are_kept(ours):
    first = grade(ours)
    before = first["ada"].graded.report
    assert before.version.startswith("version ")
    edit(ours, lambda cells: setattr(cells["compute_cost-visible"], "source", "assert True"))
    there = files(ours.autograded.parent)
    todo, pending = batch.preview(plan(ours))
    assert files(ours.autograded.parent) == there
    assert not pending
    told = text_of(shown.show, todo, pending)
    assert "2  tests changed: `compute_cost-visible`: ada, bob" in told
    assert "The model solution would be graded first" in told
    outcomes = grade(ours, harder("learners"))
    after = outcomes["ada"].graded.report
    assert after.version != before.version
    lost = before.score - after.score
    assert lost > 0
    with outcomes["ada"].kept_in.open(newline="") as file:
        rows = {row["learner"]: row for row in csv.DictReader(file)}
    assert _by_tests(rows["ada"], "before") - _by_tests(rows["ada"], "after") == lost
    assert rows["ada"]["tests that give other points"] == "compute_cost-visible: 2 -> 0"
    assert _by_tests(rows["bob"], "before") == _by_tests(rows["bob"], "after")
    assert grade(ours) == {}


def _by_tests(row, when):
    return float(row[f"by tests, {when}"])


def test_hand_ins_that_are_older_than_an_exercise_are_one_line(ours):
    grade(ours, all_pass)
    add_exercise(ours)
    outcomes = grade(ours, all_pass)
    assert [one.graded.report.newer for one in outcomes.values()] == 2 * [
        {"extra": {"extra-hidden": 5}}
    ]
    assert [one.graded.report.review for one in outcomes.values()] == [[], []]
    said = text_of(lambda at: _finished(ours, outcomes.values(), at))
    assert said.count("2 submissions are of an older version (2 without `extra`)") == 1
    assert "0 to be graded by hand or looked at" in said
    path = ours.submitted / "bob" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata["autograder"]["exercises"].append("extra")
    nbformat.write(notebook, path)
    assert "no cell `extra`" in grade(ours, all_pass)["bob"].graded.report.review[0]


def all_pass(submission, source, settings):
    """Give every point that there is, without running anything."""

    def run(notebook):
        results = [replace(each, status=Status.PASS) for each in score.not_run(notebook)]
        return Execution(notebook, results, "none: a test", 0.1)

    return grader.grade(submission, source, settings, run)


def add_exercise(course):
    path = course.source / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    kind = {"locked": False, "schema_version": 3, "task": False}
    answer = kind | {"grade_id": "extra", "grade": False, "solution": True}
    test = kind | {"grade_id": "extra-hidden", "grade": True, "solution": False, "points": 5}
    notebook.cells += [
        nbformat.v4.new_code_cell("extra = 1", id="extra", metadata={"nbgrader": answer}),
        nbformat.v4.new_code_cell("assert extra", id="extra-hidden", metadata={"nbgrader": test}),
    ]
    nbformat.write(notebook, path)


def test_a_hand_in_without_a_time_leaves_none_of_the_older_one(ours):
    stamp = ours.submitted / "ada" / ASSIGNMENT / "timestamp.txt"
    kept = ours.autograded / "ada" / ASSIGNMENT / "timestamp.txt"
    for again in (WRONG, {}):
        stamp.write_text("2026-11-20 10:00:00 UTC")
        grade(ours)
        assert kept.read_text().startswith("2026-11-20")
        stamp.unlink()
        if again:
            write_submission(again, stamp.parent)
        assert bool(grade(ours)) == bool(again)
        assert not kept.exists()


def _in_the_way(course, patch):
    (course.autograded.parent / "regraded").write_text("a file where the folder should be")


def _no_space(course, patch):
    def full(rows):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    patch.setattr(changed_points.tables, "text", full)


def _journal_broken(course, patch):
    def broken(*args, **options):
        raise JournalError("the journal cannot be used: full; run the same command again")

    patch.setattr(batch.Journal, "done", broken)


@pytest.mark.parametrize("spoil", [_in_the_way, _no_space, _journal_broken])
def test_what_fails_after_the_gradebook_ends_the_run_and_the_next_one_completes_it(
    ours, monkeypatch, spoil
):
    before = {who: one.graded.report.score for who, one in grade(ours).items()}
    with monkeypatch.context() as patch:
        spoil(ours, patch)
        with pytest.raises(AutograderError, match="run the same command again"):
            grade(ours, force=True)
    if (table := ours.autograded.parent / "regraded").is_file():
        table.unlink()
    again = grade(ours)
    assert {who: before[who] for who in again} == {
        who: one.graded.report.score for who, one in again.items()
    }
    assert "ada" in again
    assert grade(ours) == {}
    points = {who: row.points for who, row in standing.read(ours, ASSIGNMENT).rows.items()}
    assert points == before


def test_a_wrong_key_is_refused_and_nothing_is_written(ours):
    with pytest.raises(
        CourseError, match=r"98 of 100 points.*\n.*`compute_cost-visible`.*too hard"
    ):
        grade(ours, harder("everybody"))
    written = {path.name for path in files(ours.autograded.parent)} - {f"{ASSIGNMENT}.ipynb"}
    assert written <= {"journal.db", "journal.lock", "journal.holder"}
    assert not ours.autograded.exists()


def test_what_nbgrader_wrote_itself_is_noticed(ours):
    grade(ours)
    graded = ours.autograded / "ada" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook = nbformat.read(graded, as_version=4)
    del notebook.metadata["autograder"]
    notebook.cells[0].source += 'a learner writes "isolation": 1'
    nbformat.write(notebook, graded)
    page = ours.feedback / "bob" / ASSIGNMENT / f"{ASSIGNMENT}.html"
    page.parent.mkdir(parents=True)
    page.write_text("<html>hidden tests</html>")
    assert "show hidden tests (bob)" in stock_pages.warning(plan(ours))
    todo, _ = batch.preview(plan(ours))
    assert [(one.submission.student, one.why) for one in todo.due] == [
        ("ada", "graded by nbgrader, unprotected")
    ]


def test_more_time_for_one_learner_is_kept_and_is_not_the_classs(ours):
    grade(ours)
    longer = grader.Settings(grader.Limits(call_seconds=60, total_seconds=360))
    assert set(grade(ours, student="ada", settings=longer, timed=True)) == {"ada"}
    assert grade(ours) == {}
    given = []

    def work(submission, source, settings):
        given.append((submission.student, settings.limits.call_seconds))
        done = runners.work(submission, source, settings)
        return grader.Graded(_out_of_time(done.report), done.notebook)

    outcomes = grade(ours, work, force=True)
    assert sorted(given) == [("ada", 60), ("bob", 20)]
    said = text_of(lambda at: _finished(ours, outcomes.values(), at))
    assert "timed out after 60 s" in said
    assert "--student ada --timeout 180" in said
    assert "--student bob --timeout 60" in said


def test_the_class_is_summed_up_with_everybody_who_is_to_be_looked_at(ours):
    (ours.submitted / "eve" / ASSIGNMENT).mkdir(parents=True)
    (ours.submitted / "eve" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").write_text("no JSON")
    grade(ours)
    said = text_of(lambda at: _nothing_new(ours, at))
    assert "Nothing new to grade" in said
    assert "not JSON" in said
    assert (
        "3 graded (1 with 0 points, since no notebook could be graded), 0 missing, 0 late, 1 "
        in said
    )


def _out_of_time(report):
    first, *others = report.exercises
    late = Result(first.grade_id, 0.0, first.max_points, Status.TIMEOUT, "it took too long")
    return Report(**{**vars(report), "exercises": [late, *others]})


def _finished(course, outcomes, console):
    with screen.ClassProgress(plan(course), console) as progress:
        for outcome in outcomes:
            progress.finished(outcome)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_reads_what_holds_grades(ours, monkeypatch):
    monkeypatch.setattr(handback, "laid_out", lambda *_, **__: ("a page", ""))
    (ours.submitted / "ada" / ASSIGNMENT / "timestamp.txt").write_text("2026-11-20 10:00:00 UTC")
    before = os.umask(0o002)
    try:
        for options in ({}, {"force": True}):
            grade(ours, **options)
        list(handback.write(ours, ASSIGNMENT))
        overview.write(ours, ASSIGNMENT)
        for plugin in (CanvasExport, PlainExport):
            with Gradebook(ours.db_url, ours.course_id) as book:
                plugin(config=ours.config).export(book)
        record.save(ours.autograded.with_name("collected") / f"{ASSIGNMENT}.csv", {})
    finally:
        os.umask(before)
    state = ours.autograded.parent
    handed_in = ("submitted", "exchange", "fetched")
    open_to_all = {path.relative_to(state).parts for path in files(state) if _for_all(path, state)}
    named = {parts[0] for parts in open_to_all if parts[0] not in handed_in}
    kinds = {parts[-1] for parts in open_to_all if parts[0] not in handed_in}
    assert kinds <= {"journal.lock", "journal.holder", "ways.json"}, named
    assert [found.said for found in doctor.permissions(ours) if not found.ok] == []
    made = ("insight", "exports", "regraded", "backups", "collected", "feedback", "autograded")
    assert all(any((state / each).iterdir()) for each in made)


def _for_all(path, state):
    """Whether everybody can read a file: its own mode, and those of the folders above it."""
    above = [each for each in path.parents if each.is_relative_to(state) and each != state]
    return path.stat().st_mode & 0o004 and all(each.stat().st_mode & 0o001 for each in above)


def _nothing_new(course, console):
    with screen.ClassProgress(plan(course), console):
        pass


def test_the_sentence_about_a_class_names_who_is_missing():
    rows = {"ada": standing.Row(8, 2, True, False), "bob": standing.Row(4, 0, False, True)}
    class_ = standing.Standing(rows, {"ada": "", "bob": "", "eve": "Eve Li"}, 10)
    assert screen.totals(class_) == (
        "2 graded, 1 missing (eve (Eve Li)), 1 late, 1 to be graded by hand or looked at; mean 5.0 "
        "of 10 points, late penalties taken off"
    )
    assert class_.rows["ada"].points == 6
    rows["bob"] = rows["bob"]._replace(unmarked=True)
    assert screen.totals(class_).endswith(", 1 with answers that are not marked yet")


def test_ctrl_c_ends_what_runs_and_shows_the_table(ours, monkeypatch):
    ended = threading.Event()
    monkeypatch.setattr(grader, "stop", ended.set)
    console = Console(width=200, record=True, file=io.StringIO())
    grade(ours, student="ada")
    with pytest.raises(Interrupted), pool.executor(workers=1) as executor:
        executor.submit(ended.wait, 60)
        with screen.ClassProgress(plan(ours), console) as progress:
            progress.started(2)
            raise KeyboardInterrupt
    assert ended.is_set()
    said = console.export_text()
    assert "Interrupted: 0 of 2 are graded" in said
    assert "missing" not in said


def test_ctrl_c_while_the_model_solution_is_graded_counts_nobody(ours):
    console = Console(width=200, record=True, file=io.StringIO())
    with pytest.raises(KeyboardInterrupt), screen.ClassProgress(plan(ours), console):
        raise KeyboardInterrupt
    said = console.export_text()
    assert "Interrupted before anybody was graded" in said
    assert "0 of" not in said


def test_a_change_names_the_tests_that_differ():
    before, after = Summary(3, {"a": 1, "b": 2}), Summary(4, {"a": 1, "c": 3})
    change = changed_points.between("ada", "resubmitted", before, after)
    assert change == ("ada", 3, 4, "resubmitted", "c: not there -> 3; b: 2 -> not there", "")
    assert changed_points.between("ada", "new", None, after) is None


def test_a_key_without_time_is_told_so():
    late = Result("a", 0.0, 1.0, Status.TIMEOUT, "it took too long")
    report = Report("lab", "", 0.0, 1.0, "", [late])
    with pytest.raises(CourseError, match="--timeout SECONDS"):
        model_solution_check.check(grader.Graded(report, ""))


def test_what_is_handed_in_is_seen(ours):
    pauses = []

    def pause(seconds):
        pauses.append(seconds)
        if len(pauses) == 1:
            write_submission({}, ours.submitted / "eve" / ASSIGNMENT)

    seen = watching.arrivals(plan(ours), 5.0, print, pause)
    next(seen)  # what is there already
    next(seen)
    assert pauses == [5.0]
