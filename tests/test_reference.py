"""The reference page repeats lesson 1's table of names, and links lead to cells that are there."""

import re
from urllib.parse import unquote

import nbformat
import pytest

from tests.support.grading import ROOT

NOTEBOOKS = ROOT / "notebooks"
PAGES = [NOTEBOOKS / "README.md", *sorted(NOTEBOOKS.glob("*.ipynb"))]
CELL = re.compile(r"\]\(([^)#\s]*)#cell-id=([^)\s]+)\)")
HEADING = re.compile(r"\]\(([^)#\s]*)#(?!cell-id=)([^)\s]+)\)")


def cells(path):
    return nbformat.read(path, as_version=4).cells


def prose(path):
    if path.suffix == ".md":
        return path.read_text("utf-8")
    return "\n".join(cell.source for cell in cells(path) if cell.cell_type == "markdown")


def rows(path):
    (cell,) = [cell for cell in cells(path) if cell.id == "names"]
    return [line for line in cell.source.splitlines() if line.startswith("|")]


def links(path, pattern):
    """Yield the notebook and the fragment of each link; no address is this page."""
    for address, fragment in pattern.findall(prose(path)):
        yield (path.parent / address).resolve() if address else path, unquote(fragment)


def headings(path):
    found = re.findall(r"^#+ (.*)$", prose(path), re.MULTILINE)
    return [heading.replace(" ", "-") for heading in found]


def test_the_table_of_names_is_that_of_lesson_1():
    table = rows(NOTEBOOKS / "reference.ipynb")
    assert len(table) > 10
    assert table == rows(NOTEBOOKS / "01_one_hidden_layer.ipynb")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_link_to_a_cell_leads_to_one(path):
    lost = [
        (target.name, wanted)
        for target, wanted in links(path, CELL)
        if wanted not in [cell.id for cell in cells(target)]
    ]
    assert not lost


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_link_to_a_heading_leads_to_one(path):
    """JupyterLab gives a heading the id that is its text, with hyphens for spaces."""
    lost = [
        (target.name, wanted)
        for target, wanted in links(path, HEADING)
        if wanted not in headings(target)
    ]
    assert not lost


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_file_that_is_linked_is_there(path):
    files = re.findall(r"\]\(([^)#\s]+)", prose(path))
    assert files
    local = [file for file in files if "://" not in file]
    assert not [file for file in local if not (path.parent / file).exists()]
