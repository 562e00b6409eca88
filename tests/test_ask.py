"""Graded questions without a browser: their order, their text, what a card tells the kernel."""

import pytest

from utils import ask
from utils.ask import asking, widget
from utils.ask.question import Question

OPTIONS = {"stay": "They stay `W1`.", "part": "They part.", "both": "Both.", "none": "Neither."}


@pytest.fixture
def shown(monkeypatch):
    """Collect what is displayed where there is no kernel."""
    bundles = []
    monkeypatch.setattr(asking, "display", lambda bundle, **_: bundles.append(bundle))
    return bundles


class Shell:
    """Stands for IPython with a kernel behind it."""

    kernel = object()

    def __init__(self):
        self.user_ns = {}


@pytest.fixture
def shell(monkeypatch):
    """Put a shell with a kernel where the question and its card look for one."""
    shell = Shell()
    for module in (asking, widget):
        monkeypatch.setattr(module, "get_ipython", lambda: shell)
    return shell


def test_without_a_learner_the_options_keep_their_order():
    assert list(asking.drawn(OPTIONS, "ties", "")) == list(OPTIONS)


def test_a_learner_always_has_the_same_order_and_learners_differ():
    orders = [tuple(asking.drawn(OPTIONS, "ties", f"s{n:03}")) for n in range(50)]
    assert orders == [tuple(asking.drawn(OPTIONS, "ties", f"s{n:03}")) for n in range(50)]
    assert len(set(orders)) > 15  # of 24
    assert all(sorted(order) == sorted(OPTIONS) for order in orders)
    # the draw is Python's own for text, the same on every machine
    assert orders[0] == ("none", "stay", "both", "part")


def test_two_questions_of_one_learner_have_different_orders():
    assert len({tuple(asking.drawn(OPTIONS, f"question{n}", "ada")) for n in range(50)}) > 15


@pytest.mark.parametrize("kind", ["one", "several", "order"])
def test_without_a_kernel_the_text_shows_every_option_with_its_word(shown, kind):
    getattr(ask, kind)("ties", OPTIONS | {"odd": "a < b & c"})
    text, page = shown[0]["text/plain"], shown[0]["text/html"]
    assert all(f"{key} " in text and words in text for key, words in OPTIONS.items())
    assert "ties = " in text
    assert "a &lt; b &amp; c" in page


def test_a_number_is_asked_for_in_its_unit(shown):
    ask.number("decade", unit="steps")
    assert "Write a number, in steps. In the cell below: decade = 0.5" in shown[0]["text/plain"]


def test_a_card_in_a_kernel_sets_the_answer(shown, shell):
    ask.several("ties", OPTIONS)
    (card,) = shown
    assert isinstance(card, widget.Answering)
    assert dict(card.question["options"]) == OPTIONS
    assert shell.user_ns == {}
    card.answer = ["part"]
    assert shell.user_ns == {"ties": ["part"]}
    assert card.text() == Question("several", "ties", OPTIONS).text()


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: ask.one("ties", {"a": "only"}), "two or more, all different"),
        (lambda: ask.one("ties", {"a": "same", "b": "same"}), "two or more, all different"),
        (lambda: ask.one("ties", {"a": "x", "b": " "}), "the option 'b'"),
        (lambda: ask.order("no name", OPTIONS), "the name of a variable"),
        (lambda: ask.number("1st"), "the name of a variable"),
    ],
)
def test_bad_input_is_refused_in_words(call, says):
    with pytest.raises(ValueError, match=says):
        call()
