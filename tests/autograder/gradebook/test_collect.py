"""What is collected from an exchange that many accounts write to, and what is left out and why."""

import os

import pytest
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.gradebook.collect import CollectOwn

TIME = "2026-01-02 03:04:05.000000 UTC"


@pytest.fixture
def me(tmp_path):
    """Return the name of the account that runs the tests."""
    return tmp_path.owner()


@pytest.fixture
def course(tmp_path):
    """Return a course's folder with an empty exchange, and a secret of the instructor's."""
    (tmp_path / "exchange/c/inbound").mkdir(parents=True)
    (tmp_path / "secret").write_text("hidden tests")
    return tmp_path


@pytest.fixture
def config(course):
    """Return nbgrader's settings of the course."""
    config = Config()
    config.CourseDirectory = Config(
        root=str(course), course_id="c", assignment_id="a", db_url=f"sqlite:///{course}/g.db"
    )
    config.Exchange.root = str(course / "exchange")
    return config


@pytest.fixture
def collect(course, config, caplog):
    """Return a function that collects, and returns what was collected and what was said."""

    def collected():
        collector = CollectOwn(coursedir=CourseDirectory(config=config), config=config)
        collector.log.propagate = True
        collector.start()
        return sorted(path.name for path in course.glob("submitted/*")), caplog.text

    return collected


def submit(course, name):
    """Put a submission into the exchange."""
    folder = course / "exchange/c/inbound" / name
    folder.mkdir()
    (folder / "timestamp.txt").write_text(TIME)
    (folder / "a.ipynb").write_text("{}")
    return folder


def test_ones_own_work_is_collected(course, collect, me):
    submit(course, f"{me}+a+{TIME}+x")
    assert collect()[0] == [me]
    assert (course / "submitted" / me / "a" / "a.ipynb").read_text() == "{}"


@pytest.mark.parametrize("name", [f"somebody+a+{TIME}+x", "+a+x", "x+a+b+a+c"])
def test_another_name_is_left_out(course, collect, me, name):
    submit(course, name)
    submit(course, f"{me}+a+{TIME}+x")
    names, said = collect()
    assert names == [me]
    assert repr(name)[1:-1] in said


def _link(folder, course):
    (folder / "a.ipynb").unlink()
    (folder / "a.ipynb").symlink_to(course / "secret")


def _folder_link(folder, course):
    (folder / "more").symlink_to(course)


def _pipe(folder, course):
    os.mkfifo(folder / "pipe")


@pytest.mark.parametrize("spoil", [_link, _folder_link, _pipe])
def test_what_cannot_be_copied_is_left_out_whole(course, collect, me, spoil):
    spoil(submit(course, f"{me}+a+{TIME}+x"), course)
    _, said = collect()
    assert "Not collected" in said
    assert not (course / "submitted" / me / "a").exists()


def test_a_link_to_a_folder_is_no_submission(course, collect, me):
    (course / "exchange/c/inbound" / f"{me}+a+{TIME}+x").symlink_to(course)
    names, said = collect()
    assert names == []
    assert "is a link" in said


def test_where_one_account_hands_in_for_all_owners_are_not_compared(course, collect, me, config):
    config.ExchangeCollect.check_owner = False
    submit(course, f"{me}x+a+{TIME}+x")
    assert collect()[0] == [f"{me}x"]
