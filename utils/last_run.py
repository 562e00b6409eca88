"""Remembers each cell as it was last run, for a page that cannot save its notebook."""

import re
from collections.abc import Iterable
from typing import Any

NAMES = re.compile(r"^(?:def|class)\s+(\w+)|^(\w+)\s*=(?!=)", re.MULTILINE)
_cells: dict[str, str] = {}
_shells: list[object] = []


def watch(shell: Any) -> None:
    """Remember the cells that an IPython runs from now on; None is no IPython."""
    if shell is not None and shell not in _shells:
        _shells[:] = [shell]
        _cells.clear()
        shell.events.register("post_run_cell", _heard)


def cells() -> dict[str, str]:
    """Return each cell's source by its id, the one that was run last at the end."""
    return dict(_cells)


def names(source: str) -> set[str]:
    """Return what a cell defines at its left margin, even if it is not valid Python."""
    return {first or second for first, second in NAMES.findall(source)}


def newest(notebook: dict, ran: dict[str, str]) -> dict:
    """Return a notebook with each of its cells as it was last run (pure).

    A cell is found by its id, or, where a program sends other ids, a solution cell by its names.

    Args:
        notebook: as its file has it; it is not changed.
        ran: sources by the cell's id, in the order in which they were run.
    """
    made = [dict(cell) for cell in notebook["cells"]]
    code = [cell for cell in made if cell["cell_type"] == "code"]
    for key, source in ran.items():
        for cell in _meant(code, key, source):
            cell["source"] = source
    return notebook | {"cells": made}


def _meant(code: list[dict], key: str, source: str) -> Iterable[dict]:
    by_id = [cell for cell in code if cell.get("id") == key]
    return by_id or [
        cell for cell in code if _is_solution(cell) and _names_of(cell) & names(source)
    ]


def _is_solution(cell):
    return bool(cell["metadata"].get("nbgrader", {}).get("solution"))


def _names_of(cell):
    return names("".join(cell["source"])) | {cell["metadata"]["nbgrader"].get("grade_id")}


def _heard(result):
    key = getattr(result.info, "cell_id", None)
    if key:
        _cells.pop(key, None)
        _cells[key] = result.info.raw_cell or ""
