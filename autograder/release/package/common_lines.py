"""Which lines of an assignment give nothing away (pure).

A line that learners are shown in the assignment itself is no secret. And two programs have short
lines in common that were never copied, such as "import numpy as np" or "except IndexError:". A line
is common if it has at most two words that are not Python's own, none of them a function or class of
the assignment, and no text and no number that could be an input or a result.
"""

import builtins
import keyword
import re
from collections.abc import Collection, Iterator

from nbformat import NotebookNode

from autograder.notebook.cell_kinds import is_solution
from autograder.notebook.markers import HIDDEN, MARK_SCHEME, SOLUTION, found, without

_PYTHON = frozenset(dir(builtins)) | frozenset(keyword.kwlist)
_IMPORT = re.compile(r"import [\w., ]+|from [\w.]+ import [\w, ()*]+")
_WORD = re.compile(r"[\w.]*\d[\w.]*|\w+")
_SMALL = frozenset({"0", "1", "2", "10"})
_DEFINED = re.compile(r"^\s*(?:def|class)\s+(\w+)", re.MULTILINE)
KINDS = (HIDDEN, SOLUTION, MARK_SCHEME)
MOST_WORDS = 2


def says(line: str) -> bool:
    """Whether a line has any word but Python's keywords, as "else:" has none."""
    return not all(map(keyword.iskeyword, re.findall(r"\w+", line)))


def is_common(line: str, names: Collection[str]) -> bool:
    """Whether a line may be in another program by chance.

    Args:
        line: without the blanks around it.
        names: of the assignment's functions and classes.
    """
    if _IMPORT.fullmatch(line):
        return True
    words = set(_WORD.findall(line)) - _PYTHON
    numbers = {word for word in words if word[0] in ".0123456789"}
    return (
        len(words) <= MOST_WORDS
        and not words & set(names)
        and numbers <= _SMALL
        and not set(line) & {'"', "'"}
    )


def visible(source: NotebookNode) -> Iterator[str]:
    """Yield the lines of an instructor's notebook that its release shows."""
    for cell in source.cells:
        if not is_solution(cell) or found(cell.source, SOLUTION):  # else nbgrader replaces all
            yield from map(str.strip, without(cell.source, *KINDS).split("\n"))


def defined(source: NotebookNode) -> set[str]:
    """Return the names of the functions and classes in a notebook's code."""
    cells = [cell.source for cell in source.cells if cell.cell_type == "code"]
    return {name for text in cells for name in _DEFINED.findall(text)}
