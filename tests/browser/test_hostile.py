"""What a learner hands in harms nobody who opens it: formgrader, feedback, insight, in Chromium."""

import json
from urllib.parse import quote

import nbformat
import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import expect

from tests.browser import lab as labs
from tests.browser.watch import Watch
from tests.conftest import WarmCourse
from tests.support import grading, vectors
from tests.support.grading import ASSIGNMENT, ASSIGNMENTS

CELLS = ".text_cell_render, .output_subarea, .input_area"
LISTS = "td:not(:has(a)), td a > *:not(.glyphicon), .breadcrumb .active, .alert"
ESSAY = "essay"
#: Two ids are enough to open each learner's pages: all that may stand in one, together.
EVERY_ID = " ".join(text for name, text in vectors.IDS.items() if name != "very long")
FLOODS = ["%" + "0" * 100_000, "x = 1\n" * 30_000, "'%" + "0" * 50_000 + "'"]
MARKDOWN_FLOODS = ["\\begin{a}" * 40_000, "[" * 400_000, "`" * 100_000, "$$ a " * 80_000]
SHOW = """
import json
from IPython.display import display
for text in json.loads({texts!r}):
    display({{"text/html": text, "text/plain": text}}, raw=True)
    display({{"text/latex": text, "text/plain": text}}, raw=True)
    display({{"text/markdown": text, "application/javascript": "window.RAN=1",
             "image/svg+xml": text, "text/plain": text}}, raw=True)
    print(text)
"""
RAISE = "def initialize_zeros(n_x, n_h, n_y):\n    raise ValueError({text!r})"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Grade a class in which a hostile and an honest learner wrote all there is to write."""
    made = WarmCourse(tmp_path_factory.mktemp("hostile"))
    _with_an_essay(made.root / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb")
    _hand_in(made, "hostile", _hostile())
    _hand_in(made, "flood", _flood())
    _hand_in(made, "honest", _written([nbformat.v4.new_markdown_cell(vectors.HONEST)], "Fine."))
    for student in (*vectors.IDS.values(), EVERY_ID):
        _hand_in(made, student, "")
    made.autograder("grade", ASSIGNMENT, "--timeout", "10")
    with Gradebook(f"sqlite:///{made.state / 'gradebook.db'}", "random-initialization") as book:
        comment = book.find_comment(ESSAY, ASSIGNMENT, ASSIGNMENT, "hostile")
        comment.manual_comment = "\n".join(vectors.ALL.values())
        for student in book.students:
            student.email = " ".join(vectors.HTML.values())
        book.db.commit()
    made.said = made.autograder("feedback", ASSIGNMENT) + made.autograder("insight", ASSIGNMENT)
    return made


def test_a_hostile_submission_does_nothing_in_the_formgrader(course, page):
    watch = Watch(page)
    with labs.formgrader(page, course.root, course.state) as formgrader:
        page.goto(f"{formgrader}/submissions/{_submission(course, 'honest')}/?index=0")
        page.get_by_text("My notes").wait_for()
        assert watch.harm(CELLS) == {}
        for student in ("hostile", "flood"):
            page.goto(f"{formgrader}/submissions/{_submission(course, student)}/?index=0")
            page.get_by_text("Exercise 1: start at zero").wait_for()
            assert page.locator(f"#{ESSAY}").count() == 1
            assert watch.harm(CELLS) == {}, student
            assert page.url.startswith(formgrader)
        _no_name_does_anything(course, page, formgrader, watch)
        _as_handed_in(course, "hostile")  # the watch sees what it should, or the above says little
        page.goto(f"{formgrader}/submissions/{_submission(course, 'hostile')}/?index=0")
        harm = watch.harm(CELLS)
        assert harm["ran"]
        assert harm["odd"]
        assert [url for url in harm["outside"] if url.startswith(vectors.OUTSIDE)]


def _no_name_does_anything(course, page, formgrader, watch):
    """Open the lists of learners, with folders too that the grader refuses, and a learner's own."""
    for name in vectors.NO_IDS:
        _hand_in(course, name, "")
    everybody = len({"hostile", "flood", "honest", EVERY_ID, *vectors.IDS.values()})
    each = f"manage_students/{quote(EVERY_ID, safe='')}"
    rows = {
        "manage_students": everybody + len(vectors.NO_IDS),
        f"manage_submissions/{ASSIGNMENT}": everybody + len(vectors.NO_IDS),
        f"gradebook/{ASSIGNMENT}/{ASSIGNMENT}": everybody,
        each: len(ASSIGNMENTS),
        f"{each}/{ASSIGNMENT}": 1,
    }
    for place, expected in rows.items():
        page.goto(f"{formgrader}/{place}")
        page.locator("tbody tr").nth(expected - 1).wait_for()
        assert watch.harm(LISTS) == {}, place
        expect(page.locator("tbody tr"), place).to_have_count(expected)


