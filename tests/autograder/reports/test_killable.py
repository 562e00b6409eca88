"""What takes too long ends, alone; the next call is answered as if nothing had been."""

import re

import nbformat
import pytest

from autograder.model import Report, Result, Status
from autograder.reports import feedback, graded_notebooks, handback, killable, similarity

FOREVER = (re.compile(r"(a+)+$").match, "a" * 60 + "b")  # the engine of `re` never looks at a clock


@pytest.fixture
def process():
    with killable.helper_process(60) as made:
        yield made


def test_a_call_returns_what_the_function_returns(process):
    assert process.call(similarity.bare, "x = 1  # one") == "x = 1"
    assert process.call(re.sub, "a", "b", "aa", count=1) == "ba"


def test_a_call_that_takes_too_long_ends_and_the_next_is_answered():
    with killable.helper_process(1) as process:
        with pytest.raises(killable.TookTooLongError, match="1 seconds"):
            process.call(re.match, r"(a+)+$", FOREVER[1])
        process._seconds = 60
        assert process.call(len, "abc") == 3


def test_an_exception_is_reported_and_the_process_survives(process):
    with pytest.raises(killable.CallError, match="ValueError"):
        process.call(int, "x")
    assert process.call(int, "1") == 1


def test_a_lost_process_gives_no_answer(process):
    import os

    with pytest.raises(killable.TookTooLongError):
        process.call(os._exit, 3)
    assert process.call(int, "1") == 1


class _Late:
    """Answers no call within its time, but one for what is plain where there is time for that."""

    def __init__(self, *, plain=True):
        self._plain = plain

    def call(self, function, *arguments, **named):
        if named.get("plain") and self._plain:
            return function(*arguments, **named)
        raise killable.TookTooLongError("not done within 60 seconds")


class _Broken:
    """Raises whatever it is asked, but for what is plain."""

    def call(self, function, *arguments, **named):
        if named.get("plain"):
            return function(*arguments, **named)
        raise killable.CallError("Traceback ...\nKeyError: 'a'")


@pytest.mark.parametrize(("process", "why"), [(_Late(), "within 60 s"), (_Broken(), "KeyError")])
def test_a_page_that_cannot_be_laid_out_is_plain_and_says_so(process, why, tmp_path):
    graded = _graded(tmp_path)
    page, problem = handback.laid_out(process, graded, None, False)
    assert why in problem
    assert "all of this is plain text" in page
    assert "&lt;b&gt; $x$" in page
    assert "<math" not in page


def test_a_plain_page_has_a_time_limit_too(tmp_path):
    with pytest.raises(killable.TookTooLongError):
        handback.laid_out(_Late(plain=False), _graded(tmp_path), None, False)


def test_an_ordinary_page_is_the_same_from_the_other_process(process, tmp_path):
    graded = _graded(tmp_path)
    page, problem = handback.laid_out(process, graded, None, False)
    assert problem == ""
    assert page == feedback.page(graded.notebook, graded.report)


def _graded(folder):
    mark = {"grade_id": "t", "grade": True, "solution": False, "points": 1}
    cells = [
        nbformat.v4.new_markdown_cell("<b> $x$", id="learner-1"),
        nbformat.v4.new_code_cell("assert 1", metadata={"nbgrader": mark}),
    ]
    report = Report("a", "s", 0, 1, "", [Result("t", 0, 1, Status.FAIL, "no")], [])
    return graded_notebooks.GradedNotebook(
        "s", nbformat.v4.new_notebook(cells=cells), report, 1.0, folder
    )
