"""A learner's text runs, loads, links and covers nothing, in nbgrader's template and in ours."""

import re
from html.parser import HTMLParser

import nbformat
import pytest
from nbconvert.filters.markdown_mistune import markdown2html_mistune

from autograder.model import Marks, Report, Result, Status
from autograder.notebook import intake, outputs
from autograder.reports import feedback, render
from autograder.text import formulas, sanitize
from tests.support import vectors

#: Without these, HTML lays out text; with src only what lies in the page.
TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "code",
        "dd",
        "del",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "input",
        "kbd",
        "li",
        "ol",
        "p",
        "pre",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
        "var",
        "math",
        "mi",
        "mn",
        "mo",
        "mrow",
        "mfrac",
        "msqrt",
        "mroot",
        "msub",
        "msup",
        "msubsup",
        "munder",
        "mover",
        "munderover",
        "mtext",
        "mspace",
        "mstyle",
        "mpadded",
        "mtable",
        "mtr",
        "mtd",
        "menclose",
        "mphantom",
        "ms",
    ]
)
ATTRIBUTES = {"class", "title", "alt", "width", "height", "type", "checked", "disabled", "tabindex"}
MATHML = frozenset(formulas._ATTRIBUTES) | {"xmlns"}


class _Seen(HTMLParser):
    """Collects what a page must not have."""

    def __init__(self, *, mathml):
        super().__init__()
        self.bad, self.allowed = [], ATTRIBUTES | (MATHML if mathml else set())

    def handle_starttag(self, tag, attrs):
        if tag not in TAGS:
            self.bad.append(tag)
        self.bad += [(tag, *each) for each in attrs if not self._harmless(tag, *each)]

    def handle_comment(self, data):
        self.bad.append(("comment", data))

    handle_decl = unknown_decl = handle_pi = handle_comment

    def _harmless(self, tag, name, value):
        if name == "href":
            return re.match(r"https?://|#", value or "")
        if name == "src":
            return re.match(r"data:image/(png|jpeg|gif);base64,", value or "")
        if name == "id":
            return value.startswith("%E2%80%8B")  # a heading's own, which no part of a page has
        if name == "style":
            return re.fullmatch(r"text-align:\s*\w+", value or "")
        return name in self.allowed


def bad(html, *, mathml=False):
    seen = _Seen(mathml=mathml)
    seen.feed(html)
    seen.close()
    return seen.bad


each = pytest.mark.parametrize("text", vectors.ALL.values(), ids=vectors.ALL)


@each
def test_markdown_does_nothing_in_nbgraders_formgrader(text):
    assert bad(markdown2html_mistune(sanitize.markdown(text))) == []


@each
def test_a_raw_cell_does_nothing_either(text):
    assert bad(markdown2html_mistune(sanitize.raw(text))) == []


@each
def test_markdown_does_nothing_on_the_feedback_page(text):
    for source in (text, sanitize.markdown(text), sanitize.raw(text)):
        assert bad(render.markdown(source, trusted=False), mathml=True) == []


@each
def test_html_that_a_cell_shows_does_nothing(text):
    data = {"text/html": text, "text/latex": text, "text/plain": text}
    shown = outputs.clean([{"output_type": "display_data", "data": data}], outputs.Budget(100_000))[
        0
    ]
    assert bad(shown.data["text/html"]) == []
    assert bad(render.output(shown)) == []


@pytest.mark.parametrize("text", vectors.FORMULAS.values(), ids=vectors.FORMULAS)
def test_no_command_that_does_more_than_write_reaches_mathjax(text):
    latex = outputs.clean(
        [{"output_type": "display_data", "data": {"text/latex": text, "text/html": text}}],
        outputs.Budget(1000),
    )[0].data
    for kept in (sanitize.markdown(text), latex["text/html"], latex["text/latex"]):
        assert sanitize.formulas(kept) == kept
        assert not re.search(r"\\(href|require|style|class|cssId|unicode|bbox|rule|def|let)", kept)
        assert not re.search(r"\\\\\s*\[\s*-", kept)
    assert not re.search(r"&(bsol|#92|#x5c)", sanitize.markdown(text) + latex["text/html"])