@pytest.mark.parametrize("student", ["hostile", "flood", "honest"])
def test_the_feedback_page_does_nothing(course, page, student):
    _opened(page, course.state / "feedback" / student / ASSIGNMENT / f"{ASSIGNMENT}.html", "main")


def test_the_insight_page_does_nothing(course, page):
    _opened(page, course.state / "insight" / f"{ASSIGNMENT}.html", "section, table")


def _opened(page, path, areas):
    watch = Watch(page)
    page.goto(path.as_uri())
    harm = watch.harm(areas)
    assert harm == {}
    assert page.url == path.as_uri()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def _with_an_essay(path):
    notebook = nbformat.read(path, as_version=4)
    mark = {"grade_id": ESSAY, "grade": True, "solution": True, "locked": False, "task": False,
            "points": 5, "schema_version": 3, "cell_type": "markdown"}  # fmt: skip
    notebook.cells.append(
        nbformat.v4.new_markdown_cell("What did you learn?", metadata={"nbgrader": mark})
    )
    nbformat.write(notebook, path)


def _hostile():
    texts = list(vectors.ALL.values())
    cells = [nbformat.v4.new_markdown_cell(text) for text in texts]
    cells += [nbformat.v4.new_raw_cell(text) for text in texts]
    cells += [
        nbformat.v4.new_raw_cell(text, metadata={"raw_mimetype": "text/html"}) for text in texts
    ]
    cells += [nbformat.v4.new_code_cell(text) for text in vectors.HTML.values()]
    shown = [SHOW.format(texts=json.dumps(texts[i : i + 30])) for i in range(0, len(texts), 30)]
    cells += [nbformat.v4.new_code_cell(text) for text in shown]
    return _written(cells, "\n\n".join(texts), {"initialize_zeros": RAISE.format(text=texts[0])})


def _flood():
    cells = [nbformat.v4.new_markdown_cell(text) for text in MARKDOWN_FLOODS]
    cells += [nbformat.v4.new_code_cell(text) for text in FLOODS]
    return _written(cells, "[" * 10_000, {"compute_cost": FLOODS[0]})


def _written(cells, essay, answers=None):
    notebook = grading.handed_in(answers or {})
    mark = {"grade_id": ESSAY, "grade": True, "solution": True, "points": 5}
    answer = nbformat.v4.new_markdown_cell(essay, metadata={"nbgrader": mark})
    notebook.cells = [*cells, *notebook.cells, answer]
    return notebook


def _hand_in(course, student, notebook):
    folder = course.state / "submitted" / student / ASSIGNMENT
    folder.mkdir(parents=True)
    (folder / f"{ASSIGNMENT}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def _submission(course, student):
    with Gradebook(f"sqlite:///{course.state / 'gradebook.db'}", "random-initialization") as book:
        return book.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, student).id


def _as_handed_in(course, student):
    """Put a learner's cells into the graded notebook as they came."""
    path = course.state / "autograded" / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    told = [vectors.HTML["handler"], vectors.HTML["picture"], vectors.HTML["cover"]]
    notebook.cells += [nbformat.v4.new_markdown_cell(text) for text in told]
    nbformat.write(notebook, path)
