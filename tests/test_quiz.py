"""The laws of the quiz: a question's card, its check and its hidden test must agree."""

import re
from itertools import chain, combinations
from statistics import mean

import nbformat
import pytest

from tests.support import grading
from tests.support.grading import ROOT
from tests.support.quiz import CELLS, NAMES, QUESTIONS, QUIZ, points

SEVERAL = [name for name, each in QUESTIONS.items() if each.kind == "several"]
each_question = pytest.mark.parametrize("name", NAMES)


def test_there_are_questions_of_every_kind_on_every_lesson():
    assert len(NAMES) >= 24
    assert {each.kind for each in QUESTIONS.values()} == {"one", "several", "order", "number"}
    titles = "\n".join(cell.source for cell in CELLS.values() if cell.cell_type == "markdown")
    assert re.findall(r"^## Lesson (\d)", titles, re.MULTILINE) == list("1234567")


@each_question
def test_card_check_and_key_have_the_same_options(name):
    asked = QUESTIONS[name]
    assert list(asked.options) == asked.checked
    if asked.kind == "one":
        assert asked.key in asked.options
        assert len(asked.options) >= 4  # so that guessing earns a quarter of its points
    elif asked.kind == "several":
        assert asked.key < set(asked.options)
    elif asked.kind == "order":
        assert sorted(asked.key) == sorted(asked.options)
    assert all(key == key.lower().strip() for key in asked.options)


@each_question
def test_every_option_is_explained_and_the_right_one_says_so(name):
    asked = QUESTIONS[name]
    assert len(asked.explanations) >= 3
    if asked.kind != "number":
        assert set(asked.explanations) == set(asked.options)
    right = {option for option, said in asked.explanations.items()
             if said.startswith(("Right.", "True.", "True,"))}  # fmt: skip
    assert right == correctly_called(asked)


def correctly_called(asked):
    """Return the options that their explanation must call right."""
    if asked.kind == "order":
        return set()
    return set(asked.key) if asked.kind == "several" else {
        asked.key if isinstance(asked.key, str) else f"{asked.key:g}"
    }  # fmt: skip


@each_question
def test_the_place_to_look_at_is_a_heading_of_that_lesson(name):
    looks = {look for test, cell in CELLS.items() if test.startswith(f"{name}-")
             for look in re.findall(r'look="lesson (\d), “(.*)”"', cell.source)}  # fmt: skip
    ((number, heading),) = looks
    (file,) = (ROOT / "notebooks").glob(f"0{number}_*.ipynb")
    lesson = nbformat.read(file, as_version=4)
    assert any(f"## {heading}" in cell.source.splitlines() for cell in lesson.cells)


@pytest.mark.parametrize("name", [name for name, each in QUESTIONS.items() if each.kind == "order"])
def test_the_steps_are_shown_in_no_order_that_earns_points(name):
    assert points(name, list(QUESTIONS[name].options)) == 0


@pytest.mark.parametrize("name", SEVERAL)
def test_guessing_hardly_pays_where_several_are_right(name):
    keys = list(QUESTIONS[name].options)
    chosen = list(chain.from_iterable(combinations(keys, n) for n in range(1, len(keys) + 1)))
    earned = {choice: points(name, list(choice)) for choice in chosen}
    assert earned[tuple(keys)] == 0
    assert max(earned.values()) == 4
    assert mean([0, *earned.values()]) < 1  # out of 4, for a coin thrown for each option
    assert sorted(set(earned.values())) == [0, 2, 4]


@each_question
def test_the_release_keeps_the_empty_answer(name):
    empty = {"one": '""', "several": "[]", "order": "[]", "number": "None"}
    answer = grading.solutions(grading.released(QUIZ))[name]
    assert answer == f"{name} = {empty[QUESTIONS[name].kind]}"


@pytest.mark.parametrize("name", SEVERAL)
def test_two_options_are_right_and_two_are_wrong_at_least(name):
    asked = QUESTIONS[name]
    assert len(asked.key) >= 2
    assert len(set(asked.options) - asked.key) >= 2
