"""Reads the explanations of a question's options from its hidden test (pure)."""

import ast
from contextlib import suppress

from nbformat import NotebookNode

from autograder.notebook.redact import hidden_lines

NAME = "explanations"


def explanations(cell: NotebookNode) -> dict[str, str]:
    """Return the explanation of each option, or of each likely number; {} if there are none.

    Args:
        cell: an instructor's test cell, with `explanations = {option: words, ...}` among its
            hidden lines.
    """
    if not any(line.startswith(NAME) for line in hidden_lines(cell.source)):
        return {}
    with suppress(SyntaxError, ValueError, TypeError, AttributeError):  # it is something else
        for statement in ast.parse(cell.source).body:
            if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == NAME:
                found = ast.literal_eval(statement.value)
                return {_name(option): str(words) for option, words in found.items()}
    return {}


def _name(option):
    return option if isinstance(option, str) else f"{option:g}"