def test_what_people_write_stays():
    html = markdown2html_mistune(sanitize.markdown(vectors.HONEST))
    for kept in ("<strong>Bold", "<em>emph", "<del>str", "<li>one &lt; two", "<table>", "<ol>",
                 r"$\frac{1}{m}\sum_{i=1}^m a^{(i)} \le \sigma$", "<blockquote>", "checkbox",
                 'href="https://example.org/course"', "My notes<", '"highlight"'):  # fmt: skip
        assert kept in html, kept


def test_every_symbol_of_the_course_stays_in_a_formula():
    text = r"$\alpha \le \partial_x \lVert w \rVert \approx \mathbb{R} \hat{y} \tanh \text{if }$"
    assert sanitize.markdown(text) == text


@pytest.mark.parametrize("unit", ["\\begin{a}", "[", "`", "*a **a ", "$$ a ", "x", "\\\\[x\n"])
def test_a_flood_becomes_plain_text(unit):
    text = unit * 60_000
    shown = sanitize.markdown(text)
    assert shown.startswith("```")
    assert len(shown) < 2 * sanitize.MAX_CHARACTERS + 100
    assert render.PLAIN in render.markdown(text, trusted=False)


@pytest.mark.parametrize("line", ["%" + "0" * 100_000, "'%" + "0" * 5000, "x = 1\n" * 50_000])
def test_code_that_is_a_flood_is_shown_plain(line):
    assert render.PLAIN in render.code(line)


def test_code_that_is_a_flood_is_stored_cut_and_honest_code_word_for_word():
    honest = "def f(x):\n    return x  # <b>\n" * 100
    for text, cut in ((honest, False), ("'%" + "0" * 50_000, True), ("x = 1\n" * 50_000, True)):
        stored = intake.kept(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text)]))
        assert (stored.cells[0].source != text) is cut
        assert ("... cut: all" in stored.cells[0].source) is cut
        assert render.PLAIN not in render.code(stored.cells[0].source)


@pytest.mark.parametrize("latex", ["{" * 3000, "x" * 100_000, r"\frac" * 700, r"\sqrt{" * 300])
def test_a_formula_that_is_a_flood_is_shown_as_its_source(latex):
    assert render.mathematics(latex).startswith("<code>")


def test_only_an_answer_as_it_was_handed_out_is_taken_word_for_word():
    source = _essay("See <b>this</b>.\n### BEGIN SOLUTION\nx\n### END SOLUTION\n<i>End</i>")
    given = "See <b>this</b>.\nYOUR ANSWER HERE\n<i>End</i>"
    assert _placed(source, given) == given
    assert "<img" not in _placed(source, given.replace("YOUR ANSWER", "<img src=x>"))
    assert "<script" not in _placed(source, "# <script>alert(1)</script>")


def test_markers_in_a_learners_cell_hide_nothing():
    said = "### BEGIN HIDDEN TESTS\nthe learner prints this line\n### END HIDDEN TESTS"
    own = nbformat.v4.new_code_cell(said, id="learner-1")
    own.outputs = [outputs.stream("stdout", "the learner prints this line\n")]
    html = feedback.page(nbformat.v4.new_notebook(cells=[own]), _report(), Marks())
    assert html.count("the learner prints this line") == 1 + html.count(
        "learner prints this line</span>"
    )


def _report():
    return Report("a", "s", 0, 1, "", [Result("t", 0, 1, Status.FAIL, "no")], [])


def _essay(text):
    mark = {"grade_id": "essay", "grade": True, "solution": True, "points": 5, "locked": False}
    return nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell(text, metadata={"nbgrader": mark})]
    )


def _placed(source, answer):
    handed_in = _essay(answer)
    return intake.place(nbformat.writes(handed_in).encode(), source).notebook.cells[0].source
