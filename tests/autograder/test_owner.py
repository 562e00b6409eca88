"""Another id than the submission's is a note for review, and nothing else."""

import nbformat
import pytest

from autograder.notebook import owner


def noted(source, student="s042", tags=("owner",)):
    cell = nbformat.v4.new_code_cell(source, metadata={"tags": list(tags)})
    return owner.notes(nbformat.v4.new_notebook(cells=[cell]), student)


@pytest.mark.parametrize("source", ['learner_id = "s042"', "learner_id: str = ' S042 '"])
def test_an_id_of_one_s_own_is_no_note(source):
    assert noted(source) == []
    assert noted("learner_id = 42", "42") == []


def test_another_id_is_a_note_that_names_both():
    (note,) = noted('learner_id = "s007"')
    assert "s007" in note
    assert "s042" in note


@pytest.mark.parametrize(
    "source",
    ["learner_id = str(7)", "learner_id = a = f'{7}'", "learner_id = 's042'; learner_id += 'x'",
     "learner_id = 's042'\nlearner_id = 's007'"],
)  # fmt: skip
def test_an_id_that_is_computed_or_set_twice_is_a_note(source):
    assert noted(source)


@pytest.mark.parametrize(
    "source", ["", "raise NotImplementedError()", "learner_id = ''", "(" * 500]
)
def test_a_cell_without_an_id_is_left_to_its_test(source):
    assert noted(source) == []


def test_only_a_cell_with_the_tag_holds_an_id_and_one_s_own_notebook_has_no_owner():
    assert noted('learner_id = "s007"', tags=("setup",)) == []
    assert noted('learner_id = "s007"', student="") == []
