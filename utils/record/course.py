"""What there is to do in the course, read from its notebooks: questions and assignments."""

import ast
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Lesson(NamedTuple):
    """A lesson's title, the keys of its predictions, its self-checks' questions, and its file."""

    title: str
    predictions: tuple[str, ...]
    quizzes: tuple[str, ...]
    file: str


class Assignment(NamedTuple):
    """An assignment's name, which is that of its folder, and its title."""

    name: str
    title: str


def lessons(course: Path) -> list[Lesson]:
    """Return the lessons in their order; a title begins with the lesson's number."""
    return [_lesson(path) for path in _lesson_files(course)]


def assignments(course: Path) -> list[Assignment]:
    """Return the released assignments, numbered, in the order in which the first lesson names them.

    An assignment that it does not name comes last.
    """
    found = sorted((course / "release").glob("*/*.ipynb"), key=_place_in(_first_lesson(course)))
    numbers = itertools.count(1)
    return [_assignment(path, numbers) for path in found]


def _lesson(path):
    cells = _cells(path)
    number = int(path.name.partition("_")[0].removesuffix(".ipynb"))
    title = f"Lesson {number}: {_title(cells)}"
    predictions, quizzes = _first_arguments(cells, "predict"), _first_arguments(cells, "quiz")
    return Lesson(title, predictions, quizzes, path.name)


def _assignment(path, numbers):
    name = path.parent.name
    kind = "Quiz" if "quiz" in name else f"Assignment {next(numbers)}"
    return Assignment(name, f"{kind}: {_title(_cells(path))}")


def _lesson_files(course):
    return sorted((course / "notebooks").glob("[0-9]*.ipynb"))


def _first_lesson(course):
    return "\n".join(text for path in _lesson_files(course)[:1] for _, text in _cells(path))


def _place_in(text):
    def place(path):
        at = text.find(path.parent.name)
        return (at < 0, at, path.parent.name)

    return place


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
