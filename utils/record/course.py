"""What there is to do in the course, read from its notebooks: questions and assignments."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Lesson(NamedTuple):
    """A lesson's title, the keys of its predictions, and the questions of its self-checks."""

    title: str
    predictions: tuple[str, ...]
    quizzes: tuple[str, ...]


class Assignment(NamedTuple):
    """An assignment's name, which is that of its folder, and its title."""

    name: str
    title: str


def lessons(course: Path) -> list[Lesson]:
    """Return the lessons in their order."""
    return [
        Lesson(_title(cells), _first_arguments(cells, "predict"), _first_arguments(cells, "quiz"))
        for cells in map(_cells, sorted((course / "notebooks").glob("[0-9]*.ipynb")))
    ]


def assignments(course: Path) -> list[Assignment]:
    """Return the released assignments."""
    found = sorted((course / "release").glob("*/*.ipynb"))
    return [Assignment(path.parent.name, _title(_cells(path))) for path in found]


def _cells(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return [(cell["cell_type"], "".join(cell["source"])) for cell in cells]


def _title(cells):
    lines = (line for kind, text in cells if kind == "markdown" for line in text.splitlines())
    return next(line.removeprefix("# ") for line in lines if line.startswith("# "))


def _first_arguments(cells, function):
    code = (text for kind, text in cells if kind == "code" and f"{function}(" in text)
    return tuple(ast.literal_eval(call.args[0]) for text in code for call in _calls(text, function))


def _calls(text: str, function: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function:
            yield node
