"""A class through the pool and into the gradebook, with everything that can end a run early."""

import os
import sqlite3
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest

from autograder.errors import CourseError, JournalError, SandboxUnavailable, WorkerError
from autograder.gradebook import course as gradebook
from autograder.grading import batch, grader, pool, records
from autograder.grading.journal import Journal
from autograder.grading.summary import Summary
from autograder.model import Submission
from tests.support import commands, runners
from tests.support.grading import ASSIGNMENT, ROOT
from tests.support.hands import write_submission

WRONG = {"initialize_zeros": "def initialize_zeros(n_x, n_h, n_y):\n    return {}"}


def submissions(count):
    return [Submission("lab", f"s{n}", "lab.ipynb", b"{}", "digest") for n in range(count)]


@pytest.fixture
def ours(tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path / "state"))
    return gradebook.course(ROOT)


def hand_in(course, student, answers=None):
    write_submission(answers or {}, course.submitted / student / ASSIGNMENT)


def grade(course, work=runners.work, **options):
    with pool.executor(workers=2) as executor:
        plan = batch.Plan(course, ASSIGNMENT, **options)
        return {o.submission.student: o for o in batch.run(plan, executor, work=work)}


def totals(course):
    """Read each student's sum of automatic points."""
    query = """select student_id, sum(auto_score) from grade g
        join submitted_notebook n on n.id = g.notebook_id
        join submitted_assignment a on a.id = n.assignment_id group by 1"""
    with sqlite3.connect(course.db_url.removeprefix("sqlite:///")) as db:
        return dict(db.execute(query))


