"""What a learner's exception says is left out of a hidden test's message, and the rest is not."""

import pytest

from autograder.engine.messages import withheld_text
from utils.checks import calling

OWN = "The first part that breaks is compute_cost"
LONG = "The truth value of an array with more than one element is ambiguous: 6.25 and 7.75"
OUT = withheld_text.MESSAGE


def quoted(text):
    """Return the message of a check that calls a function which raises this text."""

    def answer():
        raise ValueError(text)

    try:
        calling.call("compute_cost", answer)
    except AssertionError as failed:
        return f"{OWN}: {failed}"
    raise AssertionError


@pytest.mark.parametrize(
    "text",
    [LONG, LONG * 9, f"{OWN} 6.25", f"{OWN}: compute_cost stopped with ValueError: {LONG}", "6.25",
     "6.25...", "62.", "The 6.25", "T", "'6.25'", "a\n6.25\tb" * 20, "  6.25", "first 6.25"],
)  # fmt: skip
def test_what_an_exception_says_is_left_out_and_a_checks_own_words_are_not(text):
    kept = withheld_text.message(quoted(text), [text])
    assert kept.startswith(f"{OWN}: compute_cost stopped with ValueError: "), kept
    assert OUT in kept
    assert "6" not in kept.replace(OUT, "")


def test_a_text_that_begins_as_another_one_is_left_out_as_a_whole():
    shorter, longer = "a text of twenty letters", "a text of twenty letters and 6.25"
    for said in ([shorter, longer], [longer, shorter], [shorter, shorter, longer, "25"]):
        kept = withheld_text.message(quoted(longer), said)
        assert kept.count(OUT) == 1 and "6" not in kept.replace(OUT, ""), kept


def test_a_start_that_is_a_few_of_a_checks_words_is_no_quotation():
    said = f"{OWN}: compute_cost is right, b is not"
    texts = ["The truth", "This is 6.25", "cost", "b", "compute_costs 6.25", "right, be"]
    assert withheld_text.message(said, [texts[0], texts[1], *texts[4:]]) == said
    assert withheld_text.message(said, [texts[2]]) == said
    assert withheld_text.message(said, [texts[3]]) == said.replace(" b ", f" {OUT} ")
