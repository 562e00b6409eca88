"""The quiz as a learner meets it in JupyterLab: answered by the keyboard alone, saved, graded."""

import ast
import json
import re
import urllib.request

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.lab import TOKEN
from tests.browser.notebook_page import RUN_ALL, run_all, run_cell
from tests.support import grading, tools

QUIZ = "concept_quiz"
FILE = f"release/{QUIZ}/{QUIZ}.ipynb"
CARD = ".course-card:has(fieldset)"
FOCUS = """() => {
    const at = document.activeElement;
    const card = at.closest('.course-card');
    return {
        name: card?.querySelector('legend code')?.textContent ?? '',
        in_card: Boolean(card),
        label: at.getAttribute('aria-label') ?? '', value: at.value ?? '', type: at.type ?? '',
    };
}"""

ACTIVE = "() => window.jupyterapp.shell.currentWidget.content.activeCellIndex"

OTHER = """([name, order]) => {
    const card = [...document.querySelectorAll('.course-card')].find(
        (it) => it.querySelector('legend code')?.textContent === name);
    const now = [...(card?.querySelectorAll('input') ?? [])].map((it) => it.value);
    return now.length && now.join() !== order.join();
}"""


@pytest.fixture
def quiz(open_notebook):
    """Open the quiz, and run it: every card is there, though no question is answered yet."""
    page = open_notebook(FILE)
    page.evaluate(RUN_ALL)
    page.wait_for_function(f"document.querySelectorAll('{CARD}').length === {len(keys())}")
    return page


def test_the_keyboard_alone_earns_every_point_on_accessible_cards(quiz, lab, tmp_path):
    the_cards_are_accessible_and_fit_the_window(quiz)
    for name, key in keys().items():
        to_card(quiz, name)
        answer(quiz, key)
        assert "Kept" in card_of(quiz, name).locator(".note").inner_text()
    leave_cards(quiz)
    quiz.keyboard.press("Control+s")
    quiz.wait_for_selector("[role=tab].jp-mod-current:not(.jp-mod-dirty)")
    notebook = nbformat.from_dict(saved(lab))
    results = grading.run(grading.solutions(notebook), assignment=QUIZ)
    assert [result for result in results if result.message] == []
    assert sum(result.points for result in results) == 100
    nbformat.write(notebook, tmp_path / f"{QUIZ}.ipynb")
    assert checked(tmp_path / f"{QUIZ}.ipynb")["score"] == 100
    run_all(quiz)  # and now no check complains
    shows_what_the_notebook_holds(quiz)


