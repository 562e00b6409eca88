"""The laws that an assignment must keep before it is handed out: each is broken here once."""

import copy

import nbformat
import pytest

from autograder.notebook.cell_kinds import about
from autograder.release import laws
from tests.support import grading


@pytest.fixture
def source() -> nbformat.NotebookNode:
    return copy.deepcopy(grading.source_notebook())


@pytest.fixture
def release() -> nbformat.NotebookNode:
    return grading.released()


def cell(notebook, grade_id):
    return next(each for each in notebook.cells if about(each).get("grade_id") == grade_id)


def test_the_course_keeps_its_laws(source, release):
    assert laws.broken(source, release) == []


def test_a_cell_without_a_mark(source, release):
    cell(source, "end").metadata.pop("nbgrader")
    assert laws.broken(source, release) == ["cell end has no grade_id; give it one, and lock it"]


def test_two_cells_with_the_same_name(source, release):
    cell(source, "end").metadata.nbgrader.grade_id = "experiment"
    assert laws.broken(source, release) == [
        "2 cells have the grade_id `experiment`; each needs its own"
    ]


def test_points_that_do_not_add_up(source, release):
    cell(source, "nn_model-learns").metadata.nbgrader.points += 3
    assert laws.broken(source, release) == ["the points add up to 103, expected 100"]


@pytest.mark.parametrize("missing", ["nn_model-task", "nn_model-visible"])
def test_an_exercise_with_a_missing_cell(source, release, missing):
    cell(source, missing).metadata.nbgrader.update(grade_id="other", points=0)
    found = "\n".join(laws.broken(source, release))
    assert "`nn_model` is not an exercise of four cells" in found


@pytest.mark.parametrize("end", ["float(1)", "# nothing", "def broken(:"])
def test_a_test_cell_that_nbgrader_would_misread(source, release, end):
    cell(source, "nn_model-learns").source = end
    assert any(reason.startswith("`nn_model-learns`") for reason in laws.broken(source, release))


def test_a_release_that_shows_a_solution(source, release):
    shown = next(line for _, line in laws.lines_between(source, laws.SOLUTION))
    cell(release, "end").source += f"\n{shown}"
    (reason,) = laws.broken(source, release)
    assert reason.endswith(f"is not for learners: {shown}")


def test_a_release_that_shows_the_seed_of_a_hidden_test(source, release):
    cell(release, "end").source += "\nThis exercise was drawn with 7321."
    assert laws.broken(source, release) == [
        "the release shows the number 7321 of the hidden test `gradient_check-wrong-slopes`"
    ]


def test_a_release_with_outputs(source, release):
    cell(release, "setup").outputs = [nbformat.v4.new_output("stream", text="mine")]
    assert laws.broken(source, release) == ["cell setup of the release holds outputs; clear them"]
