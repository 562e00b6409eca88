"""What must not be in a learner's copy: hidden tests, solutions, the instructor's files (pure).

A hidden line may stand nowhere. A line of a solution may stand in no notebook; utils/ explains the
same networks with a reference of its own, which learners are meant to read. What the assignment
shows learners itself is no secret, and outside its own folder a common line is there by chance.
"""

import contextlib
import json
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

import nbformat
from nbformat import NotebookNode

from autograder.notebook import markers
from autograder.notebook.cell_kinds import about, is_solution
from autograder.notebook.markers import HIDDEN, SOLUTION
from autograder.release import laws
from autograder.release.package import common_lines


def found(
    files: Mapping[str, bytes], sources: Mapping[str, NotebookNode], secret: Collection[bytes]
) -> list[str]:
    """Return every reason against handing out these files.

    Args:
        files: the content of each, by its path in the learner's copy.
        sources: the instructor's notebooks by ASSIGNMENT/NAME.ipynb.
        secret: the contents of files that no learner may have.

    Returns:
        One sentence per reason; an empty list if nothing leaks.
    """
    secrets = _secrets(sources)
    reasons = []
    for path, content in files.items():
        reasons += _shown(path, _lines(path, content), secrets)
        if content in secret:
            reasons.append(f"{path} is a copy of a file that is for instructors only")
    return [*reasons, *_released(files, sources)]


class _Secret(NamedTuple):
    """The cells of an assignment's secret lines, and the names of its functions and classes."""

    hidden: dict[str, str]
    solved: dict[str, str]
    names: frozenset[str]


def _secrets(sources):
    """Return the secrets of each assignment, by its name."""
    notebooks: dict[str, list[NotebookNode]] = {}
    for path, source in sources.items():
        notebooks.setdefault(path.split("/")[0], []).append(source)
    return {name: _secret_of(several) for name, several in notebooks.items()}


def _secret_of(notebooks):
    visible = {line for each in notebooks for line in common_lines.visible(each)}
    names = frozenset(name for each in notebooks for name in common_lines.defined(each))
    hidden, solved = (_marked(notebooks, markers, visible) for markers in (HIDDEN, SOLUTION))
    return _Secret(hidden, solved, names)


def _marked(notebooks, markers, visible):
    """Return the cell of each line between two markers that says something."""
    return {line: f"`{name}`" for source in notebooks
            for name, line in laws.lines_between(source, markers)
            if common_lines.says(line) and line not in visible}  # fmt: skip


def _shown(path, lines, secrets):
    """Yield which secret lines a file shows."""
    is_notebook = path.endswith(".ipynb")
    for assignment, secret in secrets.items():
        its_own = path.startswith(f"release/{assignment}/")
        cells = secret.hidden | (secret.solved if is_notebook else {})
        for line in sorted(cells.keys() & lines):
            if its_own or not common_lines.is_common(line, secret.names):
                yield f"{path} shows a line of {cells[line]} that is not for learners: {line}"
    if is_notebook:
        for line in sorted(filter(_begins, lines)):
            yield f"{path} is not a released notebook: it has the line {line}"


def _begins(line):
    return any(markers.found(line, kind) for kind in (HIDDEN, SOLUTION))


def _lines(path, content):
    """Return the lines of a file; of a notebook, those of every text in it, outputs too."""
    text = content.decode("utf-8", "replace")
    if path.endswith(".ipynb"):
        with contextlib.suppress(ValueError):  # no notebook: its lines are those of the file
            text = "\n".join(_texts(json.loads(text)))
    return {line.strip() for line in text.splitlines()}


def _texts(value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _released(files, sources):
    """Yield what is wrong with each released notebook, beside its source."""
    for path in files:
        if not (path.startswith("release/") and path.endswith(".ipynb")):
            continue
        source = sources.get(path.removeprefix("release/"))
        if source is None:
            yield f"{path} has no notebook in source/ that it could be compared with; remove it"
            continue
        try:
            released = nbformat.reads(files[path].decode(), as_version=4)
        except ValueError as error:
            yield f"{path} is not a notebook ({error}); generate the release again"
        else:
            yield from _uncleared(path, _answers(released), _answers(source))


def _uncleared(path, released, solved):
    for name in sorted(released.keys() & solved.keys()):
        if released[name] == solved[name]:
            yield f"{path} has the solution of `{name}`; generate the release again"


def _answers(notebook):
    """Return the code of each solution cell by its grade_id."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return {about(cell)["grade_id"]: cell.source for cell in filter(is_solution, cells)}
