"""The 90 minutes of lesson 0: each section that it lists runs without the ones it leaves out."""

import re
from collections import defaultdict

import matplotlib.pyplot as plt
import nbformat
import pytest

from tests.support.grading import ROOT

NOTEBOOKS = ROOT / "notebooks"


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


@pytest.fixture
def in_the_notebooks_folder(monkeypatch):
    """Run there, and show figures in no window."""
    monkeypatch.chdir(NOTEBOOKS)
    plt.switch_backend("Agg")
    with plt.rc_context():
        yield
    plt.close("all")


@pytest.mark.parametrize("file", PATH)
def test_its_sections_run_by_themselves(file, in_the_notebooks_folder):
    """With no names but their own: tests/browser/lessons.py runs every cell in a kernel."""
    notebook = nbformat.read(NOTEBOOKS / file, as_version=4)
    top, *others = sections(notebook.cells)
    taken = [section for section in others if section[0].id in PATH[file]]
    assert [section[0].id for section in taken] == PATH[file]
    cells = [cell for section in (top, *taken) for cell in section]
    names = {"__name__": "__main__"}
    for cell in cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, f"<{cell.id}>", "exec"), names)
