"""The model solution is graded as a learner would hand it in."""

import nbformat
import pytest

from autograder.notebook import model_solution
from autograder.notebook.intake import place
from tests.support.grading import ASSIGNMENTS, source_notebook


def solved(source):
    cell = nbformat.v4.new_code_cell(source, metadata={"nbgrader": {"solution": True}})
    text = nbformat.writes(nbformat.v4.new_notebook(cells=[cell]))
    handed_in = nbformat.reads(model_solution.handed_in(text).decode(), as_version=4)
    return handed_in.cells[0].source


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "### BEGIN SOLUTION\n%%writefile a.py\nx = 1\n### END SOLUTION",
            "%%writefile a.py\nx = 1\n",
        ),
        (
            "def f():\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION",
            "def f():\n    return 1\n",
        ),
        ("x = 1  ### BEGIN SOLUTION", "x = 1  ### BEGIN SOLUTION"),
        ("", ""),
    ],
)
def test_the_marking_lines_are_left_out(source, expected):
    assert solved(source) == expected


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_it_is_taken_for_the_assignment_without_a_note(assignment):
    source = nbformat.writes(source_notebook(assignment))
    assert place(model_solution.handed_in(source), source_notebook(assignment)).review == []
