"""Due dates, extensions and late rules: the file, and what it does to a gradebook."""

from datetime import datetime, timedelta

import nbformat
import pytest
from nbgrader import api

from autograder.errors import CourseError
from autograder.gradebook import course as gradebook
from autograder.gradebook import dates, score_reader, standing
from autograder.gradebook.score_writer import Gradebook
from autograder.model import Report, Result, Status
from tests.support.grading import ROOT

FILE = """
timezone = "Europe/Berlin"
[lab]
due = 2026-12-01 23:59:00
grace_minutes = 15
late_percent_per_day = 10
late_at_most_percent = 25
[lab.extensions]
bob = 2
eve = 2026-12-08 12:00:00+01:00
"""
DAY = 86_400


def written(folder, text):
    folder.mkdir(exist_ok=True)
    (folder / dates.FILE).write_text(text, "utf-8")
    return folder


def test_the_file_is_read_into_utc(tmp_path):
    lab = dates.read(written(tmp_path, FILE))["lab"]
    assert lab.due == datetime(2026, 12, 1, 22, 59)
    assert lab.extensions == {"bob": timedelta(days=2), "eve": timedelta(days=6, minutes=721)}
    assert lab.for_learners() == (
        "Due: Tuesday, 1 December 2026, 23:59 (CET).\n"
        "Up to 15 minutes more do not count as late.\n"
        "After that you lose 10 % of your points for each day that has begun, at most 25 %.\n"
    )
    assert dates.read(tmp_path / "nowhere") == {}


def test_the_penalty_grows_by_the_day_up_to_its_limit(tmp_path):
    lab = dates.read(written(tmp_path, FILE))["lab"]
    seconds = (0, 900, 901, DAY, DAY + 1, 9 * DAY)
    assert [lab.penalty(80, each) for each in seconds] == [0, 0, 8, 8, 16, 20]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[lab", "cannot be read"),
        ("[lab.extensions]\nada@x.example = 3", "cannot be read.*line 2.*Quote names"),
        ("lab = 3", "is not a table"),
        ('timezone = "Berlin"', "no timezone 'Berlin'"),
        ("[lab]\ngrace_minutes = 3", "due is missing; expected a date and a time"),
        ("[lab]\ndue = 2026-12-01 23:59:00", "00, which has no time zone: write timezone = "),
        ("[lab]\ndue = 2026-12-01", "due is 2026-12-01; expected a date and a time"),
        ("[lab]\ndue = '01.12.2026'", "due is 01.12.2026; expected a date and a time without quo"),
        ("[lab]\ndue = 01.12.2026", "cannot be read.*line 2.*Write times as 2026-12-01 23:59:00"),
        ("[lab]\ndue = 2026-12-01 23:59:00Z\nlate_percent_per_day = 1000", "from 0 to 100"),
        ("[lab]\ndue = 2026-12-01 23:59:00Z\nlate_at_most_percent = 101", "from 0 to 100"),
        ("[lab]\ndue = 2026-12-01 23:59:00Z\ngrace_minutes = inf", "a number of 0 or more"),
        ("[lab]\ndue = 2026-12-01 23:59:00Z\ngrace_minutes = nan", "a number of 0 or more"),
        ("[lab]\ndue = 2026-12-01 23:59:00Z\npenalty = 3", "has penalty; expected one of due"),
        ("[lab]\ndue = 2026-12-01 23:59:00Z\ngrace_minutes = -1", "a number of 0 or more"),
        ("[lab]\ndue = 2026-12-01 23:59:00Z\nextensions = {a = true}", "number of 0 or more"),
        ("[lab]\ndue = 2026-12-01 23:59:00Z\nextensions = {a = 2026-11-01 12:00:00Z}",
         "a time after the due date"),
        ("[lab]\ndue = 2026-12-01 23:59:00Z\nextensions = 3", "expected learners with days"),
        ("[lab]\ndue = 2026-12-01 23:59:00Z\nextensions = {a = 99999999999}", "at most 3,650"),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_is_named(tmp_path, text, message):
    with pytest.raises(CourseError, match=message):
        dates.read(written(tmp_path, text))


def test_changed_dates_are_entered_without_grading_again(tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path))
    course, lab = gradebook.course(ROOT), notebook()
    time = "2026-12-03 10:00:00 UTC"
    with Gradebook(course, "lab", lab) as book:
        for student in ("ada", "bob"):
            done = Report("lab", student, 10, 10, "", [Result("t", 10, 10, Status.PASS)])
            book.write(done, lab, timestamp=time)
    assert late(course) == {"ada": (0, ""), "bob": (0, "")}
    written(tmp_path, FILE)
    with Gradebook(course, "lab", lab) as book:
        assert book.refresh({}) == ["ada: late penalty 2 points, before 0"]
        assert book.refresh({"bob": "2026-12-05 10:00:00 UTC"}) == [
            "bob: late penalty 2 points, before 0"
        ]
    found = late(course)
    assert found["ada"][1].endswith(
        "Thursday, 3 December 2026, 11:00 (CET), 1 day and 11 hours late."
    )
    assert "with your extension of 2 days" in found["bob"][1]
    assert [row.late for row in standing.read(course, "lab").rows.values()] == [True, True]
    with api.Gradebook(course.db_url, course.course_id) as stock:  # without the file, this decides
        (tmp_path / dates.FILE).unlink()
        stock.find_assignment("lab").duedate = datetime(2027, 1, 1)
        stock.db.commit()
    with Gradebook(course, "lab", lab) as book:
        assert len(book.refresh({})) == 2
    assert {points for points, _ in late(course).values()} == {0}
    assert "Submitted Thursday, 3 December 2026, 10:00 (UTC)" in late(course)["ada"][1]
    written(tmp_path, 'timezone = "Europe/Berlin"')  # also of dates in the database
    assert "Submitted Thursday, 3 December 2026, 11:00 (CET)" in late(course)["ada"][1]
    said = dates.localized("in use since 2026-07-27 20:09 UTC", dates.zone_of(course))
    assert said == "in use since Monday, 27 July 2026, 22:09 (CEST)"


