"""What is said to the options of a question: to nobody, before the instructor says so."""

import copy

import pytest
from click.testing import CliRunner
from nbformat.v4 import new_code_cell

from autograder import cli
from autograder.grading import own_notebook
from autograder.model import Execution, Result, Status
from autograder.notebook import option_explanations, score
from autograder.reports import feedback
from tests.support import grading, quiz
from tests.support.page_text import plain

WRONG = {
    "constant": 'constant = "learn"',
    "untied": 'untied = ["row", "w1"]',
    "fan_in": "fan_in = 20",
}


@pytest.fixture(scope="module")
def graded():
    """Grade a few wrong answers in this process."""
    source = grading.source_notebook(quiz.QUIZ)
    notebook = copy.deepcopy(source)
    for cell in notebook.cells:
        cell.source = WRONG.get(cell.id, cell.source)
    results = [
        Result(each.grade_id, each.points, each.max_points,
               Status.FAIL if each.message else Status.PASS, each.message)
        for each in grading.run(WRONG, assignment=quiz.QUIZ)
    ]  # fmt: skip
    execution = Execution(notebook, results, "none: a test", 1)
    return notebook, score.report(execution, source, assignment=quiz.QUIZ, student="ada")


def test_every_question_has_explanations():
    found = own_notebook.explanations(quiz.QUIZ)
    assert len(found) == len(quiz.NAMES)
    first = found["1. A bias of the wrong shape"]  # the title, not the name; the text, not its key
    assert first["It raises the same error as with 50 examples."].startswith("numpy lines up")
    assert found["2. The first cost of three outputs"]["2.079"].startswith("Right.")


def test_a_page_tells_no_explanation_before_the_instructor_says_so(graded):
    page = plain(feedback.page(*graded))
    said = [words for each in quiz.QUESTIONS.values() for words in each.explanations.values()]
    assert len(said) > 90
    assert not [words for words in said if words in page]
    assert '"learn" is not the best choice. Look at: lesson 2' in page


def test_a_page_explains_every_option_once_the_instructor_says_so(graded):
    page = plain(feedback.page(*graded, with_answers=True))
    for each in quiz.QUESTIONS.values():
        assert not [words for words in each.explanations.values() if words not in page]


def test_no_message_names_the_key(graded):
    for result in graded[1].exercises:
        name = result.grade_id.rsplit("-", 1)[0]
        if name in WRONG and isinstance(quiz.QUESTIONS[name].key, str):
            assert quiz.QUESTIONS[name].key not in result.message


def test_a_question_without_points_has_no_row(graded):
    page = feedback.page(*graded)
    assert page.count('<td class="number">') == len(quiz.NAMES)


def test_a_cell_without_hidden_explanations_has_none():
    assert option_explanations.explanations(new_code_cell('explanations = {"a": "b"}')) == {}


@pytest.mark.parametrize("text", ["explanations = made()", "explanations = 3", "explanations ="])
def test_what_is_no_explanation_is_none(text):
    hidden = f"### BEGIN HIDDEN TESTS\n{text}\n### END HIDDEN TESTS"
    assert option_explanations.explanations(new_code_cell(hidden)) == {}


def test_check_with_answers_shows_them_only_to_a_person(tmp_path):
    path = tmp_path / "mine.ipynb"
    path.write_text((grading.ROOT / "release" / quiz.QUIZ / f"{quiz.QUIZ}.ipynb").read_text())
    said = CliRunner().invoke(
        cli.main, ["check", "--with-answers", str(path)], catch_exceptions=False
    )
    assert "concept_quiz: 0 of 100 points" in said.output
    said_in_a_line = " ".join(said.output.split())
    assert " Right. Every z is negative, so every a and every derivative" in said_in_a_line
    assert "still: Right" not in said_in_a_line
