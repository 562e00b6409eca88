"""Which file of a learner's folder is graded, and what is said of all others."""

import nbformat
import pytest

from autograder.grading import submissions, which_file
from autograder.text import asides
from tests.support.plain_notebooks import hidden, marked, notebook, plain, solution

CLASSES = notebook(
    solution("f", marked("f = 1")), hidden("f-test", "assert f"),
    solution("stack", marked("stack = []")), hidden("stack-test", "assert stack == []"),
)  # fmt: skip
DATA = notebook(solution("f", marked("f = 2")), hidden("f-test", "assert f == 2"))
BOTH = {"classes": CLASSES, "data": DATA}
WORKED, EMPTY = "f = 3", "# Your code here\nraise NotImplementedError()"
OTHER = nbformat.writes(notebook(plain("1 + 1")))


def answered(original, answer=WORKED):
    """Return the text of a hand-in: each solution cell of a notebook has one answer."""
    cells = [cell.copy() for cell in original.cells]
    for cell in cells:
        if cell.metadata.nbgrader.solution:
            cell.source = answer
    return nbformat.writes(notebook(*cells))


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "submitted" / "ada" / "week1"
    path.mkdir(parents=True)
    return path


def hand_in(folder, files, originals):
    """Write files, and return of each notebook the file that is graded, "" for none, and notes."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    found = {
        name: submissions.load(
            folder.parents[1], "ada", "week1", files={"data.csv": b"1"}, notebook=name,
            originals=originals,
        )
        for name in originals
    }  # fmt: skip
    graded = {name: one.notebook * (one.data is not None) for name, one in found.items()}
    return graded, {name: "; ".join(one.review) for name, one in found.items()}


@pytest.mark.parametrize(
    ("files", "graded", "said"),
    [
        ({"mine.ipynb": answered(DATA)}, "mine.ipynb", "data.ipynb is missing; mine.ipynb was"),
        ({"mine.ipynb": OTHER}, "mine.ipynb", "mine.ipynb was graded instead"),
        ({"a.ipynb": OTHER, "b.ipynb": answered(DATA)}, "b.ipynb",
         "b.ipynb was graded instead, the only one of a.ipynb and b.ipynb with answers"),
        ({"a.ipynb": answered(DATA, EMPTY), "b.ipynb": answered(DATA)}, "b.ipynb",
         "the only one of"),
        ({"a.ipynb": answered(DATA), "b.ipynb": answered(DATA)}, "",
         "of a.ipynb and b.ipynb, each has answers, so none was graded"),
        ({"a.ipynb": OTHER, "b.ipynb": OTHER}, "", "none has an answer, so none was graded"),
        ({"a.ipynb": "{", "data.ipynb": answered(DATA)}, "data.ipynb",
         "a.ipynb was not graded, because data.ipynb is there"),
        ({f"{n}.ipynb": answered(DATA) for n in range(11)}, "", "; 11 other notebooks were"),
        ({"data.ipynb": answered(DATA, EMPTY), "data_final.ipynb": answered(DATA)},
         "data_final.ipynb", "data.ipynb has no answers; data_final.ipynb was graded instead"),
        ({"data.ipynb": answered(DATA, "YOUR ANSWER HERE"), "b.ipynb": "",
          "a.ipynb": answered(DATA)},
         "a.ipynb", "data.ipynb has no answers; a.ipynb was graded instead"),
        ({"data.ipynb": answered(DATA, EMPTY), "a.ipynb": answered(DATA),
          "b.ipynb": answered(DATA)},
         "data.ipynb", "data.ipynb was graded, but it has no answers; a.ipynb and b.ipynb have"),
        ({"data.ipynb": answered(DATA, EMPTY), "a.ipynb": answered(DATA, EMPTY)},
         "data.ipynb", "a.ipynb was not graded, because data.ipynb is there"),
        ({"data.ipynb": answered(DATA), "a.ipynb": answered(DATA)},
         "data.ipynb", "a.ipynb was not graded, because data.ipynb is there"),
    ],
)  # fmt: skip
def test_one_notebook_under_other_names(folder, files, graded, said):
    found, notes = hand_in(folder, files, {"data": DATA})
    assert found == {"data": graded}
    assert said in notes["data"]


@pytest.mark.parametrize(
    ("files", "graded", "said"),
    [
        ({"classes.ipynb": answered(CLASSES), "data_final.ipynb": answered(DATA)},
         ("classes.ipynb", "data_final.ipynb"),
         ("", "data.ipynb is missing; data_final.ipynb was graded instead")),
        ({"one.ipynb": answered(CLASSES), "two.ipynb": answered(DATA)},
         ("one.ipynb", "two.ipynb"), ("one.ipynb was graded", "two.ipynb was graded")),
        ({"classes.ipynb": answered(CLASSES), "data.ipynb": answered(DATA), "data-Copy1.ipynb": "",
          "notes.ipynb": ""},
         ("classes.ipynb", "data.ipynb"),
         ("notes.ipynb was not graded, because classes.ipynb is there",
          "data-Copy1.ipynb was not graded, because data.ipynb is there")),
        ({"classes.ipynb": answered(CLASSES), "notes.ipynb": OTHER}, ("classes.ipynb", ""),
         ("", "found notes.ipynb, which cannot be matched to a notebook")),
        ({"classes.ipynb": answered(CLASSES), "data.ipynb": answered(DATA, EMPTY),
          "mine.ipynb": answered(DATA)},
         ("classes.ipynb", "mine.ipynb"),
         ("", "data.ipynb has no answers; mine.ipynb was graded instead")),
        ({"old classes.ipynb": answered(CLASSES), "classes.ipynb": answered(CLASSES)},
         ("classes.ipynb", ""),
         ("old classes.ipynb was not graded, because classes.ipynb is there", "was not submitted")),
    ],
)  # fmt: skip
def test_each_of_several_notebooks_is_found_once(folder, files, graded, said):
    found, notes = hand_in(folder, files, BOTH)
    assert tuple(found.values()) == graded
    for note, words in zip(notes.values(), said, strict=True):
        assert words in note
        assert bool(words) == bool(note)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "data.ipynb was not submitted: the folder is empty"),
        ({"timestamp.txt": "2026-11-23 10:00:00 UTC", "data.csv": "1"},
         "data.ipynb was not submitted: the folder is empty"),
        ({"week1/data.ipynb": OTHER, "__MACOSX/data.ipynb": "", "a.py": ""},
         "found week1/data.ipynb in a subfolder, where nothing is graded"),
        ({"a/b/data.ipynb": OTHER}, "found a/b/data.ipynb in a subfolder"),
        ({"sub.ZIP": "PK", "a.pdf": ""}, "found sub.ZIP, which is not unpacked"),
        ({"solution.py": "f = 1"}, "found solution.py, which is not a notebook"),
        ({f"{n}.py": "" for n in range(5)}, "found 0.py, 1.py, 2.py and 2 more, which are not"),
    ],
)  # fmt: skip
def test_what_is_there_instead_of_a_notebook_is_named(folder, files, said):
    found, notes = hand_in(folder, files, {"data": DATA})
    assert found == {"data": ""}
    assert said in notes["data"]
    assert asides.OPENS not in asides.without(notes["data"])


def test_files_under_other_names_are_read_up_to_a_size_together(folder, monkeypatch):
    texts = {"a.ipynb": answered(DATA), "b.ipynb": OTHER, "c.ipynb": answered(DATA)}
    monkeypatch.setattr(which_file, "MAX_BYTES", len(texts["a.ipynb"]) + len(OTHER) + 1)
    found, notes = hand_in(folder, texts, {"data": DATA})
    assert found == {"data": "a.ipynb"}
    assert "c.ipynb was not looked at" in notes["data"]
    one = {"d.ipynb": texts["a.ipynb"] * 3}
    for name in texts:
        (folder / name).unlink()
    found, notes = hand_in(folder, one, {"data": DATA})
    assert found == {"data": ""} and "d.ipynb has" in notes["data"]


def test_a_helper_beside_one_of_two_notebooks_is_not_taken_for_the_other(folder):
    files = {"classes.ipynb": answered(CLASSES), "helper.py": ""}
    _, notes = hand_in(folder, files, BOTH)
    assert notes == {"classes": "", "data": "data.ipynb was not submitted"}
