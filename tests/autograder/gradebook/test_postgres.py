"""A gradebook on a real PostgreSQL server, which is cut off, restarted and locked meanwhile."""

import pytest
from sqlalchemy import create_engine, text

from autograder.errors import GradebookError
from autograder.gradebook import course as gradebook
from autograder.gradebook import opening, retrying, standing
from autograder.gradebook.score_writer import Gradebook
from autograder.model import Report, Result, Status
from tests.autograder.gradebook.test_save_cells import LAB, notebook
from tests.support import postgres
from tests.support.grading import ROOT
from tests.support.hands import write_submission

QUIZ = "concept_quiz"


@pytest.fixture(scope="module")
def server():
    with postgres.server() as running:
        yield running


@pytest.fixture
def ours(server, tmp_path, monkeypatch):
    """The course, with a database of its own."""
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path / "state"))
    engine = create_engine(server.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("drop schema public cascade"))
        connection.execute(text("create schema public"))
    engine.dispose()
    return gradebook.course(ROOT)._replace(db_url=server.url)


def write(book, student, points=3.0):
    results = [Result("one-test", points, 3.0, Status.PASS)]
    book.write(Report(LAB, student, points, 3, "", results), notebook(one=3))


def points(course):
    return {who: row.points for who, row in standing.read(course, LAB).rows.items()}


def test_a_new_gradebook_is_made_and_holds_what_is_entered(ours):
    assert not opening.is_there(ours.db_url)
    with Gradebook(ours, LAB, notebook(one=3)) as book:
        write(book, "ada")
        write(book, "ada", 1.0)
        write(book, "bob", 2.0)
    assert opening.is_there(ours.db_url)
    assert points(ours) == {"ada": 1, "bob": 2}


def test_connections_that_are_cut_lose_nothing(ours, server):
    with Gradebook(ours, LAB, notebook(one=3)) as book:
        write(book, "ada")
        assert server.cut()
        write(book, "bob")
        assert server.cut()
    assert points(ours) == {"ada": 3, "bob": 3}


def test_a_server_that_restarts_is_waited_for(ours, server, monkeypatch):
    with Gradebook(ours, LAB, notebook(one=3)) as book:
        write(book, "ada")
        server.stop()
        waited = []

        def sleep(seconds):
            waited.append(seconds)
            if len(waited) == 2:
                server.start()

        monkeypatch.setattr(retrying, "sleep", sleep)
        try:
            write(book, "bob")
        finally:
            server.ensure_started()
    assert waited == list(retrying.WAITS[:2])
    assert points(ours) == {"ada": 3, "bob": 3}


def test_a_lock_that_stays_ends_in_one_line_and_the_next_run_goes_on(ours, server, monkeypatch):
    monkeypatch.setattr(opening, "LOCK_SECONDS", 0.05)
    monkeypatch.setattr(retrying, "sleep", lambda seconds: None)
    other = create_engine(server.url)
    with Gradebook(ours, LAB, notebook(one=3)) as book:
        write(book, "ada")
        with other.connect() as held:
            held.execute(text("lock table submitted_assignment in access exclusive mode"))
            with pytest.raises(GradebookError, match=r"tried 6 times in .*run the same command"):
                write(book, "bob")
            held.rollback()
        write(book, "bob")
    other.dispose()
    assert points(ours) == {"ada": 3, "bob": 3}


def test_a_second_grader_is_refused_until_the_first_one_ends(ours):
    with Gradebook(ours, LAB, notebook(one=3)) as first:
        write(first, "ada")
        with (
            pytest.raises(GradebookError, match="another grader"),
            Gradebook(ours, LAB, notebook(one=3)) as second,
        ):
            write(second, "bob")
    with Gradebook(ours, LAB, notebook(one=3)) as second:
        write(second, "bob")
    assert points(ours) == {"ada": 3, "bob": 3}


def test_a_class_goes_the_whole_way(ours, server, course):
    with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as settings:
        settings.write(f"\nc.CourseDirectory.db_url = {server.url!r}\n")
    for student in ("ada", "bob"):
        write_submission({}, course.state / "submitted" / student / QUIZ)
    course("generate_assignment", QUIZ)
    course.autograder("grade", QUIZ)
    course.autograder("feedback", QUIZ)
    course.autograder("insight", QUIZ)
    course("export")
    table = (course.state / "exports" / "grades.csv").read_text("utf-8")
    assert table.count(",100.0,0.0,100.0,100.0") == 2
    assert len([*(course.state / "feedback").rglob("*.html")]) == 2
    assert not (course.state / "gradebook.db").exists()
