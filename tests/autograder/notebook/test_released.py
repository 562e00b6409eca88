"""A released notebook as the one to grade by, where there is no source/."""

import pytest

from autograder.notebook import released
from autograder.notebook.cell_kinds import exercises, is_test
from autograder.notebook.definitions import defined_names
from tests.support import grading


@pytest.mark.parametrize("assignment", grading.ASSIGNMENTS)
def test_each_exercise_defines_what_it_does_in_the_source(assignment):
    by = exercises(released.to_grade_by(grading.released(assignment)))
    source = exercises(grading.source_notebook(assignment))
    assert {name: defined_names(text) for name, text in by.items()} == {
        name: defined_names(text) for name, text in source.items()
    }


def test_an_empty_test_cell_is_not_a_test():
    whole = grading.released()
    kept = released.to_grade_by(whole)
    gone = len(whole.cells) - len(kept.cells)
    assert gone == sum(cell.source.startswith("# Hidden test") for cell in whole.cells) > 20
    assert all(cell.source.strip() for cell in kept.cells if is_test(cell))
