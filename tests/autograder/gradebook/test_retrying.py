"""A database that fails for a moment costs a moment; one that stays away, one clear line."""

import contextlib
import sqlite3
from types import SimpleNamespace

import pytest
from sqlalchemy import event, exc, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Engine

from autograder.errors import EntryError, GradebookError
from autograder.gradebook import course as gradebook
from autograder.gradebook import opening, retrying, standing
from autograder.gradebook.score_writer import Gradebook
from autograder.model import Report, Result, Status
from tests.autograder.gradebook.test_save_cells import LAB, notebook
from tests.support.grading import ROOT

GONE = "server closed the connection unexpectedly\n\tThis probably means the server terminated"


@pytest.fixture
def waits(monkeypatch):
    """The seconds that were waited, in no time."""
    waited = []
    monkeypatch.setattr(retrying, "sleep", waited.append)
    return waited


@pytest.fixture
def ours(tmp_path, monkeypatch, waits):
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path / "state"))
    return gradebook.course(ROOT)


def opened(course):
    return Gradebook(course, LAB, notebook(one=3))


def write(book, student="ada", points=3.0):
    results = [Result("one-test", points, 3.0, Status.PASS)]
    book.write(Report(LAB, student, points, 3, "", results), notebook(one=3))


def points(course):
    return {who: row.points for who, row in standing.read(course, LAB).rows.items()}


def lost(kind=exc.OperationalError, *, invalidated=True):
    return kind("insert", {}, RuntimeError(GONE), connection_invalidated=invalidated)


def fail(book, errors):
    """Let the next commits fail, one after the other."""
    errors = iter(errors)

    def refuse(session):
        if error := next(errors, None):
            raise error

    event.listen(book._db(), "before_commit", refuse)


@pytest.mark.parametrize("kind", [exc.OperationalError, exc.InterfaceError])
def test_a_connection_that_is_lost_twice_costs_nothing_but_time(ours, waits, kind):
    with opened(ours) as book:
        write(book)
        fail(book, [lost(kind), lost(kind)])
        write(book, "bob", 2.0)
    assert waits == list(retrying.WAITS[:2])
    assert points(ours) == {"ada": 3, "bob": 2}


def test_one_that_stays_lost_is_one_line_and_the_rest_stays(ours, waits):
    with opened(ours) as book:
        write(book)
        fail(book, [lost()] * (len(retrying.WAITS) + 1))
        with pytest.raises(GradebookError) as said:
            write(book, "bob")
        assert points(ours) == {"ada": 3}
        write(book, "bob")  # the next run
    assert waits == list(retrying.WAITS)
    assert points(ours) == {"ada": 3, "bob": 3}
    line = str(said.value)
    assert "\n" not in line
    assert "gradebook.db cannot be used: server closed the connection unexpectedly This" in line
    assert "tried 6 times in 0 s. What was entered is kept:" in line
    assert line.endswith("run the same command again.")


def test_a_lock_that_is_given_up_meanwhile_is_waited_for(ours, monkeypatch):
    with opened(ours) as book, sqlite3.connect(opening.path_of(ours.db_url)) as other:
        write(book)
        book._db.execute(text("pragma busy_timeout = 10"))
        book._db.commit()
        other.execute("begin immediate")
        monkeypatch.setattr(retrying, "sleep", lambda seconds: other.rollback())
        write(book, "bob")
    assert points(ours) == {"ada": 3, "bob": 3}


def test_a_lock_is_waited_for_when_the_gradebook_is_opened_too(ours, monkeypatch):
    with opened(ours):
        pass  # now there is one
    path = opening.path_of(ours.db_url)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        monkeypatch.setattr(retrying, "sleep", lambda seconds: other.rollback())
        with opening.opened(f"sqlite:///{path}?timeout=0.01", ours.course_id) as book:
            assert [each.name for each in book.assignments] == [LAB]


@pytest.mark.parametrize(
    ("error", "raised"),
    [
        (exc.DataError("insert", {}, ValueError("out of range")), EntryError),
        (exc.InterfaceError("insert", {}, ValueError("bad parameter")), EntryError),
        (exc.OperationalError("insert", {}, sqlite3.OperationalError("disk full")), GradebookError),
    ],
)
def test_what_does_not_pass_is_not_tried_again(ours, waits, error, raised):
    error.orig.sqlite_errorname = "SQLITE_FULL"
    with opened(ours) as book:
        fail(book, [error])
        with pytest.raises(raised):
            write(book)
    assert waits == []


@pytest.mark.parametrize(
    ("code", "passes"),
    [("57P01", True), ("40P01", True), ("55P03", True), ("08006", True), (None, True),
     ("53100", False), ("42501", False)],
)  # fmt: skip
def test_what_may_pass_on_a_server_is_known_by_its_code(code, passes):
    cause = RuntimeError("terminating connection")
    cause.sqlstate = code
    assert retrying.is_passing(exc.OperationalError("select", {}, cause)) == passes


class Held:
    """A claim's connection, which may be lost."""

    alive, closed = True, False

    def scalar(self, *asked):
        if self.closed:
            raise exc.ResourceClosedError("This Connection is closed")
        if not self.alive:
            raise lost()
        return True

    def close(self):
        self.closed = True
        if not self.alive:
            raise lost()

    detach = commit = lambda self: None


class Server:
    """A database server that is restarting: it refuses the first connections."""

    dialect = SimpleNamespace(name="postgresql")

    def __init__(self, *answers):
        self.answers = iter(answers)

    def connect(self):
        answer = next(self.answers)
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_a_claim_that_is_lost_is_taken_again_once_the_server_is_back():
    mine, other = Held(), Held()
    server = Server(lost(invalidated=False), other)
    assert opening.kept_claim(None, server, "course") is None
    assert opening.kept_claim(mine, server, "course") is mine
    mine.alive = False
    with pytest.raises(exc.OperationalError):
        opening.kept_claim(mine, server, "course")
    assert mine.closed
    assert opening.kept_claim(mine, server, "course") is other


def test_a_claim_that_another_grader_took_meanwhile_ends_the_run():
    mine, theirs = Held(), Held()
    mine.alive, theirs.scalar = False, lambda asked, values: False
    with pytest.raises(GradebookError, match="another grader"):
        opening.kept_claim(mine, Server(theirs), "course")
    assert theirs.closed


@pytest.fixture
def asked():
    """What the database is asked."""
    statements = []

    def hear(connection, statement, *more):
        statements.append(statement)

    event.listen(Engine, "before_execute", hear)
    yield statements
    event.remove(Engine, "before_execute", hear)


def test_a_server_that_compares_no_truth_values_is_asked_for_numbers(ours, asked):
    """PostgreSQL has no max(boolean), which SQLite takes."""
    with opened(ours) as book:
        write(book)
    asked.clear()
    standing.read(ours, LAB)
    texts = [str(each.compile(dialect=postgresql.dialect())) for each in asked]
    assert any("max(CASE WHEN grade.needs_manual_grade" in each for each in texts)
    assert not any("max(grade." in each for each in texts)
