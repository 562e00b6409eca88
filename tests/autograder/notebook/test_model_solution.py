"""The model solution is graded as a learner would submit it."""

import nbformat
import pytest

from autograder.gradebook import course as gradebook
from autograder.model import Report
from autograder.notebook import cell_kinds, markers, model_solution
from autograder.notebook.intake import place
from autograder.release import in_process, release
from tests.support.grading import ASSIGNMENT, ASSIGNMENTS, ROOT, source_notebook
from tests.support.plain_notebooks import notebook, solution, visible


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
            "%%writefile a.py\nx = 1",
        ),
        (
            "def f():\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION",
            "def f():\n    return 1",
        ),
        ("x = 1  ### BEGIN SOLUTION", "x = 1  ### BEGIN SOLUTION"),
        ("", ""),
    ],
)
def test_the_marking_lines_are_left_out(source, expected):
    assert solved(source) == expected


def test_the_release_judges_it_in_process_without_them():
    marked_text = 'text = """\n### BEGIN SOLUTION\nright\n### END SOLUTION\n"""'
    check = "assert text.split() == ['right']"
    other = (solution("a-b", ""), visible("a-b-test", "assert False"))
    source = notebook(solution("a", marked_text), visible("a-test", check), *other)
    (result,) = in_process.run(source, {}, "a")
    assert (result.grade_id, result.points) == ("a-test", result.max_points)


def test_the_release_grades_it_without_them(monkeypatch):
    handed_in = []
    for step in ("_validated", "_bank"):
        monkeypatch.setattr(release, step, lambda *_: [])
    monkeypatch.setattr(release, "_mutants", lambda *_: ("none", []))
    monkeypatch.setattr(release, "generated", lambda *_: {ASSIGNMENT: source_notebook()})
    monkeypatch.setattr(release.laws, "broken", lambda *_: [])
    monkeypatch.setattr(
        release, "graded", lambda one, **_: handed_in.append(one) or Report("", "", 0, 0, "", [])
    )
    list(release.examine(gradebook.course(ROOT), ASSIGNMENT, None))
    cells = [cell for cell in handed_in[0].cells if cell_kinds.is_solution(cell)]
    assert cells
    assert not any(mark in cell.source for cell in cells for mark in markers.SOLUTION)


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_it_is_taken_for_the_assignment_without_a_note(assignment):
    source = nbformat.writes(source_notebook(assignment))
    assert place(model_solution.handed_in(source), source_notebook(assignment)).review == []
