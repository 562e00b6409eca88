"""Every lesson as a learner meets it: run in JupyterLab, controls moved, questions answered.

A lesson whose run takes long has a file of its own, `test_lesson_N.py`, which runs beside the
others; test_other_lessons.py has the rest.
"""

from pathlib import Path

import nbformat
from axe_playwright_python.sync_playwright import Axe

from tests.browser.notebook_page import run_all, save
from tests.support import lessons
from tests.support.grading import ROOT
from utils.live.presets import PRESETS

#: By number.
LESSONS = {int(path.name[:2]): path.name for path in (ROOT / "notebooks").glob("[0-9]*.ipynb")}
ALONE = {int(path.stem[-1]) for path in Path(__file__).parent.glob("test_lesson_[0-9].py")}
#: Choose each option of a card in turn; return what the card says to each.
ANSWER = """(card) => [...card.querySelectorAll('input[type=radio]')].map((option) => {
    option.click();
    return card.querySelector('.note').innerText.trim();
})"""
#: Bubble the steps behind the first wrong place round, so that another one is there.
CARRY = """(card, place) => {
    for (let behind = card.querySelectorAll('li').length; behind > place; behind -= 1)
        card.querySelectorAll('li')[behind - 1].querySelector('.up').click();
}"""
#: Whether each slider says the number beside it, which on a log scale is not its position.
SPOKEN = """(card) => [...card.querySelectorAll('.widget-slider')].every((slider) =>
    slider.querySelector('[role=slider]').ariaValueText
    === slider.querySelector('.widget-readout').textContent)"""
CONTROLS = ".controls :is(input, select, [role=slider])"
CHANGED = "([card, old]) => card.querySelector('img').src !== old"


def runs_and_answers(open_notebook, lab_folder, number):
    """Run a lesson from top to bottom, and use all that it shows."""
    lesson = LESSONS[number]
    page = open_notebook(f"notebooks/{lesson}")
    run_all(page)
    save(page)
    ran = nbformat.read(lab_folder / "notebooks" / lesson, as_version=4)
    assert all(cell.execution_count for cell in ran.cells if cell.cell_type == "code")
    assert lessons.faults(ran) == []
    assert (
        page.locator(".jp-Notebook [data-mime-type='application/vnd.jupyter.error']").count() == 0
    )
    notebook = page.locator(".jp-WindowedPanel-outer").first
    assert notebook.evaluate("(it) => it.scrollWidth <= it.clientWidth"), "it scrolls sideways"
    answer_every_question(page)
    put_every_puzzle_in_order(page)
    move_every_control(page)
    play_every_live_network(page)
    see_live_what_a_self_check_names(page)
    nobody_is_kept_out(page)


def answer_every_question(page):
    """Click each option: a prediction is kept, a self-check explains every option.

    A mouse answers the first card and the last, which are of either kind.
    """
    cards = page.locator(".course-card:has(input[type=radio])")
    assert cards.count() > 1
    by_mouse(cards.first)
    by_mouse(cards.last)
    for card in cards.all():
        said = card.evaluate(ANSWER)
        assert len(set(said)) == card.locator("input[type=radio]").count(), said
        assert all(said)
    # each card loads its own script: the buttons of two cards must not be one group
    for card in cards.all():
        assert card.locator("input[type=radio]:checked").count() == 1


def by_mouse(card):
    """Click each option where it is on the screen; the note follows each."""
    said = set()
    for option in card.locator("input[type=radio]").all():
        option.check()
        said.add(card.locator(".note").inner_text())
    assert len(said) == card.locator("input[type=radio]").count(), said


def put_every_puzzle_in_order(page):
    """Check a wrong order, then sort the steps by their buttons alone."""
    for card in page.locator(".course-card:has(ol)").all():
        check = card.get_by_role("button", name="Check the order")
        check.click()
        assert "again" in card.locator(".note").inner_text()
        while "again" in (note := card.locator(".note").inner_text()):
            place = int(note.split("place ")[-1].split()[0])
            card.evaluate(CARRY, place)
            check.click()
        assert "Right" in card.locator(".note").inner_text()


def move_every_control(page):
    """Move each slider, box and list: the picture and its summary follow."""
    for card in page.locator(".course-card:has(.controls):has(img)").all():
        card.locator(CONTROLS).first.wait_for()
        for control in card.locator(CONTROLS).all():
            before = card.locator("img").get_attribute("src")
            move(control)
            page.wait_for_function(CHANGED, arg=[card.element_handle(), before])
            assert card.locator("img").get_attribute("alt")
            assert card.locator(".note").inner_text()
        assert card.evaluate(SPOKEN), "a screen reader is told another number than the page shows"


def play_every_live_network(page):
    """A step is one, and play moves on by itself; test_live.py tries every control."""
    for card in page.locator(".course-card.live").all():
        note = card.locator("p.summary")
        card.get_by_role("button", name="Step").click()
        assert "step 1," in note.inner_text()
        card.get_by_role("button", name="Play").click()
        page.wait_for_function(
            "(card) => Number(card.dataset.frames) > 5", arg=card.element_handle()
        )
        card.get_by_role("button", name="Pause").click()
        card.get_by_role("button", name="Reset").click()
        assert "step 0," in note.inner_text()


def see_live_what_a_self_check_names(page):
    """Its button loads the setup into the live network, and the keyboard is there."""
    for show in page.get_by_role("button", name="See it live").all():
        name = show.inner_text().removeprefix("See it live: ")
        show.focus()
        show.press("Enter")
        page.get_by_text(PRESETS[name].about).wait_for()
        assert page.evaluate("document.activeElement.textContent") == "Play"


def nobody_is_kept_out(page):
    """The widgets' own markup has no serious violation of the accessibility rules (axe)."""
    found = Axe().run(page, context=".course-card").response["violations"]
    serious = [rule for rule in found if rule["impact"] in ("serious", "critical")]
    assert not serious, [(rule["id"], rule["nodes"][0]["html"]) for rule in serious]


def move(control):
    """Operate a control by keyboard."""
    control.focus()
    if control.get_attribute("type") == "checkbox":
        control.press("Space")
    elif control.get_attribute("role") == "slider":
        # its own number: what it says is written a moment later
        start = control.get_attribute("aria-valuenow")
        control.press("ArrowRight")
        if control.get_attribute("aria-valuenow") == start:
            control.press("ArrowLeft")
    else:
        start = control.input_value()
        control.press("ArrowDown")
        if control.input_value() == start:
            control.press("ArrowUp")
