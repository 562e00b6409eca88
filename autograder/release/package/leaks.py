"""What must not be in a learner's copy: hidden tests, solutions, the instructor's files (pure).

A hidden line may stand nowhere. A line of a solution may stand in no notebook; utils/ explains the
same networks with a reference of its own, which learners are meant to read.
"""

import contextlib
import json
import keyword
import re
from collections.abc import Collection, Iterator, Mapping

import nbformat
from nbformat import NotebookNode

from autograder.notebook.cell_kinds import HIDDEN, SOLUTION, about, is_solution
from autograder.release import laws


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
    hidden, solved = (_marked(sources, markers) for markers in (HIDDEN, SOLUTION))
    reasons = []
    for path, content in files.items():
        of_notebooks = solved if path.endswith(".ipynb") else {}
        reasons += _secret_lines(path, _lines(path, content), hidden | of_notebooks)
        if content in secret:
            reasons.append(f"{path} is a copy of a file that is for instructors only")
    return [*reasons, *_released(files, sources)]


def _marked(sources, markers):
    """Return the cell of each line between two markers that says something."""
    return {line: f"`{name}`" for source in sources.values()
            for name, line in laws.lines_between(source, markers) if _says(line)}  # fmt: skip


def _says(line):
    """Whether a line has any word but Python's own, as "else:" has none."""
    return not all(map(keyword.iskeyword, re.findall(r"\w+", line)))


def _secret_lines(path, lines, secret):
    for line in sorted(secret.keys() & lines):
        yield f"{path} shows a line of {secret[line]} that is not for learners: {line}"
    if path.endswith(".ipynb"):
        for line in sorted({HIDDEN[0], SOLUTION[0]} & lines):
            yield f"{path} is not a released notebook: it has the line {line}"


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
