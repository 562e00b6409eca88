"""One exercise alone: the cells that its tests may need, and no others."""

from autograder.notebook import cell_kinds, one_exercise
from tests.support.grading import source_notebook


def ids(notebook):
    return [cell_kinds.about(cell).get("grade_id") for cell in notebook.cells]


def test_it_has_its_own_tests_and_what_comes_before_without_demonstrations():
    kept = ids(one_exercise.alone(source_notebook(), "symmetry_defect"))
    own = cell_kinds.tests_of(source_notebook())["symmetry_defect"]
    code = {"setup", "initialize_zeros", "symmetry_defect", *own}
    assert code <= set(kept)
    assert not {"zeros-rows", "initialize_zeros-visible", "initialize_parameters"} & set(kept)


def test_a_test_that_defines_a_name_for_them_comes_along():
    kept = ids(one_exercise.alone(source_notebook("scale_and_depth"), "diagnosis-2"))
    assert {"learner_id-visible", "diagnosis-2-visible"} <= set(kept)
    assert "diagnosis-1-visible" not in kept
