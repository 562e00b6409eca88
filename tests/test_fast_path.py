"""The 90 minutes of lesson 0: each section that it lists runs without the ones it leaves out."""

import os
import re
import subprocess
import sys
from collections import defaultdict

import nbformat
import pytest

from tests.support.grading import ROOT

NOTEBOOKS = ROOT / "notebooks"
SECONDS = 600  # a cell that hangs ends; a busy machine is no failure
#: Figures without a window, and text in UTF-8 on every system.
ENVIRONMENT = {"MPLBACKEND": "Agg", "PYTHONUTF8": "1"}


def listed():
    """Return the sections of the fast path: the ids of their first cells, by lesson."""
    start = nbformat.read(NOTEBOOKS / "00_start_here.ipynb", as_version=4)
    (cell,) = [cell for cell in start.cells if cell.id == "fast-path"]
    found = defaultdict(list)
    for file, first in re.findall(r"\]\(([^)#]+)#cell-id=([^)]+)\)", cell.source):
        found[file].append(first)
    return found


def sections(cells):
    """Yield a notebook's cells, section by section; the first is what comes before any heading."""
    section = []
    for cell in cells:
        if cell.cell_type == "markdown" and re.match(r"##+ ", cell.source):
            yield section
            section = []
        section.append(cell)
    yield section


PATH = listed()


def test_it_leads_through_lessons_2_to_5():
    assert [int(file[:2]) for file in PATH] == [2, 3, 4, 5]


@pytest.mark.parametrize("file", PATH)
def test_its_sections_run_by_themselves(file):
    """As one program: tests/test_lessons.py runs every cell in a kernel, which takes longer."""
    notebook = nbformat.read(NOTEBOOKS / file, as_version=4)
    top, *others = sections(notebook.cells)
    taken = [section for section in others if section[0].id in PATH[file]]
    assert [section[0].id for section in taken] == PATH[file]
    cells = [cell for section in (top, *taken) for cell in section]
    program = "\n\n".join(cell.source for cell in cells if cell.cell_type == "code")
    done = subprocess.run(
        [sys.executable, "-"], input=program, cwd=NOTEBOOKS, env=os.environ | ENVIRONMENT,
        capture_output=True, encoding="utf-8", timeout=SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
