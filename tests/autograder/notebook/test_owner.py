"""Another id than the submission's is a note for review, and nothing else."""

import nbformat
import pytest

from autograder.engine.bindings import Seen
from autograder.notebook import owner


def notebook(tags=("owner",)):
    cell = nbformat.v4.new_code_cell(
        "", metadata={"tags": list(tags), "nbgrader": {"grade_id": "id", "solution": True}}
    )
    about = {"autograder": {"defines": {"id": ["learner_id"], "other": ["word"]}}}
    return nbformat.v4.new_notebook(cells=[cell], metadata=about)


def noted(*values, student="s042", tags=("owner",)):
    tests = [{"learner_id": value, "word": "zeros"} for value in values]
    return owner.notes(owner.received(notebook(tags), tests), student)


@pytest.mark.parametrize("value", ["s042", " S042 ", "", "  "])
def test_ones_own_id_or_none_gives_no_note(value):
    assert noted(value, value) == []
    assert noted(42, student="42") == []
    assert noted("Zoe\u0308", student="Zo\u00eb") == []
    assert owner.notes(owner.received(notebook(), [{}, {"word": "zeros"}]), "s042") == []


def test_another_id_is_a_note_that_names_both():
    (note,) = noted("s007", "s007")
    assert "s007" in note
    assert "s042" in note


@pytest.mark.parametrize(
    "value", [7, True, None, 4.2, ["s042"], b"s042", "s042" * 10**6, Seen(True)]
)
def test_whatever_else_the_tests_received_is_one_short_note(value):
    (note,) = noted(value)
    assert len(note) < 200


def test_each_of_several_ids_is_named():
    assert len(noted("s042", "s007", "s008")) == 2


def test_only_a_cell_with_the_tag_holds_an_id_and_one_s_own_notebook_has_no_owner():
    assert noted("s007", tags=("setup",)) == []
    assert noted("s007", student="") == []


def test_a_number_that_python_does_not_write_is_named_by_its_size():
    (note,) = noted(-(2**20_000))
    assert "20,001 bits" in note
