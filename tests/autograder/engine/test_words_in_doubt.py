"""Texts of a hidden test that look like messages, and that a learner's code may be given."""

import ast
import re

import pytest

from autograder.engine.messages import of_tests_together, written_in_tests

ASSERTION = ["AssertionError", "Exception"]
CHECK = "def check(x, text):\n    assert x, text\n"
ATTRIBUTES = [
    f"class C:\n    text = 'Lima town'\n{CHECK}check(f(C), 'why')",
    f"class C:\n    text: str = 'Lima town'\n{CHECK}check(f(C()), 'why')",
    f"class C:\n    for text in ['Lima town']:\n        pass\n{CHECK}check(f(C), 'why')",
    f"class C:\n    if 1:\n        text, x = 'Lima town', 1\n{CHECK}check(f(C), 'why')",
    "def g():\n    class C:\n        text = 'Lima town'\n    text = 'why'\n"
    "    assert f(C), text\ng()",
]
#: In a function, as a name at the top is no message anyway.
UNSEEN_READS = [
    f"def test():\n    why = 'Lima town'\n    assert f({read}), why\ntest()"
    for read in (
        "inspect.currentframe().f_locals['w' + 'hy']", "sys._getframe().f_back", "dir()",
        "get_ipython().user_ns", "__import__('x')", "vars()", "a['why']", "getattr(a, 'why')",
        "a.why", "a.query('x == @why')", "a.__dict__", "importlib.import_module('x')",
    )
]  # fmt: skip
BOUND_TWICE = [
    "def test(text):\n    given = why = text\n    assert f(given), why\ntest('Lima town')",
    "def test(a, b):\n    rows = [(a, b)]\n    got = [f(x) for x, w in rows]\n"
    "    for x, w in rows:\n        assert got, x\ntest('Lima town', 'why')",
    "def test(a):\n    rows = [a]\n    got = [f(x) for x in rows]\n"
    "    for y in rows:\n        assert got, y\ntest('Lima town')",
    "def test(a):\n    for x, y in [(a, a)]:\n        assert f(x), y\ntest('Lima town')",
    "def one(x, y):\n    assert f(x), y\ndef test(a):\n    one(a, a)\ntest('Lima town')",
]
RAISES = "raise ValueError('Lima town')"
CAUGHT_BY_A_LEARNER = [
    f"def g():\n    {RAISES}\nassert f(g)",
    "def g():\n    assert 0, 'Lima town'\nassert f(g)",
    "def g():\n    self.fail('Lima town')\nassert f(g)",
    f"def g():\n    {RAISES}\nh = g\nassert f(h)",
    f"def g():\n    {RAISES}\nassert f()",  # which calls `g`
    f"def g():\n    {RAISES}\nf(lambda: g())",
    f"def g():\n    {RAISES}\ndef h():\n    g()\nf(h)",
    f"def g():\n    def h():\n        {RAISES}\n    return h\nf(g())",
    f"def g():\n    yield 1\n    {RAISES}\nf(g())",
    f"async def g():\n    {RAISES}\nf(g())",
    f"@f\ndef g():\n    {RAISES}\ng()",
    f"@f\ndef test_it():\n    {RAISES}\ntest_it()",
    f"import lib\n@lib.kept\ndef g():\n    {RAISES}\nassert f()",
    f"class C:\n    def get(self):\n        {RAISES}\nf(C())",
    f"class Test:\n    def test_it(self):\n        {RAISES}\nf(Test())",
    f"class Test(TestCase):\n    def test_it(self):\n        {RAISES}\nf(Test)",
    f"class Test(TestCase):\n    def test_it(self):\n        {RAISES}\nt = Test()\nf(t)",
    f"class Test(TestCase):\n    def g(self):\n        {RAISES}\n"
    "    def test_it(self):\n        f(self.g)",
    "f(lambda: self.fail('Lima town'))",
    "f(self.assertTrue(x, 'Lima town') for x in y)",
    f"with f():\n    {RAISES}",
    f"with c:\n    {RAISES}",
    f"with c.patch():\n    {RAISES}",
    f"def g():\n    {RAISES}\nwith f():\n    g()",
    f"try:\n    {RAISES}\nexcept ValueError:\n    f()",
    f"try:\n    {RAISES}\nfinally:\n    f()",
    "raise FileNotFoundError(2, 'x', 'Lima town')",
    "raise AssertionError('why', 'Lima town')",
    "raise ImportError('why', name='Lima town')",
    "raise StopIteration('Lima town')",
]
GLOBALS = [
    "why = 'Lima town'\nassert f(), why",
    "if x:\n    why, y = 'Lima town', 1\nassert f(), why",
    "for why in ['Lima town']:\n    assert f(), why",
    "words = ['Lima town']\nfor why in words:\n    assert f(), why",
    "why = 'why'\nfor x, why in [(1, 'Lima town')]:\n    assert f(), why",
]
NAMED_AS_ASSERTIONS = [
    "assert_equal(1, 2, 'Lima town')",
    "assertTrue(1, 'Lima town')",
    "assert_less(1, 2, msg='Lima town')",
    "ok_(1, 'Lima town')",
    "eq_(1, 2, 'Lima town')",
    "machine.assert_equal(1, 2, 'Lima town')",
    "t = Thing()\nt.assert_equal(1, 2, 'Lima town')",
    "for case in cases:\n    case.assert_equal(1, 2, 'Lima town')",
    "from lib import assert_equal\nassert_equal = f\nassert_equal(1, 2, 'Lima town')",
    "from lib import *\nassert_equal(1, 2, 'Lima town')",
]


@pytest.mark.parametrize("test", [*ATTRIBUTES, *UNSEEN_READS, *BOUND_TWICE, *CAUGHT_BY_A_LEARNER,
                                  *GLOBALS, *NAMED_AS_ASSERTIONS])  # fmt: skip
def test_a_text_in_doubt_is_not_shown(test):
    said = of_tests_together.message(ASSERTION, "Lima town", test, "")
    assert said == of_tests_together.FAILED


@pytest.mark.parametrize(
    "code",
    ["f('Lima town')=", "f( 'Lima town' ) = ", "f(4711) == 815=", "x[4711]=!s:>5", "sum(y) / 2 = ",
     "f(0x1F)=", "x if f(3) else y=", "f(\n 'Lima')="],
)  # fmt: skip
@pytest.mark.parametrize("place", ["assert f(), {}", "self.assertTrue(f(), msg={})",
                                   "pytest.fail({})", "raise ValueError({})"])  # fmt: skip
def test_code_that_a_text_copies_is_left_out(code, place):
    words = 'f"""so {' + code + '}, expected 8"""'
    copied = code.partition("!")[0]
    said = of_tests_together.message(
        ASSERTION, f"so {copied}7, expected 8", place.format(words), ""
    )
    assert said == "so …, expected 8"


def test_code_that_may_be_spelled_otherwise_is_left_out_too():
    tree = ast.parse("assert f(), f'so {f(x)}'")
    text = tree.body[0].msg
    text.values[0].value = 'so f("\n")='
    text.values[1].value.args = [ast.Constant("\n")]
    assert list(written_in_tests.messages(tree)) == [["", ""]]


@pytest.mark.parametrize("text", ["n = {n}, expected 8", "{a.n=}, expected 8", "mean: {f(2)}"])
def test_words_before_a_value_are_shown(text):
    told = re.sub("{.*}", "7", text.replace("{a.n=}", "a.n=7"))
    shown = re.sub("{.*}", "…", text.replace("{a.n=}", "a.n=…"))
    assert of_tests_together.message(ASSERTION, told, f"assert f(), f'{text}'", "") == shown
