"""The course as web pages: every link within them leads somewhere."""

import re
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest

from tests.support.grading import ROOT
from tools import site
from utils.widgets.questions import Quiz

WIDGET_STATE = "application/vnd.jupyter.widget-state+json"
LINK = re.compile(r'<a href="([^"#:]+)(?:#([^"]*))?"')


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Lay out all pages, without executing them."""
    return site.build(tmp_path_factory.mktemp("site"), execute=False)


def test_there_is_a_page_for_each_lesson_and_the_cockpit_in_front(pages):
    lessons = sorted((ROOT / "notebooks").glob("*.ipynb"))
    assert [path.stem for path in pages] == ["index", *(path.stem for path in lessons), "README"]
    front = pages[0].read_text("utf-8")
    assert 'id="cockpit"' in front
    for path in lessons:
        assert f'href="{path.stem}.html"' in front


def test_every_link_to_a_page_or_an_assignment_leads_there(pages):
    found = 0
    for path in pages:
        for name, place in LINK.findall(path.read_text("utf-8")):
            target = path.parent / unquote(name)
            assert target.is_file(), f"{path.name}: {name}"
            if place and target.suffix == ".html":
                assert f'id="{place}"' in target.read_text("utf-8"), f"{path.name}: {name}#{place}"
            found += 1
    assert found > 40


def test_a_widget_is_shown_by_what_needs_no_kernel(tmp_path: Path, monkeypatch):
    output = nbformat.v4.new_output(
        "display_data",
        {
            "application/vnd.jupyter.widget-view+json": {"model_id": "1"},
            "text/html": "<b>words</b>",
        },
    )
    cells = [nbformat.v4.new_markdown_cell("# Why?"), nbformat.v4.new_code_cell("1")]
    cells[1].outputs = [output]
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata.widgets = {WIDGET_STATE: {"state": {"1": {}}}}  # as execution leaves it
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "release").mkdir()
    nbformat.write(notebook, tmp_path / "notebooks" / "a.ipynb")
    monkeypatch.setattr(site, "ROOT", tmp_path)
    _, made = site.build(tmp_path / "site", execute=False)
    assert "<b>words</b>" in made.read_text("utf-8")


def test_a_folded_cell_shows_its_question_and_not_its_answer(pages):
    (page,) = (path for path in pages if path.stem == "02_why_zero_fails")
    made = page.read_text("utf-8")
    assert "live_network" in made  # the code of a cell that is not folded
    for code in ("press Shift+Enter", "The cost is convex"):
        assert code not in made


def test_a_self_check_leads_to_the_setup_that_shows_its_answer(tmp_path: Path):
    asked = Quiz(question="?", options=["a"], explanations=["b"], preset="just right")
    cell = nbformat.v4.new_code_cell("quiz()")
    cell.outputs = [nbformat.v4.new_output("display_data", {"text/html": asked.page()})]
    site.write(tmp_path, "a", nbformat.v4.new_notebook(cells=[cell]), execute=False)
    made = (tmp_path / "a.html").read_text("utf-8")
    assert '<a href="index.html#try=just%20right">See it live: just right</a>' in made
