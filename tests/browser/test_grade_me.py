"""Grade me in the lab: one click saves, grades and shows points; what happens is kept and shown."""

import json

import nbformat
from axe_playwright_python.sync_playwright import Axe

from tests.browser.notebook_page import run_cell, write
from tests.support.grading import ASSIGNMENT, solutions, source_notebook, worth

NOTEBOOK = f"release/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
ACTIVE = "(id) => window.jupyterapp.shell.currentWidget.content.activeCell.model.id === id"
SWAPPED = "def initialize_zeros(n_x, n_h, n_y):\n    return {'W1': np.zeros((n_x, n_h))}"


def graded(panel):
    """Press the button twice, and wait for the result of the one run that this starts."""
    button = panel.get_by_role("button", name="Grade me")
    button.dblclick()
    panel.locator("table").wait_for()
    assert button.is_enabled()
    return panel.get_by_role("status").inner_text()


def test_a_click_saves_grades_and_shows(open_notebook, lab_folder):
    page = open_notebook(NOTEBOOK)
    for name, answer in solutions(source_notebook()).items():
        write(page, name, answer)
    write(page, "initialize_zeros", SWAPPED)
    run_cell(page, "grade-me")
    panel = page.locator(".grade-me")
    assert graded(panel).startswith(f"{100 - worth('initialize_zeros'):g} of 100 points")
    rows = panel.locator("tbody tr")
    assert rows.count() == 11
    assert f"0 of {worth('initialize_zeros'):g}" in rows.first.inner_text()
    assert "not yet right" in rows.first.inner_text()
    assert "lacks the keys b1, W2, b2" in rows.first.inner_text()
    assert "12 of 12" in rows.nth(1).inner_text()
    assert rows.locator(".sign.right").count() == 10
    on_disk = nbformat.read(lab_folder / NOTEBOOK, as_version=4)
    assert SWAPPED in [cell.source for cell in on_disk.cells]
    kept = json.loads((lab_folder / "record.json").read_text("utf-8"))
    assert kept["scores"][ASSIGNMENT] == {
        "score": 100 - worth("initialize_zeros"),
        "max_score": 100.0,
    }
    for width in (1280, 800):
        page.set_viewport_size({"width": width, "height": 900})
        assert panel.evaluate("(it) => it.scrollWidth <= it.clientWidth"), width
        found = Axe().run(page, context=".grade-me").response["violations"]
        assert not found, [(width, rule["id"], rule["nodes"][0]["html"]) for rule in found]
    panel.get_by_role("link", name="Exercise 4: forward propagation").press("Enter")
    page.wait_for_function(ACTIVE, arg="forward_propagation")


def test_a_kernel_that_restarts_or_dies_is_reported(open_notebook):
    page = open_notebook(NOTEBOOK)
    run_cell(page, "own-copy")
    run_cell(page, "grade-me")
    panel = page.locator(".grade-me")
    panel.get_by_role("button", name="Grade me").wait_for()
    page.get_by_role("button", name="Open my copy").wait_for()
    page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    panel.get_by_text("The kernel was restarted or stopped. To grade, run this cell").wait_for()
    page.locator(".gone").get_by_text("The kernel of this card was restarted or stopped").wait_for()
    run_cell(page, "grade-me")
    page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    panel.get_by_role("button", name="Grade me").click()
    panel.get_by_text("The kernel has not answered yet").wait_for()
    assert panel.get_by_role("button", name="Grade me").is_enabled()


def test_lesson_0_shows_what_was_done(open_notebook):
    page = open_notebook("notebooks/00_start_here.ipynb")
    for cell in ("setup", "quiz-taste", "record"):
        run_cell(page, cell)
    row = page.get_by_role("row", name="to do Lesson 0: Why do a network's weights start random?")
    assert row.get_by_text("0 of 4").count() == 2
    page.get_by_label("The numbers they started with.").check()
    run_cell(page, "record")
    assert row.get_by_text("1 of 4").count() == 2
    with page.expect_download() as download:
        page.get_by_role("link", name="Save a copy of your record").click()
    kept = json.loads(download.value.path().read_text("utf-8"))
    assert list(kept["quizzes"].values()) == [{"first": True, "right": True}]
    found = Axe().run(page, context=".jp-RenderedHTML:has(table)").response["violations"]
    assert not found, [(rule["id"], rule["nodes"][0]["html"]) for rule in found]
