"""The button that opens an assignment: it copies once, never overwrites, and says what is wrong."""

import json

import pytest

from utils import literal
from utils.own_copy import button, copying, note, open_assignment, panel
from utils.own_copy.button import OpenAssignment
from utils.own_copy.copying import NoCopyError, own_copy


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
    made = OpenAssignment("a")
    made.send = lambda message: shown.append(message["link"])
    made.shown = shown
    return made


def press(card):
    card._asked(None, {"kind": "open"}, None)
    return card.state


def test_the_first_press_copies_and_says_where(course, card):
    state = press(card)
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
    assert state["presses"] == 2
    assert card.shown == [card.shown[0]] * 2


def test_a_folder_that_is_made_while_we_copy_is_not_overwritten(course, card, monkeypatch):
    mine = course / "work" / "a" / "a.ipynb"

    def meanwhile(*arguments, **keywords):
        mine.parent.mkdir(parents=True)
        mine.write_text("my work")
        return copytree(*arguments, **keywords)

    copytree = copying.shutil.copytree
    monkeypatch.setattr(copying.shutil, "copytree", meanwhile)
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
    assert card.shown == [""]
    assert names(course / "work") == ["a"]


def test_without_the_assignment_it_says_what_is_missing(course, card):
    card.name = "b"
    state = press(card)
    assert "no folder release/b" in state["words"]
    assert card.shown == [""]
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
    assert 'href="../work/a%20%26%20b/100%25.ipynb"' in button.link(own)
    assert "a &amp; b" in button.link(own)


def test_without_a_browser_the_text_says_what_to_do(monkeypatch):
    shown = []
    monkeypatch.setattr(button, "display", lambda each, **_: shown.append(each))
    open_assignment("a")
    assert "copy the folder release/a to work/a" in shown[0].text()
    with pytest.raises(ValueError, match="name"):
        open_assignment(" ")


def test_running_the_cell_copies_nothing(course, monkeypatch):
    monkeypatch.setattr(button, "display", lambda *_, **__: None)
    open_assignment("a")
    assert names(course) == ["notebooks", "release"]


def assignment(**sources):
    """A generated notebook: a heading and a locked cell for each exercise, with checksums."""
    cells = []
    for name, text in sources.items():
        cells.append({"cell_type": "markdown", "metadata": {}, "source": [f"## Exercise {name}\n"]})
        mark = {"grade_id": name, "checksum": text, "locked": True}
        cells.append({"cell_type": "code", "metadata": {"nbgrader": mark}, "source": [text]})
    return json.dumps({"cells": cells})


@pytest.fixture
def two(course, monkeypatch):
    """The course after its assignment was copied; a kernel runs beside the copy."""
    (course / "release" / "a" / "a.ipynb").write_text(assignment(one="1", two="2"))
    own_copy("a", course)
    monkeypatch.chdir(course / "work" / "a")
    return course


def said(monkeypatch):
    shown = []
    monkeypatch.setattr(note, "display", shown.append)
    monkeypatch.setattr(note, "show_button", lambda *given, **more: shown.append(more))
    panel()
    return str(shown[0])


def test_a_copy_says_that_it_is_ones_own(two, monkeypatch):
    assert said(monkeypatch) == note.OWN


def test_the_original_says_so_and_offers_a_copy(two, monkeypatch):
    monkeypatch.chdir(two / "release" / "a")
    assert "This is the original" in said(monkeypatch)


def test_the_instructors_notebook_is_called_what_it_is(two, monkeypatch):
    (two / "source" / "a").mkdir(parents=True)
    monkeypatch.chdir(two / "source" / "a")
    assert said(monkeypatch) == note.SOURCE


@pytest.mark.parametrize(
    ("newer", "heading"),
    [
        ({"one": "1", "two": "changed"}, "Exercise two"),
        ({"one": "changed", "two": "changed"}, "Exercise one, Exercise two"),
        ({"one": "1", "two": "2", "three": "3"}, "Exercise three"),
        ({"one": "1"}, "cells that are gone"),
    ],
)
def test_an_older_copy_says_what_has_changed(two, monkeypatch, newer, heading):
    (two / "release" / "a" / "a.ipynb").write_text(assignment(**newer))
    words = said(monkeypatch)
    assert f"since your copy was made: {heading}. Your copy stays" in words
    assert "rename the folder work/a," in words


def test_an_answer_makes_no_copy_older(two, monkeypatch):
    own = two / "work" / "a" / "a.ipynb"
    own.write_text(own.read_text().replace('"source": ["1"]', '"source": ["my answer"]'))
    assert said(monkeypatch) == note.OWN


@pytest.mark.parametrize("written", ["", "{", '{"cells": 1}', '{"cells": []}'])
@pytest.mark.parametrize("kind", ["release", "work"])
def test_a_notebook_that_cannot_be_read_is_no_newer_version(two, monkeypatch, written, kind):
    (two / kind / "a" / "a.ipynb").write_text(written)
    words = said(monkeypatch)
    assert words == note.OWN


def test_a_copy_without_the_course_is_ones_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert said(monkeypatch) == note.OWN


def test_the_line_is_text_and_a_page():
    shown = literal.Said("a < $b$")._repr_mimebundle_()
    assert shown["text/plain"] == "a < $b$"
    assert "a &lt; $b$" in shown["text/html"]
    assert "mathjax_ignore" in shown["text/html"]
