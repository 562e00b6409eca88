"""The button in lesson 0: one press copies the assignment and opens the copy in a tab."""

from axe_playwright_python.sync_playwright import Axe

from tests.browser.notebook_page import run_cell

NAME = "random_initialization"
OPEN_NOTEBOOK = "(path) => window.jupyterapp.shell.currentWidget.context?.path === path"
BACK = "() => window.jupyterapp.commands.execute('application:activate-previous-tab')"


def test_one_press_copies_and_opens_and_a_second_one_only_opens(open_notebook, lab_folder):
    page = open_notebook("notebooks/00_start_here.ipynb")
    for cell in ("setup", "open-assignment"):
        run_cell(page, cell)
    assert not (lab_folder / "work").exists()
    card = page.locator(".course-card", has_text="Open my copy")
    pressed = page.get_by_role("button", name="Open my copy")
    pressed.click()
    copy = f"work/{NAME}/{NAME}.ipynb"
    page.wait_for_function(OPEN_NOTEBOOK, arg=copy)
    run_cell(page, "own-copy")
    page.get_by_text("This is your own copy").wait_for()
    mine = lab_folder / "work" / NAME / "mine.txt"
    mine.write_text("my work")
    page.evaluate(BACK)
    assert "Copied." in card.locator(".note").inner_text()
    assert not Axe().run(page, context=".course-card").response["violations"]
    pressed.click()
    page.wait_for_function(OPEN_NOTEBOOK, arg=copy)
    page.evaluate(BACK)
    assert "not changed" in card.locator(".note").inner_text()
    assert mine.read_text() == "my work"
