"""Names, messages, notes and comments are text on every page, and floods cost nobody anything."""

from html.parser import HTMLParser

import nbformat
import pytest

from autograder.model import Marks, Report, Result, Status
from autograder.reports import feedback, graded_notebooks, insight, insight_page, similarity
from tests.support import vectors

ALL = " ".join(" ".join(vectors.ALL.values()).split())
STEP = 1_500  # of an error's text a page shows the beginning
TEXTS = vectors.NAMES | {f"vectors from {i}": ALL[i : i + STEP] for i in range(0, len(ALL), STEP)}
MARK = {"grade": True, "solution": False, "points": 1}
SOURCE = nbformat.v4.new_notebook(cells=[
    nbformat.v4.new_markdown_cell("## Do", metadata={"nbgrader": {"grade_id": "m"}}),
    nbformat.v4.new_code_cell("f = 1", metadata={"nbgrader": {"grade_id": "f", "solution": True}}),
    nbformat.v4.new_code_cell("assert f()", metadata={"nbgrader": {"grade_id": "f-1", **MARK}}),
])  # fmt: skip


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.text = [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, [name for name, _ in attrs]))

    def handle_data(self, data):
        self.text += data


def pages(text):
    """Return the tags and the text of both pages, with a text wherever a person's may be."""
    notebook = nbformat.from_dict(SOURCE)
    notebook.cells[1].source = "def f():\n    return 2"
    result = Result("f-1", 0, 1, Status.FAIL, f"ValueError: {text}")
    report = Report(text, text, 0, 1, text, [result], [text])
    marks = Marks({}, {"f": text, "f-1": text}, score=0, max_score=1)
    graded = graded_notebooks.GradedNotebook(text, notebook, report, 1.0, None)
    seen = insight.of([graded], SOURCE, {})
    code = {text: "f = 1", "y": "f = 1"}
    seen.alike.append(
        similarity.Group((text, "b"), (text, "y"), True, dict.fromkeys((text, "b"), code))
    )
    found = []
    for page in (feedback.page(notebook, report, marks), insight_page.page(seen)):
        parser = _Tags()
        parser.feed(page)
        found.append(parser)
    return found


@pytest.fixture(scope="module")
def plain():
    return pages("plain")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_adds_no_tag_to_a_page(text, plain):
    for page, expected in zip(pages(text), plain, strict=True):
        assert page.tags == expected.tags
        assert text in page.text


def test_pages_say_that_nothing_may_be_loaded_sent_or_based_elsewhere(plain):
    for page in plain:
        assert ("meta", ["http-equiv", "content"]) in page.tags
    html = feedback.page(SOURCE, Report("a", "s", 0, 1, "", [], []))
    for rule in ("default-src 'none'", "base-uri 'none'", "form-action 'none'"):
        assert rule in html


@pytest.mark.parametrize("answer", [
    "x = " + "(" * 5000, "x = " + "-" * 9000 + "1", "x = " + "1+" * 4900 + "1", "a\x00",
    "x = 1\n" * 80_000, "".join(" " * i + "if 1:\n" for i in range(95)) + " " * 96 + "x",
    "lambda: " * 1200 + "1", "f" + "(f" * 3000, "'\\N{" * 2000, "x" * 400_000, "f'{" * 2000,
])  # fmt: skip
def test_code_that_is_made_to_be_slow_or_deep_is_left_out_of_the_comparison(answer):
    everybody = {f"s{n}": {"f": answer, "g": answer} for n in range(4)}
    assert isinstance(similarity.groups(everybody, {"f": "x = 1", "g": "x = 1"}), list)
    assert isinstance(similarity.bare(answer), str)
