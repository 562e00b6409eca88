"""The widgets without a browser: what they keep, what they say as text, what they refuse."""

import numpy as np
import pytest

from utils import datasets, network, widgets
from utils.initializers import initialize
from utils.live import live_network, widget
from utils.widgets import card, exploring, predictions, questions


@pytest.fixture
def shown(monkeypatch):
    """Collect what the widgets display."""
    cards = []
    for module in (exploring, predictions, questions, widget):
        monkeypatch.setattr(module, "display", lambda card, **_: cards.append(card))
    return cards


def test_below_a_widget_stands_what_to_press_when_its_kernel_is_gone(monkeypatch):
    out = []
    monkeypatch.setattr(card, "display", lambda data, **_: out.append(data))
    made = questions.Quiz(question="Right?", options=["Yes."], explanations=["It is."], answer=0)
    made._ipython_display_()
    assert card.AGAIN in out[1]["text/html"]
    assert (out[0]["text/plain"] != "", out[1]["text/plain"]) == (True, "")


def test_a_prediction_is_kept_until_it_is_revealed(shown):
    widgets.predict("test-key", "How many?", ["one", "two"])
    shown[0].chosen = "two"
    widgets.reveal("test-key", "one", "Because.")
    assert "You predicted: two." in shown[1]["text/plain"]
    assert "Your prediction was different." in shown[1]["text/plain"]


def test_without_a_prediction_reveal_says_so(shown):
    widgets.reveal("never-asked", "one", "Because <of> this.")
    assert "You made no prediction here." in shown[0]["text/plain"]
    assert "&lt;of&gt;" in shown[0]["text/html"]


def test_a_puzzle_is_never_shown_in_its_right_order(shown):
    for seed in range(20):
        widgets.ordering("Sort.", ["a", "b", "c"], seed=seed)
    assert all(card.order != [0, 1, 2] and sorted(card.order) == [0, 1, 2] for card in shown)


def test_a_moved_control_redraws(shown):
    def draw(fig, n):
        fig.subplots().plot(range(n))
        return f"{n} points"

    widgets.explore(draw, alt="Some points.", n=widgets.Slider("points", 1, 9, 3))
    before = shown[0].picture
    shown[0].controls[0].value = 5
    assert shown[0].summary == "5 points"
    assert shown[0].picture != before
    assert "Some points." in shown[0].page()


def test_each_control_is_one_of_ipywidgets_and_hands_its_value_to_the_drawing(shown):
    got = []
    widgets.explore(
        lambda fig, **values: got.append(values) or "Drawn.",
        alt="Nothing.",
        n=widgets.Slider("points", 1, 9, 3),
        share=widgets.Slider("share", 0, 1, 0.5, 0.1),
        scale=widgets.LogSlider("scale", 1e-3, 10, 0.01),
        rule=widgets.Choice("rule", ["he", "xavier"], "he"),
        random=widgets.Toggle("random", False),
    )
    for control, value in zip(shown[0].controls, (5, 0.7, 0.1, "xavier", True), strict=True):
        control.value = value
    assert got[0] == {"n": 3, "share": 0.5, "scale": 0.01, "rule": "he", "random": False}
    assert got[-1] == {"n": 5, "share": 0.7, "scale": 0.1, "rule": "xavier", "random": True}
    assert (len(got), type(got[-1]["n"])) == (6, int)
    assert "points = 5, share = 0.7, scale = 0.1, rule = xavier" in shown[0].text()


def test_progress_passes_every_step_on():
    X, Y = datasets.blobs(rng=np.random.default_rng(0), m=20)
    start = initialize(2, 2, 1, rng=np.random.default_rng(0))
    plain = network.train(start, X, Y, num_iterations=30)
    barred = network.train(start, X, Y, num_iterations=30, through=widgets.progress("blobs", 30))
    np.testing.assert_array_equal(plain.costs, barred.costs)


def test_the_live_network_says_in_words_what_it_reaches(shown):
    live_network("moons", [3, 2], rule="constant", gain=0.01, compare={"rule": "he"})
    assert "hidden layers of [3, 2] tanh units, rule constant, gain 0.01" in shown[0].text()
    assert "<img" in shown[0].page()
    assert [start["rule"] for start in shown[0].settings["starts"]] == ["constant", "he"]


def test_the_live_network_starts_with_a_preset_and_what_else_is_given(shown):
    live_network(preset="saturate")
    live_network("xor", preset="saturate", seed=3)
    preset, changed = shown
    assert preset.settings == preset.presets["saturate"]["settings"]
    assert changed.settings == preset.settings | {"dataset": "xor", "seed": 3}
    assert (preset.preset, changed.preset) == ("saturate", "")


def test_a_self_check_that_runs_again_shows_what_was_chosen(shown, monkeypatch):
    monkeypatch.setattr(questions.record, "keep_answer", lambda *_, **__: None)
    monkeypatch.setattr(questions, "CHOSEN", {})
    for _ in range(2):
        widgets.quiz("Q?", {"a": "x", "b": "y"}, answer="a")
        assert shown[-1].chosen == (-1 if len(shown) == 1 else 1)
        shown[-1].chosen = 1


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: widgets.predict("k", "Q?", ["only"]), "two or more answers"),
        (lambda: widgets.quiz("Q?", {"a": "x", "b": "y"}, answer="c"), "one of: a, b"),
        (lambda: widgets.quiz("Q?", {"a": "x", "b": " "}, answer="a"), "explanation of 'b'"),
        (lambda: widgets.ordering("Q?", ["a", "a"]), "all different"),
        (lambda: widgets.explore(lambda fig: "", alt="A picture."), "no control"),
        (lambda: widgets.Slider("step", 0, 300, 400).control(), "step starts at 400"),
        (lambda: widgets.LogSlider("scale", 0, 1, 0.5).control(), "low is 0"),
        (lambda: widgets.LogSlider("scale", 0.1, 1, 2).control(), "from 0.1 to 1"),
        (lambda: widgets.progress("", 10), "label"),
        (lambda: live_network(dataset="roses"), "one of: flower"),
        (lambda: live_network(widths=[33]), "widths is 33"),
        (lambda: live_network(widths=[]), "number of widths is 0"),
        (lambda: live_network(rule="magic"), "one of: normal"),
        (lambda: live_network(gain=-1), "at least 0"),
        (lambda: live_network(gains=[1]), "gains has 1 numbers, expected 2"),
        (lambda: live_network(preset="magic"), "preset is 'magic', expected one of: twins, just"),
        (lambda: live_network(seed=10_000), "seed is 10000"),
    ],
)
def test_bad_input_is_refused_in_words(call, says):
    with pytest.raises(ValueError, match=says):
        call()