def the_cards_are_accessible_and_fit_the_window(quiz):
    notebook = quiz.locator(".jp-WindowedPanel-outer").first
    for width in (1280, 800):
        quiz.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(quiz, context=CARD).response["violations"]
        assert [(width, rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
        assert notebook.evaluate("(it) => it.scrollWidth <= it.clientWidth"), "scrolls sideways"


def where_a_card_cannot_write_it_says_what_to_type(quiz):
    quiz.evaluate("document.querySelectorAll('.cm-content').forEach((it) => delete it.cmTile)")
    card = card_of(quiz, "constant")
    option = card.locator("input").first
    option.check()
    expected = f'Type into the answer cell below: constant = "{option.get_attribute("value")}"'
    assert expected in card.locator(".note").inner_text()


def test_each_learner_has_their_own_order_and_reads_what_to_type(open_notebook):
    quiz = open_notebook(FILE)
    orders = [list(options_of("breakers"))]
    for learner in ("ada", "grace"):
        quiz.locator(".jp-CodeCell .cm-content", has_text="learner_id = ").first.click()
        quiz.keyboard.press("Control+a")
        quiz.keyboard.type(f'learner_id = "{learner}"')
        for cell in ("setup", "own-order", "breakers-options", "constant-options"):
            run_cell(quiz, cell)
        quiz.wait_for_function(OTHER, arg=["breakers", orders[-1]])
        options = card_of(quiz, "breakers").locator("input").all()
        orders.append([option.get_attribute("value") for option in options])
    assert all(sorted(order) == sorted(orders[0]) for order in orders)
    after_a_click_the_keys_that_run_a_cell_still_do(quiz)
    where_a_card_cannot_write_it_says_what_to_type(quiz)


def after_a_click_the_keys_that_run_a_cell_still_do(quiz):
    option = card_of(quiz, "constant").locator("input").last
    option.click()
    before = quiz.evaluate(ACTIVE)
    quiz.keyboard.press("Shift+Enter")
    quiz.wait_for_function(f"({ACTIVE})() === {before + 1}")


def keys():
    """Return the right answer to every question, as the source notebook has it."""
    found = grading.solutions(grading.source_notebook(QUIZ))
    answers = {name: ast.literal_eval(source.split("=")[-1].split("###")[0].strip())
               for name, source in found.items()}  # fmt: skip
    return {name: key for name, key in answers.items() if name != "own-order"}


def answer(page, key):
    """Answer the question whose card has the focus on its first control."""
    kind = page.evaluate(FOCUS)["type"]
    if kind == "radio":
        page.keyboard.press("Space")
        press_until(page, "ArrowDown", lambda focus: focus["value"] == key)
    elif kind == "checkbox":
        choose_each(page, key)
    elif kind == "text":
        page.keyboard.type(str(key))
        page.keyboard.press("Enter")
    else:
        put_in_order(page, key)


def choose_each(page, key):
    """Go through the boxes, and tick those of the key."""
    name = page.evaluate(FOCUS)["name"]
    for place in range(card_of(page, name).locator("input").count()):
        if place:
            page.keyboard.press("Tab")
        if page.evaluate(FOCUS)["value"] in key:
            page.keyboard.press("Space")


def put_in_order(page, key):
    """Carry each step up to its place, from the first to the last."""
    name = page.evaluate(FOCUS)["name"]
    card = card_of(page, name)
    words = options_of(name)
    for place, step in enumerate(key):
        label = words[step].replace("`", "")
        rows = [row.inner_text() for row in card.locator("li span").all()]
        for _ in range(rows.index(label) - place):
            at = page.evaluate(FOCUS)
            if at["label"] != f"Move up: {label}":
                press_until(page, "Shift+Tab", lambda focus: focus["name"] != name)
                press_until(page, "Tab", lambda focus: focus["label"] == f"Move up: {label}")  # noqa: B023
            page.keyboard.press("Enter")


def to_card(page, name):
    """Press Tab until a card's first control has the focus."""
    press_until(page, "Tab", lambda focus: focus["name"] == name)


def leave_cards(page):
    """Press Tab until no card has the focus, so that the lab's own keys work again."""
    press_until(page, "Tab", lambda focus: not focus["in_card"])


def press_until(page, key, arrived):
    """Press a key until the focus is where it should be."""
    for _ in range(80):
        if arrived(page.evaluate(FOCUS)):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not lead there: {page.evaluate(FOCUS)}")


def card_of(page, name):
    """Return the card that asks for a name."""
    return page.locator(CARD, has=page.locator("legend code", has_text=re.compile(f"^{name}$")))


def options_of(name):
    """Return the words of a question's options by their keys, from the source notebook."""
    cells = {cell.id: cell.source for cell in grading.source_notebook(QUIZ).cells}
    call = ast.parse(cells[f"{name}-options"]).body[0].value
    return ast.literal_eval(call.args[1])


def saved(lab):
    """Return the notebook as the server has it."""
    url = f"{lab}/api/contents/{FILE}?token={TOKEN}"
    with urllib.request.urlopen(url) as given:
        return json.load(given)["content"]


def checked(path):
    """Return what `autograder check` says of a notebook."""
    return json.loads(tools.printed("autograder", "check", "--json", str(path)))


def shows_what_the_notebook_holds(page):
    """A card that is drawn again starts from what its answer cell says."""
    for name, key in keys().items():
        controls = card_of(page, name).locator("input:checked, input[type=text]")
        shown = [control.input_value() for control in controls.all()]
        if isinstance(key, str):
            assert shown == [key]
        elif isinstance(key, float | int):
            assert float(shown[0]) == key
        elif shown:
            assert sorted(shown) == sorted(key)
