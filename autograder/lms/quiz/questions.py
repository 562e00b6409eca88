"""Reads the questions of a quiz from the instructor's notebook (pure).

A question is what CONTRIBUTING.md says: a task, a card that calls `ask`, the answer, and tests. The
key is the model solution, which earns all points; the tests give the points, how near a number must
be, and the explanations.
"""

import ast
import re
from dataclasses import dataclass, field

from nbformat import NotebookNode

from autograder.errors import CourseError
from autograder.notebook import cell_kinds, markers
from autograder.notebook.cell_kinds import about
from autograder.notebook.option_explanations import explanations
from autograder.notebook.quiz_questions import KINDS, asked, options_of

#: The heading of a task: "### 3. Which comes first? (4 points)".
_HEADING = re.compile(r"\s*#+\s*(?:\d+\.\s*)?(.*?)\s*(?:\(\d+ points?\))?\s*(?:\n|$)")


@dataclass(frozen=True)
class Question:
    """One question: `options` by key, `right` the keys in their order, or one number.

    `text` is markdown with mathematics between dollars. `within` is how near a number must be.
    """

    name: str
    kind: str
    title: str
    text: str
    points: float
    right: tuple[str, ...]
    options: dict[str, str] = field(default_factory=dict)
    within: float = 0.0
    unit: str = ""
    explanations: dict[str, str] = field(default_factory=dict)

    @property
    def letters(self) -> dict[str, str]:
        """The letter of each option in the given order: how an order is written down."""
        return {key: chr(ord("A") + place) for place, key in enumerate(self.options)}


def questions(notebook: NotebookNode, assignment: str) -> list[Question]:
    """Return the questions in the notebook's order.

    Raises:
        CourseError: there is none, or one lacks its task, its key or its tests.
    """
    cells = {about(cell)["grade_id"]: cell for cell in notebook.cells if about(cell)}
    tests = cell_kinds.tests_of(notebook)
    found = []
    for cell in notebook.cells:
        name = about(cell).get("grade_id", "")
        try:
            for kind, call in asked(cell):
                name = ast.literal_eval(call.args[0])
                found.append(_question(name, kind, call, cells, tests[name]))
        except (LookupError, ValueError, SyntaxError) as error:
            raise CourseError(
                f"{assignment}: the question {name!r} cannot be read: "
                f"{type(error).__name__} {error}; CONTRIBUTING.md says what it is made of"
            ) from error
    if not found:
        raise CourseError(
            f"{assignment} has no question: no cell calls ask.{', ask.'.join(KINDS)}. Name a quiz"
        )
    return found


def _question(name, kind, call, cells, tests) -> Question:
    task = cells[f"{name}-task"].source
    heading = _HEADING.match(task)
    graded = [cells[test] for test in tests]
    keywords = {each.arg: each.value for each in call.keywords}
    return Question(
        name=name,
        kind=kind,
        title=heading[1] if heading else name,
        text=task[heading.end() :].strip() if heading else task,
        points=sum(float(about(cell)["points"]) for cell in graded),
        right=_key(name, cells[name].source),
        options=options_of(call),
        within=_within(graded) if kind == "number" else 0.0,
        unit=ast.literal_eval(keywords["unit"]) if "unit" in keywords else "",
        explanations={k: v for cell in graded for k, v in explanations(cell).items()},
    )


def _key(name, source) -> tuple[str, ...]:
    """Return what the model solution assigns."""
    solution = markers.between(source, markers.SOLUTION)
    if not solution:
        raise ValueError("its answer has no model solution")
    for statement in ast.parse(solution).body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == name:
            value = ast.literal_eval(statement.value)
            return tuple(map(str, value)) if isinstance(value, (list, tuple)) else (str(value),)
    raise ValueError(f"its model solution does not assign {name}")


def _within(cells) -> float:
    """Return how near a number must be: the `within` of the check."""
    for cell in cells:
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.keyword) and node.arg == "within":
                return float(ast.literal_eval(node.value))
    raise ValueError("no test says how near the number must be")
