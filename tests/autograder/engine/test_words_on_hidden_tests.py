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
        "from numpy.testing import assert_equal\nassert_equal(f('Peru'), 'Lima town', 'says so')",
        "from nose.tools import *\nassert_equal(f('Peru'), 'Lima town', 'says so')",
        "import lib as a\na.b.assert_equal(f('Peru'), 'Lima town', 'says so')",
        "tc = unittest.TestCase()\ntc.assertEqual(f('Peru'), 'Lima town', 'says so')",
        "TestCase().assertEqual(f('Peru'), 'Lima town', 'says so')",
        "np.testing.assert_allclose(f('Peru'), 'Lima town', err_msg='says so')",
        "case.assertEqual(f('Peru'), 'Lima town', msg='says so')",
        "if f('Peru') != 'Lima town':\n    pytest.fail('says so')",
        "if f('Peru') != 'Lima town':\n    raise AssertionError('says so')",
        "def test():\n    why = 'says so'\n    assert f('Peru') == 'Lima town', why\ntest()",
        "def test():\n    for why in ['says so']:\n        assert f('Peru', 'Lima town'), why",
        "for x, y, why in [('Peru', 'Lima town', 'says so')]:\n    assert f(x) == y, why",
        "all = [('Peru', 'Lima town', 'says so')]\nfor x, y, w in all:\n    assert f(x) == y, w",
        "from nose.tools import ok_\nok_(f('Peru') == 'Lima town', 'says so')",
        "def check(x, y, why):\n    assert f(x) == y, why\ncheck('Peru', 'Lima town', 'says so')",
        "def check(x, why):\n    assert f(x) == 'Lima town', why\ncheck('Peru', why='says so')",
        "def check(x, why='says so'):\n    assert f(x) == 'Lima town', why\ncheck('Peru')",
        "try:\n    f('Peru', 'Lima town')\nexcept ValueError:\n    pass\nelse:\n"
        "    raise AssertionError('says so')",
        "try:\n    f('Peru', 'Lima town')\nexcept ValueError as e:\n"
        "    raise AssertionError('says so') from e",
        "try:\n    assert f('Peru') == 'Lima town', 'says so'\nexcept ValueError as e:\n"
        "    raise AssertionError(f'it raised {e}')",
        "with open('x') as x:\n    assert f('Peru', x) == 'Lima town', 'says so'",
        "class Test(TestCase):\n    def test_it(self):\n"
        "        self.assertEqual(f('Peru'), 'Lima town', 'says so')",
        "class Test(TestCase):\n    def test_it(self):\n"
        "        for x, why in [('Peru', 'says so')]:\n            self.check(x, 'Lima town')\n"
        "            self.assertTrue(f(x), why)\n"
        "    def check(self, x, y):\n        assert f(x) == y, 'another'\n"
        "unittest.TextTestRunner().run(unittest.makeSuite(Test))",
        "class TestF:\n    def test_it(self):\n        assert f('Peru') == 'Lima town', 'says so'\n"
        "TestF().test_it()",
        "case = TestF()\nclass TestF(TestCase):\n    def test_it(self):\n"
        "        assert f('Peru') == 'Lima town', 'says so'\ncase.test_it()",
        "@pytest.mark.skipif('Peru')\ndef test_it():\n    assert f('Lima town'), 'says so'",
        "async def test():\n    assert await f('Peru') == 'Lima town', 'says so'\nawait test()",
        "with pytest.raises(ValueError):\n    assert f('Peru', 'Lima town'), 'says so'",
        "self.fail('says so' if f('Peru') else f'{f()} is no Lima town')",
        "for w in (why := 0), 'Lima town':\n    assert f('Peru', w), 'says so'",
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
        # a parameter is bound to something else than it seems
        "class C:\n    def one(self, why, given):\n        assert f(given), why\n"
        "C().one('text', 'Lima town')",
        "class C:\n    @static\n    def one(why):\n        assert f(), why\nC.one('Lima town')",
        "@turned\ndef check(x, why):\n    assert f(x), why\ncheck('text', 'Lima town')",
        "def check(why, *more):\n    assert f(more), why\ncheck(*['x'], 'Lima town')",
        "def check(x, why):\n    assert f(x), why\ncheck(*[1], 'Lima town')\nf(check)",
        "def check(x, why):\n    assert f(x), why\ncheck(1, 'Lima town')\nf(check)",
        "def check(x, why):\n    assert f(x), why\ndef check(why, x):\n    assert f(x), why\n"
        "check(1, 'Lima town')",
        "def check(x, why='Lima town'):\n    assert f(x), why\n    f(why)\ncheck(1)",
        "check = lambda x, why: f(why)\ndef other(why):\n    assert f(), why\nother('Lima town')",
        "async def check(why):\n    assert f(), why\nawait_(check('Lima town'))",
        # its value is elsewhere too
        "words = ['Lima town']\nf(words)\nfor name in words:\n    assert f(), name",
        "words = ['Lima town']\nfor w in words:\n    f(w)\nfor v in words:\n    assert f(), v",
        "words = ['Lima town']\nf(*words)\nfor name in words:\n    assert f(), name",
        "words = ['Lima town']\nf([w for w in words])\nfor name in words:\n    assert f(), name",
        "a = b = 'Lima town'\nf(a)\nassert f(), b",
        "a = 'Lima town'\nb = a\nf(b)\nassert f(), a",
        "assert f(f'{1}Lima town'), 'Lima town'",
        "assert f(1), f'{g(\"Lima town\")} is it'\nassert f(2), 'Lima town'",
        "assert f(1), g('Lima town') or 'Lima town'\nassert f(2), 'Lima town'",
        "assert f('  Lima town')\nassert f(2), 'Lima town'",
        # it goes somewhere else
        "c.text = 'Lima town'\nassert f(c.text)\nassert f(), 'Lima town'",
        "for why in ['Lima town']:\n    c.text = why\n    assert f(c.text), why",
        "for why in ['Lima town']:\n    c['text'] = why\n    assert f(c), why",
        "for why in ['Lima town']:\n    data = [why]\n    assert f(data), why",
        "for why in ['Lima town']:\n    data, x = why, 1\n    assert f(data), why",
        "why = 'Lima town'\nassert f(), f'{g(why)} is it'\nassert f(), why",
        "why = 'Lima town'\nassert f(lambda: why), why",
        "def g():\n    return why\nwhy = 'Lima town'\nassert f(g()), why",
        "def g():\n    global why\n    why = 'Lima town'\ng()\nassert f(), why",
        "why = 'Lima town'\nf(locals())\nassert f(), why",
        "why = 'Lima town'\nf(eval('w' + 'hy'))\nassert f(), why",
        "why = 'Lima town'\nwhy += 'x'\nassert f(), why",
        "x, *why = 1, 'Lima town'\nassert f(), why",
        "for why, x in [('Lima town', 1, 2)]:\n    assert f(), why",
        "with given('Lima town') as why:\n    assert f(), why",
        # a function or a class that may be the learner's
        "assert almost_equal(1, 1, 'Lima town')",
        "assert is_in(1, 1, 'Lima town')",
        "assert isNone(1, 'Lima town')",
        "assert allClose(1, 1, 'Lima town')",
        "machine.fail('Lima town')",
        "fail('Lima town')",
        "raise Own('Lima town')",
        "raise c.Own('Lima town')",
        "assert_equal(*pair, 'Lima town')",
        "def assert_equal(x, y, mode):\n    f(mode)\nassert_equal(1, 2, 'Lima town')",
        # the text of an exception is an input
        "try:\n    raise ValueError('Lima town')\nexcept ValueError as e:\n    f(str(e))",
        "try:\n    assert 0, 'Lima town'\nexcept AssertionError as e:\n    f(e.args)",
        "def g():\n    raise ValueError('Lima town')\ntry:\n    g()\n"
        "except ValueError as e:\n    assert f(str(e))",
        "with pytest.raises(ValueError) as e:\n    raise ValueError('Lima town')\nf(e)",
        "with kept() as e:\n    assert f(), 'Lima town'\nf(e)",
        "try:\n    assert 0, 'Lima town'\nexcept AssertionError:\n    f(traceback.format_exc())",
        "try:\n    assert 0, 'Lima town'\nexcept AssertionError:\n    f(sys.exc_info())",
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