def test_a_class_goes_into_the_gradebook_and_autograded(ours):
    hand_in(ours, "ada")
    hand_in(ours, "bob", WRONG)
    (ours.submitted / "eve" / ASSIGNMENT).mkdir(parents=True)
    (ours.submitted / "eve" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").write_text("no JSON")
    outcomes = grade(ours)
    assert totals(ours) == {"ada": runners.max_points(), "bob": 0.0, "eve": 0.0}
    assert "not JSON" in outcomes["eve"].graded.report.review[0]
    for student in outcomes:
        path = ours.autograded / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        nbformat.validate(nbformat.read(path, as_version=4))


def test_only_new_submissions_are_graded_again(ours):
    hand_in(ours, "ada")
    hand_in(ours, "bob")
    assert set(grade(ours)) == {"ada", "bob"}
    assert grade(ours) == {}
    hand_in(ours, "bob", WRONG)
    assert set(grade(ours)) == {"bob"}
    assert totals(ours)["bob"] == 0.0
    assert set(grade(ours, student="ada")) == {"ada"}
    assert set(grade(ours, force=True)) == {"ada", "bob"}


def test_missing_grades_are_graded_again(ours):
    hand_in(ours, "ada")
    hand_in(ours, "bob")
    grade(ours)
    (ours.autograded / "bob" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").unlink()
    assert set(grade(ours)) == {"bob"}
    Path(ours.db_url.removeprefix("sqlite:///")).unlink()
    assert set(grade(ours)) == {"ada", "bob"}
    assert totals(ours) == dict.fromkeys(("ada", "bob"), runners.max_points())


def test_a_submission_that_breaks_the_grader_is_named_and_the_next_is_graded(ours):
    def breaks(submission, source, settings):
        if submission.student == "ada":
            raise ZeroDivisionError("our own fault")
        return runners.work(submission, source, settings)

    hand_in(ours, "ada")
    hand_in(ours, "bob")
    outcomes = grade(ours, breaks)
    assert outcomes["ada"].fault == "ZeroDivisionError: our own fault"
    assert set(totals(ours)) == {"bob"}
    assert set(grade(ours)) == {"ada"}


def test_a_machine_without_a_sandbox_stops_the_class_and_loses_nobody(ours):
    def refuses(submission, source, settings):
        raise SandboxUnavailable("no bwrap; apt install bubblewrap")

    hand_in(ours, "ada")
    with pytest.raises(SandboxUnavailable):
        grade(ours, refuses)
    assert set(grade(ours)) == {"ada"}


def test_a_missing_assignment_or_learner_is_named(ours):
    with pytest.raises(CourseError, match=f"the assignments are: .*{ASSIGNMENT}"):
        batch.source_text(ours, "lab 7")
    with pytest.raises(CourseError, match=r"by 'zoe'.*0 other learners"):
        grade(ours, student="zoe")


def test_a_worker_that_dies_is_replaced_a_few_times():
    deaths = iter([WorkerError("killed")] * 2)

    def dies_twice(one):
        if (death := next(deaths, None)) is not None:
            raise death
        return one.student

    with ThreadPoolExecutor(1) as executor:
        found = list(pool.outcomes(submissions(2), dies_twice, executor, ahead=1))
    assert [each.graded for each in found] == ["s0", "s1"]


def test_a_submission_that_always_kills_its_worker_is_named():
    def dies(one):
        if one.student == "s1":
            raise WorkerError("killed")
        return one.student

    with ThreadPoolExecutor(2) as executor:
        found = list(pool.outcomes(submissions(3), dies, executor, ahead=2))
    faults = {each.submission.student: each.fault for each in found}
    assert faults == {"s0": "", "s1": "its worker died: killed", "s2": ""}


def test_few_submissions_are_in_memory_at_once():
    read = []

    def reading():
        for one in submissions(50):
            read.append(one)
            yield one

    with ThreadPoolExecutor(2) as executor:
        for ended, _ in enumerate(pool.outcomes(reading(), str, executor, ahead=4), start=1):
            assert len(read) <= ended + 4


def test_a_note_of_a_scheduler_that_does_not_answer(monkeypatch):
    from dask import distributed  # here, for other processes import this file

    class Impatient(distributed.Client):
        def __init__(self, address, timeout):
            super().__init__(address, timeout=timeout / 10)

    monkeypatch.setattr(distributed, "Client", Impatient)
    with pytest.raises(WorkerError, match=r"no Dask scheduler answers at tcp://127.0.0.1:9"):
        pool.executor(workers=1, scheduler="tcp://127.0.0.1:9").__enter__()


def grades(state, grader):
    """Grade in a process of its own, and say how that began and ended."""
    os.environ["NBGRADER_STATE"] = state
    grader.send("starts")
    try:
        grade(gradebook.course(ROOT))
    except JournalError as error:
        grader.send(str(error))


@contextmanager
def another_grader(course):
    """Start a grader of a course in another process, and leave nothing of it."""
    here, there = commands.forks().Pipe(duplex=False)
    given = (str(course.autograded.parent), there)
    process = commands.forks().Process(target=grades, args=given)
    process.start()
    there.close()  # so that its end is seen here
    assert here.recv() == "starts"
    yield here
    process.kill()
    process.join()


def test_a_killed_grader_resumes_and_two_at_once_do_not_interfere(ours):
    students = {f"s{number:02d}" for number in range(12)}
    for student in students:
        hand_in(ours, student)
    for pause in (0.3, 0.9, 1.6):
        with another_grader(ours):
            time.sleep(pause)
    with Journal(ours.autograded.parent), another_grader(ours) as said:
        assert "another grader" in said.recv()
    grade(ours)
    assert totals(ours) == dict.fromkeys(students, runners.max_points())
    assert grade(ours) == {}


def test_the_journal_keeps_points_and_notes(ours):
    hand_in(ours, "ada", WRONG)
    grade(ours)
    kept = Summary.read(records.known(ours.autograded.parent, ASSIGNMENT).records["ada"].summary)
    assert (kept.score, kept.review, kept.granted) == (0.0, [], False)
    assert set(kept.points.values()) == {0.0}
    assert Summary.read("no JSON") is Summary.read('{"score": []}') is None


def test_the_engine_is_replaced_once_when_it_was_killed(monkeypatch):
    grader.close()  # whatever another test left
    engines = []

    class Engine:
        def __init__(self, *, sandbox, forks=None):
            engines.append(self)

        def start(self):
            return self

        def close(self):
            self.closed = True

    def execute(notebook, *, limits, engine, files):
        if engine is engines[0]:
            raise WorkerError("killed")
        return runners.run(notebook)

    fake = {"engine": type("engine", (), {"Engine": Engine})}
    fake["runner"] = type("runner", (), {"run": staticmethod(execute)})
    for name, module in fake.items():
        monkeypatch.setitem(sys.modules, f"autograder.engine.{name}", module)
        monkeypatch.setattr("autograder.engine." + name, module, raising=False)
    source = batch.source_text(gradebook.course(ROOT), ASSIGNMENT)
    one = Submission(ASSIGNMENT, "ada", "x.ipynb", source.encode(), "digest")
    graded = grader.grade(one, source, grader.Settings())
    assert graded.report.score == runners.max_points()
    assert engines[0].closed
    grader.close()
    assert engines[1].closed
