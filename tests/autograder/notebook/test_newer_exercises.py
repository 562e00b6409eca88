"""A hand-in that is older than an exercise is told from one whose cells were deleted."""

import copy
import json

import pytest

from autograder.notebook import intake, newer_exercises
from autograder.notebook.cell_kinds import about
from autograder.notebook.newer_exercises import listed
from tests.support.grading import released, source_notebook

NAME = "initialize_zeros"
TESTS = ("initialize_zeros-visible", "initialize_zeros-zeros")
ALL = (NAME, *TESTS)
OTHERS = [name for name in listed(source_notebook()) if name != NAME]


def handed_in(without=(), exercises=None):
    """Return a release without some cells; `exercises` is the list in it, None for no list."""
    notebook = copy.deepcopy(released())
    notebook.cells = [each for each in notebook.cells if about(each).get("grade_id") not in without]
    notebook.metadata.pop("autograder", None)
    if exercises is not None:
        notebook.metadata["autograder"] = {"exercises": exercises}
    return json.dumps(notebook).encode()


def placed(data, added=()):
    taken = intake.place(data, source_notebook(), added)
    cell = next(c for c in taken.notebook.cells if about(c).get("grade_id") == NAME)
    return taken.newer, [note for note in taken.review if NAME in note], cell.source


def test_a_release_lists_what_a_learner_works_on():
    assert released().metadata["autograder"]["exercises"] == listed(source_notebook())


@pytest.mark.parametrize(
    ("exercises", "added"), [(OTHERS, ()), (OTHERS, ALL), (None, ALL), (7, ALL), ([7], ALL)]
)
def test_an_exercise_that_its_version_did_not_have_needs_no_look(exercises, added):
    assert placed(handed_in(ALL, exercises), added) == ([NAME], [], newer_exercises.TEXT)


@pytest.mark.parametrize(
    ("without", "exercises", "added"),
    [
        (ALL, [*OTHERS, NAME], ALL),  # all of its cells deleted
        ((NAME,), OTHERS, ALL),  # copied into an older notebook, then the answer deleted
        ((NAME, TESTS[0]), None, ALL),
        (ALL, None, ()),  # it was always there
    ],
)
def test_a_cell_that_its_version_had_is_missed(without, exercises, added):
    names, notes, source = placed(handed_in(without, exercises), added)
    assert (names, source) == ([], intake.MISSING)
    assert len(notes) == 1


def test_an_exercise_that_was_copied_into_an_older_notebook_counts():
    names, notes, source = placed(handed_in((), OTHERS), ALL)
    assert (names, notes) == ([], [])
    assert source.startswith(f"def {NAME}")


def test_another_assignments_notebook_is_not_an_older_version():
    other = json.dumps({"cells": [], "metadata": {"autograder": {"exercises": ["x"]}}}).encode()
    taken = intake.place(other, source_notebook(), listed(source_notebook()))
    assert taken.newer == []
    assert "another assignment" in taken.review[0]
