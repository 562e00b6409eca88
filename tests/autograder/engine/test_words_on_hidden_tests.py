"""What is said of a hidden test that ran together: the instructor's own words, and no others."""

import time

import pytest

from autograder.engine.messages import of_tests_together, withheld_text

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
        (ASSERTION, "f(2) is 42", of_tests_together.FAILED),
        (ASSERTION, "", of_tests_together.FAILED),
        (ASSERTION, "key", of_tests_together.FAILED),
        (ASSERTION, "expected = {'key': 42}", of_tests_together.FAILED),
        (ERROR, "not a number", "ValueError: not a number"),
        (ERROR, "42", f"ValueError: {withheld_text.MESSAGE}"),
        (["NameError"], "name 'f' is not defined", "NameError: name 'f' is not defined"),
        (["NameError"], "name 'expected' is not defined", f"NameError: {withheld_text.MESSAGE}"),
        (["Spells42", "Exception"], "", f"Exception: {withheld_text.MESSAGE}"),
        (["frozenset", "Exception"], "", f"Exception: {withheld_text.MESSAGE}"),
        (["Own", "Exception"], "", f"Own: {withheld_text.MESSAGE}"),
        (["PermissionError"], "ls", f"PermissionError: {of_tests_together.REFUSED}"),
    ],
)
def test_a_message_is_recognized_or_left_out(classes, text, said):
    public = "class Own(Exception): pass\ndef f(): pass"
    assert of_tests_together.message(classes, text, TEST, public) == said


@pytest.mark.parametrize(
    "test",
    [
        "assert f('Peru') == 'Lima town', 'says so'",
        "assert f('Peru') == 'Lima town', f'says {f(1)} so' if f(2) else 'says so'",
        "assert_equal(f('Peru'), 'Lima town', 'says so')",
        "np.testing.assert_allclose(f('Peru'), 'Lima town', err_msg='says so')",
        "case.assertEqual(f('Peru'), 'Lima town', msg='says so')",
        "assertTrue(f('Peru') == 'Lima town', 'says so')",
        "if f('Peru') != 'Lima town':\n    pytest.fail('says so')",
        "if f('Peru') != 'Lima town':\n    raise AssertionError('says so')",
        "why = 'says so'\nassert f('Peru') == 'Lima town', why",
        "for x, y, why in [('Peru', 'Lima town', 'says so')]:\n    assert f(x) == y, why",
        "all = [('Peru', 'Lima town', 'says so')]\nfor x, y, w in all:\n    assert f(x) == y, w",
        "ok_(f('Peru') == 'Lima town', 'says so')",
        "def check(x, y, why):\n    assert f(x) == y, why\ncheck('Peru', 'Lima town', 'says so')",
        "def check(x, why):\n    assert f(x) == 'Lima town', why\ncheck('Peru', why='says so')",
    ],
)
def test_only_what_is_a_message_is_shown(test):
    def said(text):
        return of_tests_together.message(ASSERTION, text, test, "")

    assert said("says so") == "says so"
    assert said("Peru") == said("Lima town") == of_tests_together.FAILED


@pytest.mark.parametrize(
    "test",
    [
        "assert f('Lima town') == 1, 'Lima town'",
        "why = 'Lima town'\nassert f(why) == 'Lima town', why",
        "assert f() == 'Lima town', 'got ' + g('Lima town')",
        "assert f() == 'x', [g('Lima town')]",
        "print('Lima town')\nraise ValueError",
        "def check(x, why):\n    assert f(x), x\ncheck(['Lima town'], 'why')",
        "assert encrypt(message='Lima town') == 1",
        "case.assertRaises(ValueError, f, 'Lima town')",
        "mock.assert_called_with(1, 2, 'Lima town')",
        "def assert_town(x, y, z):\n    assert f(x, z) == y\nassert_town(1, 2, 'Lima town')",
        "why = why\nassert f(), why",
        "for x, y in [('Lima town', 'x')]:\n    assert f(x) == y, x",
        "expected = 'Lima town'\nassert f(1) == expected, expected",
        "for why in why:\n    assert f(), why",
    ],
)
def test_what_is_an_input_too_is_not(test):
    said = of_tests_together.message(ASSERTION, "Lima town", test, "")
    assert said == of_tests_together.FAILED


def test_a_text_made_to_be_slow_is_not():
    holes = "f'" + "{a}a" * 30 + "b'"
    start = time.process_time()
    of_tests_together.message(ASSERTION, "a" * 5000, f"assert x, {holes}", "")
    assert time.process_time() - start < 5
