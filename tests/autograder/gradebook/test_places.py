"""The machine's exchange and gradebook count over the course's; nothing of others is changed."""

import os
import stat
from pathlib import Path

import pytest

from autograder import doctor
from autograder.errors import GradebookError
from autograder.files import atomic
from autograder.gradebook import course as settings
from autograder.gradebook import gradebook_contents, opening, places
from tests.support.grading import ROOT


@pytest.fixture
def read(tmp_path, monkeypatch):
    """Return a function that reads the course's settings; the machine's are in tmp_path."""
    for name in ("NBGRADER_EXCHANGE", "NBGRADER_STATE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path / "state"))
    folders = [str(tmp_path / name) for name in ("account", "machine")]
    monkeypatch.setattr(places, "jupyter_config_path", lambda: folders)
    return lambda: settings.course(ROOT)


@pytest.fixture
def umask():
    before = os.umask(0o022)
    yield
    os.umask(before)


def say(tmp_path, where, text, kind="py"):
    (tmp_path / where).mkdir(exist_ok=True)
    (tmp_path / where / f"nbgrader_config.{kind}").write_text(text)


def root(path):
    return f"get_config().Exchange.root = {str(path)!r}"


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_without_any_the_exchange_is_the_courses_own(read, tmp_path):
    assert Path(read().config.Exchange.root) == tmp_path / "state" / "exchange"
    assert mode(tmp_path / "state" / "exchange") == 0o1777


def test_the_accounts_settings_count_over_the_machines_and_these_over_the_courses(read, tmp_path):
    say(tmp_path, "machine", root("/of/the/machine"))
    assert read().config.Exchange.root == "/of/the/machine"
    say(tmp_path, "account", '{"Exchange": {"root": "/of/the/account"}}', "json")
    found = read().config
    assert found.Exchange.root == "/of/the/account"
    assert found.ExchangeFactory.collect.endswith("CollectOwn")
    assert not (tmp_path / "state" / "exchange").exists()


def test_an_exchange_in_the_environment_counts_most_and_is_not_made(read, tmp_path, monkeypatch):
    say(tmp_path, "machine", root("/of/the/machine"))
    monkeypatch.setenv("NBGRADER_EXCHANGE", str(tmp_path / "shared"))
    course = read()
    assert course.config.Exchange.root == str(tmp_path / "shared")
    assert not (tmp_path / "shared").exists()
    (found,) = (each for each in doctor.permissions(course) if not each.ok)
    assert found.fix == f"as root: install -d -m 1777 {tmp_path / 'shared'}"


def test_a_machine_that_loads_the_courses_settings_does_not_go_round_in_circles(read, tmp_path):
    loads = f"c = get_config()\nload_subconfig({str(ROOT / 'nbgrader_config.py')!r})\n"
    say(tmp_path, "machine", f"{loads}c.Exchange.root = '/of/the/machine'")
    found = read()
    assert (found.config.Exchange.root, found.course_id) == (
        "/of/the/machine", "random-initialization",
    )  # fmt: skip


def test_settings_that_cannot_be_read_are_named_and_the_others_count(read, tmp_path, caplog):
    say(tmp_path, "account", "this is no Python")
    say(tmp_path, "machine", root("/of/the/machine"))
    places.get_logger().propagate = True
    assert read().config.Exchange.root == "/of/the/machine"
    assert f"{tmp_path / 'account' / 'nbgrader_config.py'} cannot be read" in caplog.text


def test_no_mode_of_what_is_there_is_changed(read, tmp_path):
    exchange = tmp_path / "state" / "exchange"
    exchange.mkdir(parents=True)
    for folder in (exchange, exchange.parent):
        folder.chmod(0o750)
    read()
    assert {mode(folder) for folder in (exchange, exchange.parent)} == {0o750}


def test_a_folder_that_cannot_be_made_leaves_the_settings_readable(read, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("NBGRADER_STATE", str(tmp_path / "file" / "state"))
    assert read().course_id == "random-initialization"


@pytest.mark.usefixtures("umask")
def test_in_a_groups_state_folder_the_group_may_change_what_is_written(read, tmp_path):
    state = tmp_path / "state"
    state.mkdir()
    state.chmod(0o2770)
    config = read().config
    atomic.save(state / "autograded" / "ada" / "page", "text")
    opening.make_private(f"sqlite:///{state / 'gradebook.db'}")
    assert config.CourseDirectory.groupshared
    assert mode(state / "autograded" / "ada") & 0o077 == 0o075
    assert mode(state / "autograded" / "ada" / "page") == 0o664
    assert mode(state / "gradebook.db") == 0o660


@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize("theirs", [0o700, 0o755, 0o770, 0o2750])
def test_elsewhere_nothing_is_shared(read, tmp_path, theirs):
    (tmp_path / "state").mkdir()
    (tmp_path / "state").chmod(theirs)
    assert "groupshared" not in read().config.CourseDirectory
    assert os.umask(0o022) == 0o022


def test_a_gradebook_on_a_server_is_looked_at_and_its_password_is_not_shown(read, tmp_path):
    url = "postgresql+pg8000://ada:secret@localhost/grades"
    say(tmp_path, "account", f"get_config().CourseDirectory.db_url = {url!r}")
    with pytest.raises(GradebookError, match=r"ada:\*\*\*@.*needs the package pg8000.*pip install"):
        gradebook_contents.look(read())


@pytest.mark.parametrize("url", ["nonsense://ada:secret@localhost/x", "ada:secret://localhost x"])
def test_no_message_about_a_gradebook_shows_a_password(read, url):
    with pytest.raises(GradebookError) as said:
        gradebook_contents.look(read()._replace(db_url=url))
    assert "secret" not in str(said.value).partition("cannot be used")[0]


def test_the_doctor_says_which_gradebook_there_is_and_makes_none(read, tmp_path):
    assert gradebook_contents.look(read()).endswith(
        "gradebook.db: none yet; the first run creates it"
    )
    assert not (tmp_path / "state" / "gradebook.db").exists()
