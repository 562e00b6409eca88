"""What gives a prediction away is found, on small texts and notebooks."""

import nbformat
import pytest

from tests.support import leaks

ASKED = "Which network gets most of the points right, after 1,000 steps?"
ARMS = ["the one from zeros", "the random one", "both"]


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("The first starts from zeros, the second from random weights.", False),
        ("After 1,000 steps the network gets its points.", False),
        ("Random weights win.", True),
        ("It is the random one.", True),
    ],
)
def test_a_text_that_names_both_sides_gives_nothing_away(text, leak):
    assert leaks.leaks(text, ASKED, ARMS, "the random one") == leak


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("circles 652.7 steps a decade", True),
        ("about 650 or about 65", False),
        ("The data has 400 points.", False),
        ("$c = 650$ is a formula", False),
    ],
)
def test_a_number_that_is_near_the_right_one_gives_it_away(text, leak):
    question, options = "How many steps longer is the wait?", ["about 7", "about 65", "about 650"]
    assert leaks.leaks(text, question, options, "about 650") == leak


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("Small scales fail from three layers on.", True),
        ("See lesson 3.", False),
        ("The cost begins at ln 2.", False),
    ],
)
def test_a_small_number_counts_beside_a_word_of_the_question(text, leak):
    question = "How many hidden layers are too many?"
    assert leaks.leaks(text, question, ["2", "3", "6"], "3") == leak


def test_words_that_say_the_same_and_ln_2_are_understood():
    assert leaks.leaks(
        "All rows are equal.", "Then the two are", ["the same", "unlike"], "the same"
    )
    assert leaks.leaks("It begins at ln 2.", "The cost?", ["about 0", "about 0.69"], "about 0.69")
    assert leaks.numbers("8 % of W1, 1e-5, 5,000 and 1/2") == [0.08, 1e-5, 5000, 0.5]


def test_a_leak_is_found_between_the_heading_and_the_reveal():
    cells = [
        nbformat.v4.new_markdown_cell("# A title with grow\nIts promise.", id="title"),
        nbformat.v4.new_markdown_cell("## Before\nWeights grow.", id="before"),
        nbformat.v4.new_markdown_cell("## Section\nThey grow.\nThey shrink or grow.", id="claim"),
        code_cell('predict("k", "Do they?", ["grow", "shrink"])', "ask", folded=True),
        code_cell('plots.show(fig, "The weights grow in time.")\nx = "grow"  # grows', "figure"),
        code_cell('reveal("k", answer, "They grow.")', "seen", "It is: grow.", folded=True),
    ]
    found = leaks.given_away(nbformat.v4.new_notebook(cells=cells))
    assert [line.split(" and ")[1].split(" says")[0] for line in found] == ["claim"] + [
        "figure"
    ] * 3


@pytest.mark.parametrize(
    ("between", "text", "found"),
    [
        (1, "They grow.", 1),
        (1, "## Why they grow", 1),
        (1, "<details><summary>Open</summary>\n\nThey grow.\n\n</details>", 0),
        (leaks.SCREEN, "They grow.", 0),
    ],
)
def test_text_below_the_reveal_counts_where_it_is_on_the_same_screen(between, text, found):
    cells = [
        code_cell('predict("k", "Do they?", ["grow", "shrink"])', "ask", folded=True),
        code_cell("x = 1\n" * between, "run"),
        code_cell('reveal("k", answer, "So.")', "seen", "It is: grow.", folded=True),
        nbformat.v4.new_markdown_cell(text, id="after"),
    ]
    assert len(leaks.given_away(nbformat.v4.new_notebook(cells=cells))) == found


def test_what_a_cell_prints_counts_above_the_prediction():
    def printing(*, first):
        shown = code_cell("print(x)", "shown", "they grow")
        asked = code_cell('predict("k", "Do they?", ["grow", "shrink"])', "ask", folded=True)
        last = code_cell('reveal("k", answer, "So.")', "seen", "It is: grow.", folded=True)
        cells = [nbformat.v4.new_markdown_cell("## Section"), *([shown, asked] if first else
                 [asked, shown]), last]  # fmt: skip
        return leaks.given_away(nbformat.v4.new_notebook(cells=cells))

    assert len(printing(first=True)) == 1
    assert printing(first=False) == []


def code_cell(source, name, says="", *, folded=False):
    outputs = [nbformat.v4.new_output("display_data", {"text/plain": says})] if says else []
    metadata = {"jupyter": {"source_hidden": True}} if folded else {}
    return nbformat.v4.new_code_cell(source, id=name, outputs=outputs, metadata=metadata)
