"""Finds graded names that a learner redefines in a later cell (pure)."""

from nbformat import NotebookNode

from autograder.notebook.definitions import defined_names
from autograder.notebook.metadata import about, is_solution


def notes(notebook: NotebookNode) -> list[str]:
    """Return a note for review per graded name that a later cell redefines.

    Args:
        notebook: as `intake` has assembled it.
    """
    defines = notebook.metadata.get("autograder", {}).get("defines", {})
    graded, again = set(), []
    for cell in notebook.cells:
        if cell.cell_type != "code" or _is_the_instructors(cell):
            continue
        theirs = defined_names(cell.source)
        own = set(defines.get(about(cell).get("grade_id"), ()) if is_solution(cell) else ())
        again += sorted((graded - own) & theirs)
        graded |= own & theirs
    return [
        f"`{name}` is defined again in a later cell; the version in its own cell was graded"
        for name in dict.fromkeys(again)
    ]


def _is_the_instructors(cell):
    mark = about(cell)
    return bool((mark.get("locked") or mark.get("grade")) and not is_solution(cell))
