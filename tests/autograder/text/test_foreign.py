"""No text of a learner's reaches a terminal, a database or a page with anything hidden in it."""

import json
import sqlite3
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.text import foreign
from tests.support import vectors

HONEST = [
    "", "W1: expected (4, 2), found (2, 4).", "two\nlines\tand a tab", "½ ≤ σ², naïve — Grüße",
    "数学 математика עברית العربية", "e\u0301 (as two characters)", "a \\x1b, typed", "👍🏽",
]  # fmt: skip
HOSTILE = {
    "lone surrogate": "a\ud800b", "half a pair": "\udfff", "NUL": "a\0b",
    "clipboard": "\x1b]52;c;cm0gLXJm\x07", "title": "\x1b]0;owned\x1b\\", "clear": "\x1b[2J\x1b[H",
    "8-bit CSI": "\x9b2J", "8-bit OSC": "\x9d0;owned\x9c", "device control": "\x1bPq#0\x1b\\",
    "back over the line": "0 points\r100 points", "backspace": "0\b1", "bell": "\a",
    "shift out": "\x0e", "override": "\u202etxt.exe", "isolate": "\u2066a\u2069",
    "zero width": "ad\u200ba", "joiner": "ad\u2060a", "mark": "\ufeffada", "soft": "a\u00adda",
    "line separator": "a\u2028b", "tags": "a\U000e0041\U000e0042", "filler": "\u3164",
    "no character": "\uffff\U0010ffff",
}  # fmt: skip
CATEGORIES = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_stays_as_it_is(text):
    assert foreign.clean(text) == text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hidden_characters_are_written_out(text):
    for safe in (foreign.clean(text), foreign.shown(text)):
        assert safe.encode("utf-8")
        assert not {unicodedata.category(letter) for letter in safe} & CATEGORIES
        assert "\\" in safe
    assert not foreign.is_plain(text)


def test_every_control_format_and_surrogate_character_is_known():
    every = map(chr, range(sys.maxunicode + 1))
    hidden = [c for c in every if c not in "\n\t" and unicodedata.category(c) in CATEGORIES]
    assert [hex(ord(c)) for c in hidden if c in foreign.clean(c)] == []


@given(st.text(st.characters(codec=None, categories=None), max_size=60))
def test_any_text_can_be_kept_anywhere_and_cleaning_again_changes_nothing(text):
    safe = foreign.clean(text)
    assert foreign.clean(safe) == safe
    assert json.loads(json.dumps(safe, ensure_ascii=False).encode()) == safe
    with sqlite3.connect(":memory:") as db:
        assert db.execute("select ?", (safe,)).fetchone() == (safe,)


@given(st.binary(max_size=300))
def test_any_bytes_make_a_name_of_one_line(name):
    safe = foreign.shown(name)
    assert len(safe) <= foreign.MAX_NAME
    assert safe.isprintable() or " " in safe or safe == "" or not {"\n", "\t"} & set(safe)
    assert foreign.shown(safe) == safe


def test_length_is_bounded_and_the_end_says_so():
    assert foreign.clean("x" * 10**6, 100) == "x" * 92 + foreign.CUT
    assert len(foreign.clean("\x1b" * 10**6)) == foreign.MAX_TEXT
    assert foreign.clean("e" + "\u0301" * 10_000) == "e" + "\u0301" * 4


def test_colours_go_and_the_words_stay():
    assert foreign.clean("\x1b[1;31mTypeError\x1b[0m: no") == "TypeError: no"


@pytest.mark.parametrize(
    "name", [*vectors.IDS.values(), "ada", "Grüße", "[red]ada[/]", "-rf", "o'brien", "a b"]
)
def test_a_name_that_can_be_read_is_plain(name):
    assert foreign.is_plain(name)


@pytest.mark.parametrize(
    "name", [" ada", "ada ", "a\nb", "a\tb", b"\xff".decode("utf-8", "surrogateescape")]
)
def test_a_name_that_misleads_is_not_plain(name):
    assert not foreign.is_plain(name)


@pytest.mark.parametrize("name", [*vectors.NO_IDS, *vectors.OBJECT_NAMES])
def test_a_name_that_nbgraders_pages_would_not_take_as_text_is_not_plain(name):
    assert not foreign.is_plain(name)
