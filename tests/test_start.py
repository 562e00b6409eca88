"""The command that starts the course: own copies, what it says, and a quiet JupyterLab."""

import json
import os

import pytest

from utils.start import __main__ as start
from utils.start import lab, lessons
from utils.start.lessons import Copies


def notebook(*sources, output=""):
    outputs = [{"output_type": "stream", "name": "stdout", "text": output}] if output else []
    cells = [
        {"cell_type": "code", "metadata": {}, "source": [source], "outputs": outputs}
        for source in sources
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def course(tmp_path):
    """A course with two lessons and a page, whose copies were made."""
    originals = tmp_path / "notebooks"
    originals.mkdir()
    (originals / "00_first.ipynb").write_text(notebook("one"))
    (originals / "01_second.ipynb").write_text(notebook("two"))
    (originals / "README.md").write_text("a page")
    assert lessons.copy(tmp_path).new == ["00_first.ipynb", "01_second.ipynb", "README.md"]
    return tmp_path


def mine(course, name="00_first.ipynb"):
    return course / "work" / "lessons" / name


def original(course, name="00_first.ipynb"):
    return course / "notebooks" / name


def test_a_second_start_changes_nothing(course):
    mine(course).write_text(notebook("one", output="ran"))
    assert lessons.copy(course) == Copies([], [], [])
    assert "ran" in mine(course).read_text()


def test_a_copy_that_was_only_run_follows_the_course(course):
    mine(course).write_text(notebook("one", output="ran"))
    original(course).write_text(notebook("newer"))
    assert lessons.copy(course) == Copies([], ["00_first.ipynb"], [])
    assert mine(course).read_text() == notebook("newer")
    assert lessons.copy(course) == Copies([], [], [])


@pytest.mark.parametrize("written", [notebook("my own"), "no notebook", '{"cells": 3}', "[" * 9999])
def test_a_copy_that_was_changed_is_never_touched(course, written):
    mine(course).write_text(written)
    original(course).write_text(notebook("newer"))
    assert lessons.copy(course) == Copies([], [], ["00_first.ipynb"])
    assert mine(course).read_text() == written


@pytest.mark.parametrize("versions", ["", "{", "[1]"])
def test_without_a_record_of_versions_every_older_copy_is_kept(course, versions):
    (course / lessons.COPIES / lessons.VERSIONS).write_text(versions)
    original(course).write_text(notebook("newer"))
    assert lessons.copy(course).kept == ["00_first.ipynb"]


def test_a_new_lesson_and_a_removed_copy_are_copied(course):
    mine(course).unlink()
    (original(course, "02_third.ipynb")).write_text(notebook("three"))
    assert lessons.copy(course).new == ["00_first.ipynb", "02_third.ipynb"]


def test_an_interrupted_copy_leaves_no_half_file(course, monkeypatch):
    original(course).write_text(notebook("newer"))

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("pathlib.Path.replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        lessons.copy(course)
    assert mine(course).read_text() == notebook("one")


def test_a_learner_is_told_what_was_replaced_and_what_is_older():
    renewed, kept = lessons.news(Copies(["a"], ["b"], ["c"]))
    assert "b was replaced by the course's newer version" in renewed
    assert "c is your own version, and was not changed" in kept


@pytest.fixture
def started(course, monkeypatch):
    """What JupyterLab would be started with, instead of starting it."""
    calls = []
    monkeypatch.setattr(lessons, "course", lambda here: course)
    monkeypatch.setattr(lab, "run", lambda *given: calls.append(given))
    return calls


def test_the_first_lesson_opens_with_the_options_given(course, started):
    start.main(["--no-browser", "--nbgrader", "--port=1"])
    (given,) = started
    lesson = lessons.COPIES / "00_first.ipynb"
    assert given == (course, lesson, ["--no-browser", "--port=1"], None)


def test_where_nothing_can_be_written_the_originals_open(course, started, monkeypatch, capsys):
    def refused(course):
        raise PermissionError(13, "Permission denied", "work")

    monkeypatch.setattr(lessons, "copy", refused)
    start.main([])
    assert started[0][1] == lessons.ORIGINALS / "00_first.ipynb"
    assert "the originals open" in capsys.readouterr().err


def test_outside_the_course_it_says_where_to_run_it(monkeypatch, tmp_path):
    monkeypatch.setattr(lessons, "course", lambda here: None)
    with pytest.raises(SystemExit, match=r"the one with README\.md"):
        start.main([])


@pytest.mark.parametrize(
    ("option", "hidden"),
    [([], lab.QUIET), (["--assignments"], lab.ASSIGNMENTS), (["--nbgrader"], None)],
)
def test_a_learner_sees_none_of_nbgraders_buttons_or_the_list_of_assignments(
    started, option, hidden
):
    start.main(option)
    assert started[0][3] == hidden


def test_the_list_of_assignments_and_its_menu_stay_and_what_is_for_instructors_goes():
    quiet, listed = (
        json.loads((folder / "labconfig" / "page_config.json").read_text())["disabledExtensions"]
        for folder in (lab.QUIET, lab.ASSIGNMENTS)
    )
    assert quiet == {"@jupyter/nbgrader": True}
    assert {name.partition(":")[2] for name in listed} == {
        "course-list", "create-assignment", "formgrader", "validate-assignment",
    }  # fmt: skip
    assert lab.config_path(lab.QUIET, "") == str(lab.QUIET)
    assert lab.config_path(lab.QUIET, "mine").endswith("mine")


def test_open_tabs_are_kept_in_the_course_where_that_can_be_written(course):
    folder = course / lab.WORKSPACES
    assert lab.workspaces(course) == [f"--LabApp.workspaces_dir={folder}"]
    folder.rmdir()
    folder.write_text("another's")
    folder.chmod(0o400)
    assert lab.workspaces(course) == [] or os.getuid() == 0


def test_the_address_of_a_lesson_is_one_that_jupyterlab_opens():
    assert lab.address(lessons.COPIES / "00 a.ipynb") == "/lab/tree/work/lessons/00%20a.ipynb"
