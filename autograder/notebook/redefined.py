"""Finds graded names that a learner redefines in a later cell (pure)."""

from nbformat import NotebookNode

from autograder.notebook.definitions import defined_names


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
        about, theirs = cell.metadata.get("nbgrader", {}), defined_names(cell.source)
        own = set(defines.get(about.get("grade_id"), ()) if about.get("solution") else ())
        again += sorted((graded - own) & theirs)
        graded |= own & theirs
    return [
        f"`{name}` is defined again in a later cell; the version in its own cell was graded"
        for name in dict.fromkeys(again)
    ]


def _is_the_instructors(cell):
    about = cell.metadata.get("nbgrader", {})
    return bool((about.get("locked") or about.get("grade")) and not about.get("solution"))
