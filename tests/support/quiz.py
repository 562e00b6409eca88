"""The quiz's questions, read from the source notebook's cells."""

import ast
from typing import NamedTuple

from autograder.notebook.option_explanations import explanations
from tests.support import grading

QUIZ = "concept_quiz"
CELLS = {cell.id: cell for cell in grading.source_notebook(QUIZ).cells}
NAMES = [name.removesuffix("-options") for name in CELLS if name.endswith("-options")]


class Question(NamedTuple):
    """What the cells of a question say."""

    kind: str
    options: dict
    checked: list
    key: object
    explanations: dict


def question(name):
    """Read one question."""
    call = ast.parse(CELLS[f"{name}-options"].source).body[0].value
    options = ast.literal_eval(call.args[1]) if len(call.args) > 1 else {}
    loop = ast.parse(CELLS[f"{name}-visible"].source).body[0]
    checked = ast.literal_eval(loop.iter)[0] if options else []
    last = [cell for test, cell in CELLS.items() if test.startswith(f"{name}-")][-1]
    loop = ast.parse(last.source).body[-1]
    return Question(call.func.attr, options, checked, ast.literal_eval(loop.iter)[0],
                    explanations(last))  # fmt: skip


QUESTIONS = {name: question(name) for name in NAMES}


def points(name, answer):
    """Return what an answer earns."""
    results = grading.run({name: f"{name} = {answer!r}"}, assignment=QUIZ, only=name)
    return sum(result.points for result in results)
