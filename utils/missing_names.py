"""One line instead of a traceback where a cell needs a name that a cell above it makes."""

import ast
import json
import re
from pathlib import Path
from typing import Any

from utils import exercises, last_run

IMPORTED = (
    "{name} is not imported yet. First run the cell with the imports, below “{heading}”, then your "
    "own cells above this one, and then this one: each by Shift+Enter."
)
DEFINED = "{name} has no value yet."
FIRST = (
    "First run the cell below “{heading}” that begins with “{begins}”, and then this one: each by "
    "Shift+Enter."
)
_HEADING = re.compile(r"^#{1,5} +(.+?)(?: \(\d+ points?\))?$", re.MULTILINE)


def watch(shell: Any) -> None:
    """Show the line in this IPython, unless it shows errors in a way of its own already."""
    if shell is not None and not shell.custom_exceptions:
        shell.set_custom_exc((NameError,), show)


def show(shell, kind, error, trace, tb_offset=None) -> None:
    """Show an exception as IPython does, or the line if there is one."""
    words = of_this_notebook(shell, error)
    if words and not hasattr(error, "_render_traceback_"):  # a card has said it
        # IPython looks for this method on any exception
        error._render_traceback_ = lambda: [words]
    shell.showtraceback((kind, error, trace), tb_offset=tb_offset)


def of_this_notebook(shell: Any, error: BaseException) -> str:
    """Return which cell of this kernel's notebook to run first; "" if none is known."""
    path = exercises.this_notebook()
    if path is None or not isinstance(error, NameError) or not error.name:
        return ""
    asked = getattr(shell, "get_parent", dict)().get("metadata", {}).get("cellId", "")
    return line(_cells(path), error.name, asked, inside=_is_inside(error))


def line(cells: list[dict], name: str, asked: str, *, inside: bool) -> str:
    """Return which cell to run first; "" if no cell above makes the name (pure).

    Args:
        cells: the notebook's.
        name: what has no value.
        asked: the id of the cell that needs it.
        inside: whether a function needs it, whose names may be misspelt: then imports alone count.
    """
    heading = ""
    for cell in cells:
        source = "".join(cell["source"])
        if cell.get("id") == asked:
            return ""
        if cell["cell_type"] == "markdown":
            heading = (_HEADING.findall(source) or [heading])[-1].replace("`", "")
        elif name in _imported(source):
            return IMPORTED.format(name=name, heading=heading)
        elif not inside and name in last_run.names(source):
            begins = source.strip().splitlines()[0]
            return f"{DEFINED} {FIRST}".format(name=name, heading=heading, begins=begins)
    return ""


def _imported(source):
    try:
        tree = ast.parse(source)
    except SyntaxError:  # not written yet, or a command to IPython
        return set()
    found = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    return {(each.asname or each.name).split(".")[0] for node in found for each in node.names}


def _is_inside(error):
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and not trace.tb_frame.f_code.co_name.startswith("<")


def _cells(path: Path):
    """Return a notebook's cells; none if it cannot be read: then IPython says what it knows."""
    try:
        return list(json.loads(path.read_bytes())["cells"])
    except (OSError, ValueError, LookupError, TypeError):
        return []
