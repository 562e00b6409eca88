"""What is said of a hidden test that ran together: the instructor's own words, and no others."""

import time

import pytest

from autograder.engine import withheld_text, words_on_hidden_tests

TEST = (
    "expected = {'key': 42}\nassert f() == 1, 'f counts from one'\n"
    "assert f(2) == 3, f'f(2) is {f(2)}, expected {expected}'\nraise ValueError('not a number')"
)
ASSERTION, ERROR = ["AssertionError", "Exception"], ["ValueError", "Exception"]


@pytest.mark.parametrize(
    ("classes", "text", "said"),
    [
        (ASSERTION, "f counts from one", "f counts from one"),
        (ASSERTION, "f(2) is 7, expected {'key': 42}", "f(2) is …, expected …"),
        (ASSERTION, "f(2) is 42", words_on_hidden_tests.FAILED),
        (ASSERTION, "", words_on_hidden_tests.FAILED),
        (ASSERTION, "expected = {'key': 42}", words_on_hidden_tests.FAILED),
        (ERROR, "not a number", "ValueError: not a number"),
        (ERROR, "42", f"ValueError: {withheld_text.MESSAGE}"),
        (["NameError"], "name 'f' is not defined", "NameError: name 'f' is not defined"),
        (["NameError"], "name 'expected' is not defined", f"NameError: {withheld_text.MESSAGE}"),
        (["Spells42", "Exception"], "", f"Exception: {withheld_text.MESSAGE}"),
        (["Own", "Exception"], "", f"Own: {withheld_text.MESSAGE}"),
        (["PermissionError"], "ls", f"PermissionError: {words_on_hidden_tests.REFUSED}"),
    ],
)
def test_a_message_is_recognized_or_left_out(classes, text, said):
    public = "class Own(Exception): pass\ndef f(): pass"
    assert words_on_hidden_tests.message(classes, text, TEST, public) == said


def test_a_text_made_to_be_slow_is_not():
    holes = "f'" + "{a}a" * 30 + "b'"
    start = time.process_time()
    words_on_hidden_tests.message(ASSERTION, "a" * 5000, f"assert x, {holes}", "")
    assert time.process_time() - start < 5
