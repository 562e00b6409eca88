"""The 90 minutes of lesson 0: each section that it lists runs without the ones it leaves out."""

import re
from collections import defaultdict

import nbformat
import pytest
from nbclient import NotebookClient

from tests.support.grading import ROOT

NOTEBOOKS = ROOT / "notebooks"
SECONDS = 600  # a cell that hangs ends; a busy machine is no failure


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
    notebook = nbformat.read(NOTEBOOKS / file, as_version=4)
    top, *others = sections(notebook.cells)
    taken = [section for section in others if section[0].id in PATH[file]]
    assert [section[0].id for section in taken] == PATH[file]
    notebook.cells = [cell for section in (top, *taken) for cell in section]
    where = {"metadata": {"path": NOTEBOOKS}}
    NotebookClient(notebook, timeout=SECONDS, kernel_name="python3", resources=where).execute()
