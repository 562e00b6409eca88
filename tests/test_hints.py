"""What a check says beside an exception depends on its text only where that text is shown."""

import numpy as np
import pytest

from autograder.engine.session import Learner
from autograder.engine.split.reseed import Reseeding
from autograder.model import Limits
from utils import own_line, withheld
from utils.checks import calling
from utils.checks.ladder import CheckFailed

ATTRIBUTE = "module 'numpy' has no attribute '{}'"
TEXTS = {
    AttributeError: [ATTRIBUTE.format(name) for name in ("ad", "subtrac", "zeross", "q")],
    NameError: [f"name '{name}' is not defined" for name in ("np", "numpy", "math", "relu", "x")],
    TypeError: ["'str' object", "1 positional argument", "cannot be interpreted as an integer"],
    ValueError: ["matmul: mismatch", "could not be broadcast", "values to unpack", "concatenate"],
    IndexError: ["index 3 is out of bounds", "a text"],
    KeyError: ["W1", "index", "NameError"],
    NotImplementedError: ["a text", "name 'np' is not defined"],
}  # fmt: skip


@pytest.fixture(params=[True, False], ids=["hidden", "visible"])
def hidden(request):
    withheld.begin_test(hidden=request.param)
    yield request.param
    withheld.begin_test(hidden=False)


def hint(kind, text, line="in f, line 2 of its cell: return 1"):
    def answer():
        error = kind(text)
        setattr(error, own_line.TOLD, line)
        raise error

    with pytest.raises(CheckFailed) as failed:
        calling.call("f", answer)
    return failed.value.likely


@pytest.mark.parametrize("kind", TEXTS, ids=lambda each: each.__name__)
def test_no_text_picks_a_hint_in_a_hidden_test(kind, hidden):
    hints = {hint(kind, text) for text in TEXTS[kind]}
    assert all(hints)
    assert len(hints) == 1 or not hidden
    assert len(hints) > 1 or hidden or kind in (IndexError, KeyError)


@pytest.mark.parametrize("text", ["", ATTRIBUTE.format("subtrac")])
def test_a_misspelled_name_in_the_learners_own_line_is_still_met_with_a_question(text, hidden):
    line = "in f, line 2 of its cell: return np.maxx(np.zeros(3))"
    said = hint(AttributeError, text if hidden else ATTRIBUTE.format("maxx"), line)
    assert said == "Did you mean np.max?"
    assert hint(AttributeError, text, "return np.zeros(3)") != said
    assert hasattr(np, "max")


def test_the_engine_says_which_tests_are_hidden(hidden):
    learner = Learner(None, Limits(), Reseeding(""))
    learner.begin_test("def f(): pass\n" if hidden else "")
    assert withheld.texts() is hidden
    learner.begin_test("" if hidden else "def f(): pass\n")
    assert withheld.texts() is not hidden
