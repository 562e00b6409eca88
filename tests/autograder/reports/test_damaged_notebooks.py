"""A graded notebook that is damaged or forged is one learner's problem, named, and no other's."""

import json
import os

import pytest
from click.testing import CliRunner

from autograder import cli
from autograder.errors import CourseError
from autograder.files import atomic
from autograder.reports import graded_notebooks
from tests.support import classes
from tests.support.grading import ASSIGNMENT, ROOT


def changed(change):
    """Return a function that spoils the text of a notebook by a change of its JSON."""

    def spoil(text):
        notebook = json.loads(text)
        change(notebook)
        return json.dumps(notebook)

    return spoil


def report(**fields):
    return changed(lambda notebook: notebook["metadata"]["autograder"].update(fields))


def result(**fields):
    def change(notebook):
        notebook["metadata"]["autograder"]["results"][0].update(fields)

    return changed(change)


def cells(**fields):
    def change(notebook):
        for cell in notebook["cells"]:
            cell.update(fields)

    return changed(change)


def marks(**fields):
    def change(notebook):
        for cell in notebook["cells"]:
            cell["metadata"].setdefault("nbgrader", {}).update(fields)

    return changed(change)


DAMAGED = {
    "empty": lambda text: "",
    "half": lambda text: text[: len(text) // 2],
    "list": lambda text: "[]",
    "deep": lambda text: "[" * 100_000,
    "version-3": changed(lambda notebook: notebook.update(nbformat=3)),
    "version-5": changed(lambda notebook: notebook.update(nbformat=5)),
    "no-cells": changed(lambda notebook: notebook.pop("cells")),
    "cells-are-numbers": changed(lambda notebook: notebook.update(cells=[1, 2])),
    "source-is-a-number": cells(source=1),
    "metadata-is-a-list": cells(metadata=[]),
    "metadata-of-all": changed(lambda notebook: notebook.update(metadata=[])),
    "report-is-a-list": changed(lambda notebook: notebook["metadata"].update(autograder=[])),
    "results-is-a-number": report(results=7),
    "results-of-numbers": report(results=[1]),
    "seconds-is-text": report(seconds="long"),
    "seconds-is-no-number": report(seconds=float("nan")),
    "review-is-a-number": report(review=3),
    "review-of-numbers": report(review=[3]),
    "isolation-is-a-dict": report(isolation={}),
    "status-unknown": result(status="great"),
    "points-is-text": result(points="all"),
    "points-without-end": result(points=float("inf")),
    "message-is-null": result(message=None),
    "message-is-half-a-letter": result(message="\ud800"),
    "a-field-too-many": result(bonus=1),
    "id-is-a-list": result(grade_id=["x"]),
    "mark-has-no-id": changed(
        lambda notebook: [c["metadata"]["nbgrader"].pop("grade_id") for c in notebook["cells"]]
    ),
    "mark-id-is-a-dict": marks(grade_id={}),
    "mark-points-are-text": marks(grade=True, points="many"),
    "mark-is-text": changed(
        lambda notebook: [c["metadata"].update(nbgrader="x") for c in notebook["cells"]]
    ),
}


@pytest.fixture(scope="module")
def state(tmp_path_factory):
    """A class of two honest learners, and one for each way to damage a graded notebook."""
    folder = tmp_path_factory.mktemp("state")
    graded = classes.graded("ada", {}).notebook
    for student in ("ada", "zoe"):
        atomic.save(path(folder, student), graded)
    for name, spoil in DAMAGED.items():
        atomic.save(path(folder, f"m-{name}"), spoil(graded))
    path(folder, "m-folder").mkdir(parents=True)
    path(folder, "m-pipe").parent.mkdir(parents=True)
    os.mkfifo(path(folder, "m-pipe"))
    path(folder, "m-bytes").parent.mkdir(parents=True)
    path(folder, "m-bytes").write_bytes(b"\xff\xfe\x00")
    return folder


def path(folder, student):
    return folder / "autograded" / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"


def run(state, *arguments):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NBGRADER_STATE", str(state))
        patch.chdir(ROOT)
        return CliRunner().invoke(cli.main, list(arguments))


def damaged(state):
    return sorted(each.name for each in (state / "autograded").iterdir() if each.name[0] == "m")


def test_each_damaged_notebook_is_named_and_the_others_are_read(state):
    problems: dict[str, str] = {}
    found = graded_notebooks.read(state / "autograded", ASSIGNMENT, damaged=problems)
    assert [graded.student for graded in found] == ["ada", "zoe"]
    assert sorted(problems) == damaged(state)
    assert all(f"--student {who} --force" in problem for who, problem in problems.items())
    with pytest.raises(CourseError, match="cannot be used"):
        list(graded_notebooks.read(state / "autograded", ASSIGNMENT))


def test_feedback_writes_everybody_elses_pages_and_fails(state):
    done = run(state, "feedback", ASSIGNMENT)
    assert (done.exit_code, type(done.exception)) == (1, SystemExit), done.output
    assert "2 pages in" in done.stdout
    assert [who for who in damaged(state) if f"{who}: " not in done.stderr] == []
    for student in ("ada", "zoe"):
        assert (state / "feedback" / student / ASSIGNMENT / f"{ASSIGNMENT}.html").exists()
    one = run(state, "feedback", ASSIGNMENT, "--student", "m-half")
    assert (one.exit_code, type(one.exception)) == (1, SystemExit), one.output
    assert "m-half: " in one.stderr
    honest = run(state, "feedback", ASSIGNMENT, "--student", "ada")
    assert honest.exit_code == 0, honest.output


def test_a_page_that_cannot_be_written_is_one_learners_problem(state, tmp_path):
    for student in ("ada", "zoe"):
        atomic.save(path(tmp_path, student), path(state, student).read_text("utf-8"))
    atomic.save(tmp_path / "feedback" / "ada", "a file where a folder should be")
    done = run(tmp_path, "feedback", ASSIGNMENT)
    assert (done.exit_code, type(done.exception)) == (1, SystemExit), done.output
    assert "ada: no page" in done.stderr
    assert "1 page in" in done.stdout


def test_insight_names_each_and_counts_the_others(state):
    done = run(state, "insight", ASSIGNMENT)
    assert (done.exit_code, type(done.exception)) == (1, SystemExit), done.output
    seen = json.loads((state / "insight" / f"{ASSIGNMENT}.json").read_text("utf-8"))
    assert seen["scores"] == [100, 100]
    named = [each["student"] for each in seen["review"]]
    assert [
        who for who in damaged(state) if who not in named or f"{who}: " not in done.stderr
    ] == []


def test_a_class_of_damaged_notebooks_alone_says_so(state, tmp_path):
    atomic.save(path(tmp_path, "m"), "{")
    for command in ("feedback", "insight"):
        done = run(tmp_path, command, ASSIGNMENT)
        assert (done.exit_code, type(done.exception)) == (1, SystemExit), done.output
        assert "cannot be used" in done.stderr
