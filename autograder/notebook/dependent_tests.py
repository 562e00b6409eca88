"""Which tests use names that an earlier test has bound last (pure)."""

from nbformat import NotebookNode

from autograder.notebook import names
from autograder.notebook.cell_kinds import about, is_test


def needs(notebook: NotebookNode) -> dict[str, list[str]]:
    """Return the earlier tests whose names each test uses, in the notebook's order."""
    found: dict[str, list[str]] = {}
    maker: dict[str, str] = {}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        own, name = names.of(cell.source), about(cell)["grade_id"] if is_test(cell) else ""
        if name:
            found[name] = sorted({maker[each] for each in own.read if maker.get(each)})
        maker |= dict.fromkeys(own.bound, name)
    return found
