"""Every lesson as a learner meets it: run in JupyterLab, controls moved, questions answered."""

import pytest

from tests.browser.conftest import run_all
from tests.grading import ROOT

LESSONS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
CHANGED = "([card, old]) => card.querySelector('img').src !== old"


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_runs_and_answers(open_notebook, lesson):
    page = open_notebook(f"notebooks/{lesson}")
    run_all(page)
    assert (
        page.locator(".jp-Notebook [data-mime-type='application/vnd.jupyter.error']").count() == 0
    )
    notebook = page.locator(".jp-WindowedPanel-outer").first
    assert notebook.evaluate("(it) => it.scrollWidth <= it.clientWidth"), "it scrolls sideways"
    answer_every_question(page)
    put_every_puzzle_in_order(page)
    move_every_control(page)


def answer_every_question(page):
    """Click each option: a prediction is kept, a self-check explains every option."""
    cards = page.locator(".course-card:has(input[type=radio])")
    assert cards.count() > 0
    for card in cards.all():
        said = set()
        for option in card.locator("input[type=radio]").all():
            option.check()
            said.add(card.locator(".note").inner_text())
        assert len(said) == card.locator("input[type=radio]").count(), said
        assert all(said)


def put_every_puzzle_in_order(page):
    """Check a wrong order, then sort the steps by their buttons alone."""
    for card in page.locator(".course-card:has(ol)").all():
        check = card.get_by_role("button", name="Check the order")
        check.click()
        assert "again" in card.locator(".note").inner_text()
        while "again" in (note := card.locator(".note").inner_text()):
            place = int(note.split("place ")[-1].split()[0])
            steps = card.locator("li").count()
            # bubble the steps behind the first wrong place round, until the right one is there
            for behind in range(steps, place, -1):
                card.locator("li").nth(behind - 1).locator(".up").click()
            check.click()
        assert "Right" in card.locator(".note").inner_text()


def move_every_control(page):
    """Move each slider, box and list: the picture and its summary follow."""
    for card in page.locator(".course-card:has(.controls):has(img)").all():
        for control in card.locator(".controls input, .controls select").all():
            before = card.locator("img").get_attribute("src")
            move(control)
            page.wait_for_function(CHANGED, arg=[card.element_handle(), before])
            assert card.locator("img").get_attribute("alt")
            assert card.locator(".note").inner_text()


def move(control):
    """Operate a control by keyboard."""
    kind = control.get_attribute("type")
    control.focus()
    if kind == "checkbox":
        control.press("Space")
    else:
        start = control.input_value()
        control.press("ArrowRight" if kind == "range" else "ArrowDown")
        if control.input_value() == start:
            control.press("ArrowLeft" if kind == "range" else "ArrowUp")
