"""The feedback and the insight page in a browser: readable when narrow too, and for everybody."""

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe

from autograder.model import Marks
from autograder.reports import feedback, graded_notebooks, insight, insight_page
from tests.support import classes, grading
from tests.support.grading import ASSIGNMENT

LONG = {"setup": "print('x' * 500)\n# " + "a_very_long_comment_without_a_space" * 5}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Write both pages of a small class into a folder."""
    folder = tmp_path_factory.mktemp("pages")
    graded = []
    for student, answers in classes.dealt(4, rng=np.random.default_rng(5)).items():
        graded.append(paper(student, classes.graded(student, answers, LONG), folder))
    shown = graded[0]
    marks = Marks(comments={"compute_cost": "Which logarithm?"}, score=50, max_score=100)
    seen = insight.of(graded, grading.source_notebook(), {})
    texts = {
        "feedback": feedback.page(shown.notebook, shown.report, marks),
        "insight": insight_page.page(seen),
    }
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


def paper(student, graded, folder):
    notebook = classes.read(graded)
    own = next(cell for cell in notebook.cells if cell.id.startswith("learner"))
    own.outputs = [classes.printed("x" * 500)]
    report = graded_notebooks.report_of(notebook, assignment=ASSIGNMENT, student=student)
    return graded_notebooks.GradedNotebook(student, notebook, report, 1.0, folder)


@pytest.mark.parametrize("width", [1280, 800])
@pytest.mark.parametrize("name", ["feedback", "insight"])
def test_a_page_fits_says_nothing_to_the_console_and_is_accessible(page, pages, name, width):
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((pages / f"{name}.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    broken = "[...document.images].filter(each => !each.naturalWidth || !each.alt).length"
    assert page.evaluate(broken) == 0
    assert (said, [url for url in asked if not url.startswith(("file:", "data:"))]) == ([], [])
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_the_table_of_a_feedback_page_leads_to_the_exercise(page, pages):
    page.goto((pages / "feedback.html").as_uri())
    page.get_by_role("link", name="Exercise 5: the cost").click()
    assert page.locator("#exercise-5").is_visible()
    assert "compute_cost" in page.locator("#exercise-5").inner_text()
    box = page.locator("#exercise-5").bounding_box()
    assert -5 <= box["y"] < 900


def test_a_formula_is_drawn(page, pages):
    page.goto((pages / "feedback.html").as_uri())
    box = page.locator("math", has_text="0.693").first.bounding_box()  # ln 2, in a sentence
    assert box["height"] > 10
    assert box["width"] > 60
