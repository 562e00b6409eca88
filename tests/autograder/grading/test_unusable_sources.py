"""An instructor's notebook that cannot grade anybody is named, before anything is graded."""

import nbformat
import pytest
from click.testing import CliRunner

from autograder import cli
from autograder.errors import CourseError
from autograder.grading import notebooks, own_notebook
from autograder.grading.grader import Settings
from autograder.notebook.reader import MalformedError, read_cells
from tests.support.plain_notebooks import hidden, marked, notebook, plain, solution, visible

MARKS = ("<<<<<<< HEAD", "||||||| 1a2b3c4", "=======", ">>>>>>> feature/x")
GOOD = notebook(
    plain("import math"), plain("x = '<<<<<<< HEAD'"), solution("f", marked("f = 1")),
    hidden("f-test", "assert f"),
)  # fmt: skip
TWICE = {
    "two tests": [visible("t", "assert 1"), hidden("t", "assert 2")],
    "a solution and a test": [solution("t", marked("t = 1")), visible("t", "assert t")],
}


def damaged(line: str, end: str = "\n") -> str:
    """Return a notebook's text with a line that is no JSON as its third."""
    first, second, *others = nbformat.writes(GOOD).splitlines()
    return end.join([first, second, line, *others])


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", MARKS)
def test_a_conflict_mark_is_named_in_the_source_and_in_a_hand_in(mark, end):
    said = f"is not JSON, line 3: `{mark}` is a merge conflict mark"
    with pytest.raises(CourseError) as source:
        notebooks.parsed(damaged(mark, end), "source/week2/classes.ipynb")
    assert str(source.value) == f"source/week2/classes.ipynb {said}"
    with pytest.raises(MalformedError) as theirs:
        read_cells(damaged(mark, end).encode())
    assert str(theirs.value) == f"the file {said}; ask for it again"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (damaged("oops"), "is not JSON, line 3: "),
        ("", "is not JSON, line 1: "),
        ("[1, 2]", "is not a notebook: "),
        ('{"nbformat": 4}', "is not a notebook: "),
        ('{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [3]}', "is not a notebook"),
    ],
)
def test_what_is_no_notebook_is_one_error(text, said):
    with pytest.raises(CourseError, match=f"^source/a/b.ipynb {said}"):
        notebooks.parsed(text, "source/a/b.ipynb")


@pytest.mark.parametrize("cells", TWICE.values(), ids=TWICE)
def test_a_name_of_two_cells_is_an_error_and_of_two_notebooks_none(cells):
    with pytest.raises(CourseError, match="2 cells are called `t`; give each a name"):
        notebooks.parsed(nbformat.writes(notebook(*cells)), "a.ipynb")
    assert notebooks.parsed(nbformat.writes(GOOD), "b.ipynb").cells


@pytest.mark.parametrize("content", ["damaged", "twice"])
def test_every_command_refuses_it(tmp_path, monkeypatch, content):
    bad = damaged(MARKS[0]) if content == "damaged" else nbformat.writes(
        notebook(*TWICE["two tests"])
    )  # fmt: skip
    said = "line 3: `<<<<<<< HEAD`" if content == "damaged" else "2 cells are called `t`"
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n")
    for path, text in {"source/ps/ps.ipynb": bad, "submitted/ada/ps/ps.ipynb": "{}"}.items():
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(text)
    monkeypatch.chdir(tmp_path)
    mark = ["mark", "t", "--student", "ada", "--points", "1"]
    for verb, *options in (["lint"], ["grade", "--dry-run"], ["release"], ["insight"], mark):
        done = CliRunner().invoke(cli.main, [verb, "ps", *options])
        assert done.exit_code == 1
        assert done.stderr.startswith("Error: source/ps/ps.ipynb"), done.output
        assert said in done.stderr
    hand_in = tmp_path / "submitted/ada/ps/ps.ipynb"
    hand_in.write_text(nbformat.writes(GOOD))
    with pytest.raises(CourseError, match=said):
        own_notebook.check(hand_in, Settings())
