"""An ordinary notebook with the exercises of the lab: its tests can run split, and together."""

from nbformat import NotebookNode

from tests.attacks import hostile_class, lab
from tests.support.plain_notebooks import hidden, marked, notebook, plain, solution

SECRET = "secret_4712_of_the_test"
ANSWER = "def {name}(*arguments, **keywords):\n    return '{name}', len(arguments)"
TEST = "expected = '{secret}'\nassert {name}(expected) == ('{name}', 1), 'not the name'"


def source(way: str = "together") -> NotebookNode:
    """Return an ordinary notebook with the names of the lab, in which attacks are written."""
    cells = [plain("import os\nimport numpy as np")]
    for name in lab.TESTED:
        cells.append(solution(name, marked(ANSWER.format(name=name))))
        cells.append(hidden(f"{name}-test", TEST.format(name=name, secret=SECRET)))
    return notebook(*cells, way=way)


def handed_in(cells: dict[str, str]) -> NotebookNode:
    """Return the solved notebook but for these cells, by exercise or as extra cells."""
    made = source()
    own = [plain(text) for place, text in cells.items() if place not in lab.TESTED]
    for cell in made.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        cell.source = hostile_class.moved(cells[name], name) if name in cells else cell.source
    made.cells[1:1] = own
    return made
