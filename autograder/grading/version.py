"""Says which version of the tests grades: a digest of all that decides points, part by part.

The parts are the source notebooks' cells (code, points, marks, the way a test runs), the files
beside them, the modules of `utils/` that checks are made of, and the rooms of the autograder that
run and count tests. Prose is none of them, so a corrected typo in a task's text regrades nobody.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from nbformat import NotebookNode

import utils
from autograder.model import Version
from autograder.notebook.cell_kinds import about

_AUTOGRADER = Path(__file__).parents[1]
#: Of the modules that notebooks import: those that checks may use, not what a person clicks.
_CHECKS = ("*.py", "checks/**/*.py", "network/**/*.py", "sick/*")
#: Of the autograder: what places, runs and counts.
_RUNS = ("engine/**/*.py", "inside/**/*.py", "wire/**/*.py", "notebook/**/*.py", "sandbox/**/*.py",
         "grading/grader.py")  # fmt: skip
GRADER = "the autograder"
_SHORT = 8  # hex digits: enough to tell the versions of one course apart
_GRADE_ID = re.compile(r"`(.+)`$")  # at the end of a cell's name, see `_cells`
_NAMED = 3  # how many changed parts a reason names


class Changed(NamedTuple):
    """The parts in which two versions differ."""

    parts: list[str]

    def __str__(self) -> str:
        """Name the first few."""
        more = len(self.parts) - _NAMED
        names = ", ".join(self.parts[:_NAMED])
        return f"{names} and {more} more" if more > 0 else names


def of(sources: Mapping[str, NotebookNode], files: Mapping[str, bytes]) -> Version:
    """Return the version of an assignment's tests.

    Args:
        sources: the instructor's notebooks, which state the way of each test; by name, "" for the
            one with the assignment's own.
        files: what lies beside them, by path.
    """
    cells = {_named(name, part): digest
             for name, source in sources.items() for part, digest in _cells(source)}  # fmt: skip
    beside = {path: _digest(content) for path, content in files.items()}
    parts = cells | beside | _installed()
    return Version(_digest(json.dumps(parts, sort_keys=True)), parts)


def changed(old: Mapping[str, str], new: Mapping[str, str]) -> Changed:
    """Return the parts that were added, removed or changed between two versions."""
    names = [*new, *(name for name in old if name not in new)]
    return Changed([name for name in names if old.get(name) != new.get(name)])


def added(older: Iterable[Mapping[str, str]], new: Mapping[str, str]) -> frozenset[str]:
    """Return the grade_ids of the cells that an older version did not have."""
    names = {name for parts in older for name in new.keys() - parts.keys()}
    return frozenset(found[1] for name in names if (found := _GRADE_ID.search(name)))


def _cells(source):
    kept = {name: source.metadata.get(name) for name in ("autograder", "nbgrader")}
    kernel = source.metadata.get("kernelspec", {}).get("name")
    yield "the notebook's settings", _digest(json.dumps([kept, kernel], sort_keys=True))
    for number, cell in enumerate(source.cells):
        mark = {name: value for name, value in about(cell).items() if name != "checksum"}
        decides = mark.get("grade") or mark.get("solution") or mark.get("task")
        if cell.cell_type == "code" or decides:
            tags = sorted(cell.metadata.get("tags", ()))
            name = f"`{mark['grade_id']}`" if mark.get("grade_id") else f"cell {number}"
            way = cell.metadata.get("autograder")
            said = [cell.cell_type, cell.source.strip(), mark, tags, way]
            yield name, _digest(json.dumps(said, sort_keys=True))


def _named(notebook, part):
    return f"{notebook}: {part}" if notebook else part


@cache
def _installed():
    """Return the parts that do not change while this process lives: they are imported already."""
    folder = Path(utils.__file__).parent
    checks = {f"utils/{path.relative_to(folder).as_posix()}": _digest(path.read_bytes())
              for path in _matching(folder, _CHECKS)}  # fmt: skip
    runs = b"\0".join(path.read_bytes() for path in _matching(_AUTOGRADER, _RUNS))
    return checks | {GRADER: _digest(runs)}


def _matching(folder, patterns):
    found = {path for pattern in patterns for path in folder.glob(pattern) if path.is_file()}
    return sorted(path for path in found if path.suffix != ".pyc")


def _digest(content):
    data = content if isinstance(content, bytes) else content.encode()
    return hashlib.sha256(data).hexdigest()[:_SHORT]
