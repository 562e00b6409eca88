"""The button that opens an assignment: it copies once, never overwrites, and says what is wrong."""

import pytest

from utils import widgets
from utils.widgets import opening
from utils.widgets.opening import NoCopyError, OpenAssignment, own_copy, seen_from


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course with one released assignment; a kernel runs in its folder notebooks/."""
    released = tmp_path / "release" / "a"
    (released / ".ipynb_checkpoints").mkdir(parents=True)
    (released / "a.ipynb").write_text("released")
    (released / "data.csv").write_text("1")
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    return tmp_path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def press(card, root=""):
    card._asked(None, {"kind": "open", "root": root}, None)
    return card.state


def test_the_first_press_copies_and_says_where(course):
    state = press(OpenAssignment("a"), str(course))
    assert state["path"] == "work/a/a.ipynb"
    assert state["words"].startswith("Copied.")
    assert str(course / "work" / "a" / "a.ipynb") in state["words"]
    assert names(course / "work") == ["a"]
    assert names(course / "work" / "a") == ["a.ipynb", "data.csv"]


def test_a_copy_of_a_file_that_may_not_be_written_can_be_written(course):
    (course / "release" / "a" / "a.ipynb").chmod(0o444)
    file, _ = own_copy("a", course)
    assert file.stat().st_mode & 0o200


def test_a_later_press_changes_nothing_and_opens_again(course):
    card = OpenAssignment("a")
    press(card, str(course))
    mine = course / "work" / "a" / "a.ipynb"
    mine.write_text("my work")
    (course / "release" / "a" / "new.txt").write_text("newer")
    state = press(card, str(course))
    assert mine.read_text() == "my work"
    assert not (mine.parent / "new.txt").exists()
    assert "not changed" in state["words"]
    assert (state["path"], state["presses"]) == ("work/a/a.ipynb", 2)


def test_a_folder_that_is_made_while_we_copy_is_not_overwritten(course, monkeypatch):
    mine = course / "work" / "a" / "a.ipynb"

    def meanwhile(*arguments, **keywords):
        mine.parent.mkdir(parents=True)
        mine.write_text("my work")
        return copytree(*arguments, **keywords)

    copytree = opening.shutil.copytree
    monkeypatch.setattr(opening.shutil, "copytree", meanwhile)
    assert "could not be copied" in press(OpenAssignment("a"))["words"]
    assert mine.read_text() == "my work"
    assert names(course / "work") == ["a"]


@pytest.mark.parametrize("there", ["folder", "dangling link", "file"])
def test_what_is_there_without_its_notebook_is_left_alone(course, there):
    (course / "work").mkdir()
    own = course / "work" / "a"
    if there == "folder":
        own.mkdir()
        (own / "renamed.ipynb").write_text("my work")
    elif there == "file":
        own.write_text("my work")
    else:
        own.symlink_to(course / "nowhere")
    state = press(OpenAssignment("a"), str(course))
    assert "a.ipynb is not in it" in state["words"]
    assert state["path"] == ""
    assert names(course / "work") == ["a"]


def test_without_the_assignment_it_says_what_is_missing(course):
    state = press(OpenAssignment("b"), str(course))
    assert "no folder release/b" in state["words"]
    assert state["path"] == ""
    assert not (course / "work").exists()


def test_a_copy_is_opened_where_release_is_missing(course):
    own_copy("a", course)
    (course / "release").rename(course / "elsewhere")
    assert own_copy("a", course / "notebooks") == (course / "work" / "a" / "a.ipynb", False)


def test_an_error_of_the_disk_is_said_in_words(course):
    (course / "work").write_text("a file where a folder should be")
    with pytest.raises(NoCopyError, match="could not be copied"):
        own_copy("a", course)


def test_the_path_is_seen_from_the_folder_that_jupyterlab_shows(course, monkeypatch):
    file = course / "work" / "a" / "a.ipynb"
    monkeypatch.setenv("HOME", str(course.parent))
    assert seen_from(f"~/{course.name}", file) == "work/a/a.ipynb"
    assert seen_from(str(course.parent), file) == f"{course.name}/work/a/a.ipynb"
    assert seen_from(str(course / "notebooks"), file) == ""
    assert seen_from("", file) == ""
    assert seen_from("~nobody-of-this-name/x", file) == ""


def test_without_a_browser_the_text_says_what_to_do(monkeypatch):
    shown = []
    monkeypatch.setattr(opening, "display", shown.append)
    widgets.open_assignment("a")
    assert "copy the folder release/a to work/a" in shown[0].text()
    with pytest.raises(ValueError, match="name"):
        widgets.open_assignment(" ")


def test_running_the_cell_copies_nothing(course):
    OpenAssignment("a")
    assert names(course) == ["notebooks", "release"]
