"""The button that opens an assignment: it copies once, never overwrites, and says what is wrong."""

import pytest

from utils import widgets
from utils.widgets import opening
from utils.widgets.opening import NoCopyError, OpenAssignment, own_copy


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


@pytest.fixture
def card():
    """A card, and in `shown` what it shows below."""
    shown = []
    made = OpenAssignment("a", shown.append)
    made.shown = shown
    return made


def press(card):
    card._asked(None, {"kind": "open"}, None)
    return card.state


def test_the_first_press_copies_and_says_where(course, card):
    state = press(card)
    assert state["ready"]
    assert card.shown == ['<a href="../work/a/a.ipynb">Open ../work/a/a.ipynb</a>']
    assert state["words"].startswith("Copied.")
    assert str(course / "work" / "a" / "a.ipynb") in state["words"]
    assert names(course / "work") == ["a"]
    assert names(course / "work" / "a") == ["a.ipynb", "data.csv"]


def test_a_copy_of_a_file_that_may_not_be_written_can_be_written(course):
    (course / "release" / "a" / "a.ipynb").chmod(0o444)
    file, _ = own_copy("a", course)
    assert file.stat().st_mode & 0o200


def test_a_later_press_changes_nothing_and_opens_again(course, card):
    press(card)
    mine = course / "work" / "a" / "a.ipynb"
    mine.write_text("my work")
    (course / "release" / "a" / "new.txt").write_text("newer")
    state = press(card)
    assert mine.read_text() == "my work"
    assert not (mine.parent / "new.txt").exists()
    assert "not changed" in state["words"]
    assert (state["ready"], state["presses"]) == (True, 2)


def test_a_folder_that_is_made_while_we_copy_is_not_overwritten(course, card, monkeypatch):
    mine = course / "work" / "a" / "a.ipynb"

    def meanwhile(*arguments, **keywords):
        mine.parent.mkdir(parents=True)
        mine.write_text("my work")
        return copytree(*arguments, **keywords)

    copytree = opening.shutil.copytree
    monkeypatch.setattr(opening.shutil, "copytree", meanwhile)
    assert "could not be copied" in press(card)["words"]
    assert mine.read_text() == "my work"
    assert names(course / "work") == ["a"]


@pytest.mark.parametrize("there", ["folder", "dangling link", "file"])
def test_what_is_there_without_its_notebook_is_left_alone(course, card, there):
    (course / "work").mkdir()
    own = course / "work" / "a"
    if there == "folder":
        own.mkdir()
        (own / "renamed.ipynb").write_text("my work")
    elif there == "file":
        own.write_text("my work")
    else:
        own.symlink_to(course / "nowhere")
    state = press(card)
    assert "a.ipynb is not in it" in state["words"]
    assert not state["ready"]
    assert not card.shown
    assert names(course / "work") == ["a"]


def test_without_the_assignment_it_says_what_is_missing(course, card):
    state = press(OpenAssignment("b", card.shown.append))
    assert "no folder release/b" in state["words"]
    assert not state["ready"]
    assert not card.shown
    assert not (course / "work").exists()


def test_a_copy_is_opened_where_release_is_missing(course):
    own_copy("a", course)
    (course / "release").rename(course / "elsewhere")
    assert own_copy("a", course / "notebooks") == (course / "work" / "a" / "a.ipynb", False)


def test_an_error_of_the_disk_is_said_in_words(course):
    (course / "work").write_text("a file where a folder should be")
    with pytest.raises(NoCopyError, match="could not be copied"):
        own_copy("a", course)


def test_a_link_is_an_address(course):
    own = course / "work" / "a & b" / "100%.ipynb"
    assert 'href="../work/a%20%26%20b/100%25.ipynb"' in opening.link(own)
    assert "a &amp; b" in opening.link(own)


def test_without_a_browser_the_text_says_what_to_do(monkeypatch):
    shown = []
    monkeypatch.setattr(opening, "display", lambda each, **_: shown.append(each))
    widgets.open_assignment("a")
    assert "copy the folder release/a to work/a" in shown[0].text()
    with pytest.raises(ValueError, match="name"):
        widgets.open_assignment(" ")


def test_running_the_cell_copies_nothing(course, monkeypatch):
    monkeypatch.setattr(opening, "display", lambda *_, **__: None)
    widgets.open_assignment("a")
    assert names(course) == ["notebooks", "release"]
