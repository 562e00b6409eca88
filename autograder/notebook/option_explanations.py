"""Reads the explanations of a question's options from its hidden test (pure)."""

import ast
from contextlib import suppress

from nbformat import NotebookNode

from autograder.notebook import cell_kinds, markers
from autograder.notebook.quiz_questions import options
from utils import exercises

NAME = "explanations"


def explanations(cell: NotebookNode) -> dict[str, str]:
    """Return the explanation of each option, or of each likely number; {} if there are none.

    Args:
        cell: an instructor's test cell, with `explanations = {option: words, ...}` among its
            hidden lines.
    """
    if not any(
        line.startswith(NAME) for line in markers.lines_between(cell.source, markers.HIDDEN)
    ):
        return {}
    with suppress(SyntaxError, ValueError, TypeError, AttributeError):  # it is something else
        for statement in ast.parse(cell.source).body:
            if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == NAME:
                found = ast.literal_eval(statement.value)
                return {_name(option): str(words) for option, words in found.items()}
    return {}


def by_question(notebook: NotebookNode) -> dict[str, dict[str, str]]:
    """Return what an instructor's notebook explains, by questions' titles and options' texts.

    Questions without explanations are left out. An option without a text, such as a number, is
    shown as it is.
    """
    cells = {cell_kinds.about(cell)["grade_id"]: cell for cell in notebook.cells
             if cell_kinds.is_test(cell)}  # fmt: skip
    titles, texts = exercises.of(notebook), options(notebook)
    found = {}
    for name, tests in cell_kinds.tests_of(notebook).items():
        explained = {k: v for test in tests for k, v in explanations(cells[test]).items()}
        if explained:
            says = texts.get(name, {})
            found[titles[name].title] = {says.get(key, key): v for key, v in explained.items()}
    return found


def _name(option):
    return option if isinstance(option, str) else f"{option:g}"
