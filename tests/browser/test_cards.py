"""The card under a check, as a learner meets it: a mistake, its name, hints opened by keyboard."""

from itertools import product

from axe_playwright_python.sync_playwright import Axe

from tests.browser.notebook_page import run_cell, write
from tests.support.grading import ASSIGNMENT

NOTEBOOK = f"release/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
THEMED = "(theme) => document.body.dataset.jpThemeName === theme"
CHANGE = "(theme) => window.jupyterapp.commands.execute('apputils:change-theme', { theme })"
SWAPPED = """def initialize_zeros(n_x, n_h, n_y):
    W1 = np.zeros((n_x, n_h))
    return {"W1": W1, "b1": W1, "W2": W1, "b2": W1}
"""
#: Whether the stylesheet of the first card adds some words to it.
SAYS = """(words) => {
    const card = document.querySelector('.check-card');
    return getComputedStyle(card, '::after').content.includes(words);
}"""
#: The card, and the button below it.
AREA = {"include": [[".check-card"], [".grade-me"]]}
LOOKS = list(product(("JupyterLab Light", "JupyterLab Dark"), (1280, 800)))
RIGHT = """def initialize_zeros(n_x, n_h, n_y):
    shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1)}
    return {name: np.zeros(shape) for name, shape in shapes.items()}
"""


def answer(page, source):
    """Write the first exercise and run its check; return the check's card."""
    write(page, "initialize_zeros", source)
    for cell in ("initialize_zeros", "initialize_zeros-visible"):
        run_cell(page, cell)
    return page.locator(".check-card").first


def test_a_mistake_is_named_and_fixed(open_notebook):
    page = open_notebook(NOTEBOOK)
    run_cell(page, "setup")
    card = answer(page, SWAPPED)
    assert "not yet" in card.locator(".verdict").inner_text()
    assert "W1 has shape" in card.locator("dd").first.inner_text()
    the_traceback_is_one_line(page)
    the_hints_open_by_keyboard(page, card)
    everybody_can_use(page, card)
    card = answer(page, RIGHT)
    assert "the check holds, worth 1 of its 4 points" in card.inner_text()
    button = page.get_by_role("button", name="Grade this exercise")
    button.press("Enter")
    page.get_by_role("status").get_by_text("4 of 4 points: right").wait_for()
    assert page.locator(".jp-Notebook .jp-mod-error, .check-card details").count() == 0
    everybody_can_use(page, card)
    write(page, "initialize_zeros", RIGHT + "# edited, and not run")
    page.wait_for_function(SAYS, arg="The code above was changed and not run.")
    write(page, "initialize_zeros", "")
    run_cell(page, "initialize_zeros")  # JupyterLab hands no empty cell to the kernel
    page.wait_for_function(SAYS, arg="The cell above is empty.")


def the_traceback_is_one_line(page):
    error = page.locator("[data-mime-type='application/vnd.jupyter.stderr']").first.inner_text()
    assert error.startswith("Not yet: W1 has shape")
    assert len(error.strip().splitlines()) == 1


def the_hints_open_by_keyboard(page, card):
    """Each hint is reached only through the one before."""
    card.locator("summary").first.focus()
    for step in (0, 1, 2):
        assert card.locator("summary").nth(step).is_visible()
        assert not card.locator("details > *:not(summary)").nth(2 * step).is_visible()
        page.keyboard.press("Enter")
        assert card.locator("details[open]").count() == step + 1
        page.keyboard.press("Tab")
        if step == 1:  # the lesson's link comes before the next hint
            assert page.evaluate("document.activeElement.tagName") == "A"
            page.keyboard.press("Tab")
    assert "n_h" in card.locator("details code").inner_text()


def everybody_can_use(page, card):
    """In each theme and width, nothing of the card is cut off; axe finds no fault in it."""
    for theme, width in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        if not page.evaluate(THEMED, theme):  # another theme draws the whole lab again
            page.evaluate(CHANGE, theme)
            page.wait_for_function(THEMED, arg=theme)
        assert card.evaluate("(it) => it.scrollWidth <= it.clientWidth"), (theme, width)
        cell = page.locator(".jp-OutputArea", has=card)
        assert cell.evaluate("(it) => it.scrollWidth <= it.clientWidth"), (theme, width)
        found = Axe().run(page, context=AREA).response["violations"]
        assert not found, [(theme, rule["id"], rule["nodes"][0]["html"]) for rule in found]


def test_a_hint_leads_to_the_lesson(open_notebook):
    page = open_notebook(NOTEBOOK)
    run_cell(page, "setup")
    card = answer(page, SWAPPED)
    for step in (0, 1):
        card.locator("summary").nth(step).click()
    link = card.get_by_role("link", name="Lesson 1, “Names and shapes”")
    assert link.get_attribute("href").endswith("#cell-id=names")
    link.click()
    lesson = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)", has_text="Shapes first")
    lesson.get_by_role("heading", name="Names and shapes").wait_for()