def test_many_first_penalties_are_one_line(tmp_path, monkeypatch):
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path))
    course, lab = gradebook.course(ROOT), notebook()
    students = ["eve", *(f"s{number}" for number in range(6))]
    with Gradebook(course, "lab", lab) as book:
        for points, student in enumerate(students, 2):
            done = Report("lab", student, points, 10, "", [Result("t", points, 10, Status.PASS)])
            book.write(done, lab, timestamp="2026-12-02 10:00:00 UTC")
    written(tmp_path, FILE)
    with Gradebook(course, "lab", lab) as book:
        assert book.refresh({}) == ["6 learners have a first late penalty, 0.3 to 0.8 points each"]
        again = book.refresh(dict.fromkeys(["eve", "s0"], "2026-12-09 10:00:00 UTC"))
        assert again == [
            "eve: late penalty 0.2 points, before 0", "s0: late penalty 0.75 points, before 0.3",
        ]  # fmt: skip


@pytest.mark.parametrize("how", ["handed in again", "known no longer"])
def test_an_unknown_time_is_not_that_of_an_older_hand_in(tmp_path, monkeypatch, how):
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path))
    course, lab = gradebook.course(ROOT), notebook()
    written(tmp_path, FILE)
    done = Report("lab", "ada", 10, 10, "", [Result("t", 10, 10, Status.PASS)])
    with Gradebook(course, "lab", lab) as book:
        book.refresh({})  # enters the due date
        book.write(done, lab, timestamp="2026-12-03 10:00:00 UTC")
        if how == "handed in again":
            book.write(done, lab)
        else:
            assert book.refresh({"ada": ""}) == ["ada: late penalty 0 points, before 2"]
    penalty, times = late(course)["ada"]
    assert penalty == 0
    assert times.endswith("The submission time is unknown, so it counts as on time.")


def test_a_mark_of_a_platform_without_a_time_is_not_shown_as_one():
    def shown(seconds, **extension):
        due = datetime(2026, 12, 1, 22, 59)
        assignment = api.Assignment(name="lab", duedate=due)
        student = api.Student(id="ada")
        time = due + timedelta(seconds=seconds)
        one = api.SubmittedAssignment(
            assignment=assignment, student=student, timestamp=time, **extension
        )
        return score_reader.of(one).times

    assert shown(1).endswith("(UTC). The learning platform marked it as late but gave no time.")
    assert "on time" in shown(1, extension=timedelta(days=2))
    assert "no time" not in shown(2)


def notebook():
    cell = nbformat.v4.new_code_cell("assert True")
    cell.metadata["nbgrader"] = {
        "grade": True, "grade_id": "t", "points": 10, "locked": True, "solution": False,
        "task": False, "schema_version": 3,
    }  # fmt: skip
    return nbformat.v4.new_notebook(cells=[cell])


def late(course):
    return {
        who: (one.late_penalty, one.times) for who, one in score_reader.read(course, "lab").items()
    }
