"""timestamp.txt is a learner's: no name of a time zone in it is opened as a file."""

from datetime import datetime

import pytest
from dateutil import tz
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc

from autograder.files import timestamps
from autograder.gradebook import learners_times

DAY = "2026-06-01 12:00:00"
FORMS = ("{0}", ":{0}", "::{0}", ":/{0}", ":///{0}", "posix/{0}", "./{0}", "{0}/", "{0}//{0}")
PATHS = ("/proc/kmsg", "proc/kmsg", "dev/zero", "../proc/kmsg", "Europe", "EST5:6", "A")
HOSTILE = sorted({form.format(path) for form in FORMS for path in PATHS})


@pytest.fixture
def nothing_opened(monkeypatch):
    def refuse(*arguments, **keywords):
        raise AssertionError(f"a file is opened: {arguments}")

    monkeypatch.setattr(tz, "gettz", refuse)
    monkeypatch.setattr(tz, "tzfile", refuse)


@pytest.mark.parametrize("zone", HOSTILE)
def test_no_zone_is_a_path(zone, nothing_opened):
    with pytest.raises(ValueError, match="counts as unknown"):
        timestamps.read(f"{DAY} {zone}".encode())


@pytest.mark.parametrize(
    "zone",
    ["UTC", "GMT", "Z", "CET", "EST5EDT", "Europe/Berlin", "America/Argentina/Buenos_Aires",
     "Etc/GMT+3", "UTC+3", "GMT-11", "+0200", "-3600", "0", datetime.now().astimezone().tzname()],
)  # fmt: skip
def test_an_honest_zone_is_read_as_nbgrader_reads_it(zone):
    text = f"{DAY} {zone}"
    assert timestamps.read(text.encode()) == f"{parse_utc(text)} UTC"


def test_nbgraders_own_commands_in_the_course_read_it_in_the_same_way(tmp_path, monkeypatch):
    monkeypatch.setattr(CourseDirectory, "get_existing_timestamp", lambda *arguments: "nbgrader's")
    learners_times.protect()
    course, file = CourseDirectory(), tmp_path / "timestamp.txt"
    assert course.get_existing_timestamp(str(tmp_path)) is None
    file.write_text(f"{DAY} CET")
    assert course.get_existing_timestamp(str(tmp_path)) == datetime(2026, 6, 1, 10)
    monkeypatch.setattr(tz, "gettz", None)
    file.write_text(f"{DAY} :/proc/kmsg")
    assert course.get_existing_timestamp(str(tmp_path)) is None
    file.unlink()
    file.symlink_to("/proc/kmsg")
    assert course.get_existing_timestamp(str(tmp_path)) is None
