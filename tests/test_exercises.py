"""The exercises that a notebook has, and its cells as they were run."""

import json

import pytest

from tests.support.grading import ASSIGNMENT, ROOT, source_notebook, worth
from utils import exercises, last_run

RELEASED = ROOT / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"


def test_an_exercise_has_its_title_its_cell_and_its_points():
    found = exercises.read(RELEASED)
    one = found["forward_propagation"]
    assert (one.title, one.cell) == ("Exercise 4: forward propagation", "forward_propagation")
    assert json.loads(RELEASED.read_bytes())["cells"][one.place]["id"] == one.cell
    assert (one.visible, one.points) == (2, worth("forward_propagation"))
    assert found["question-ties"].title == "Question 2"
    assert len(found) == 11
    question = exercises.of(source_notebook("concept_quiz"))["fan_in"]
    assert (question.title, question.cell) == ("21. Uniform numbers", "fan_in-task")


def test_the_second_assignment_takes_points_away_as_lesson_4_does(capsys):
    """Lesson 4 prints 20.4 steps per decade for these points (tests/claims/lesson_04.py)."""
    cells = {cell.id: cell.source for cell in source_notebook("scale_and_depth").cells}
    imports = "import numpy as np\nfrom utils import datasets"
    exec("\n".join([imports, cells["plateau_length"], cells["waits"]]), {})
    assert capsys.readouterr().out.split()[-1] == "20.4"


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"cells": [5]}', '{"cells": [{"metadata": []}]}']
)
def test_a_notebook_that_cannot_be_read_has_no_exercise(tmp_path, text):
    (tmp_path / "mine.ipynb").write_text(text)
    assert exercises.read(tmp_path / "mine.ipynb") == {}
    assert exercises.read(tmp_path / "none.ipynb") == {}


def test_a_cell_counts_as_it_was_last_run():
    """By its id; a program that sends other ids is understood by the names that a cell defines."""
    saved = json.loads(RELEASED.read_bytes())
    own = "def compute_cost(A2, Y):\n    return 5"
    for key in ("compute_cost", "vscode-notebook-cell:a#W2"):
        newest = last_run.newest(saved, {key: own, "x": "def helper():\n    pass"})
        changed = [
            (now["id"], now["source"])
            for old, now in zip(saved["cells"], newest["cells"], strict=True)
            if now != old
        ]
        assert changed == [("compute_cost", own)]
    assert last_run.newest(saved, {}) == saved
