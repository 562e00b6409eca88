"""What an instructor changes in the course during a term: a wrong key, a check, a new exercise."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat

from tools import accounts
from tools.stage import Stage

SOURCE = "source/random_initialization/random_initialization.ipynb"
UNITS = """\
## Exercise: how many hidden units?
---
def units(W1):
    ### BEGIN SOLUTION
    return W1.shape[0]
    ### END SOLUTION
---
### BEGIN HIDDEN TESTS
assert units(np.zeros((3, 2))) == 3
### END HIDDEN TESTS
"""


@contextmanager
def wrong_key(stage: Stage) -> Iterator[None]:
    """Let the model solution be wrong for a while."""
    _edited(stage, "s/np.zeros((n_h, n_x))/np.ones((n_h, n_x))/", SOURCE)
    try:
        yield
    finally:
        _instructor(stage, f"git checkout --quiet {SOURCE}")


def milder_check(stage: Stage) -> None:
    """Let a hidden test accept everything."""
    says, check = "Every entry is 0, for many sizes.", "utils/checks/random_initialization/zeros.py"
    _edited(stage, f"/{says}/a\\    return", check)


def new_exercise(folder: Path) -> None:
    """Add an exercise of two points, at the end."""
    path = folder / accounts.COURSE[1:] / SOURCE
    notebook, code = nbformat.read(path, as_version=4), nbformat.v4.new_code_cell
    task, solution, tests = UNITS.split("---\n")
    notebook.cells += [
        _cell(nbformat.v4.new_markdown_cell, "units-task", task),
        _cell(code, "units", solution, solution=True, locked=False),
        _cell(code, "units-test", tests, grade=True, points=2),
    ]
    nbformat.write(notebook, path)


def _cell(kind, name, source, **more):
    about = {"grade_id": name, "schema_version": 3, "solution": False, "grade": False,
             "locked": True, "task": False}  # fmt: skip
    return kind(source.strip(), metadata={"nbgrader": about | more}, id=name)


def _edited(stage, change, file):
    """Let sed change a file; where it finds nothing to change, that is a deviation."""
    _instructor(stage, f"sed -i '{change}' {file} && ! git diff --quiet {file}")


def _instructor(stage, command):
    stage.step("instructor1", f"cd {accounts.COURSE}\n{command}")
