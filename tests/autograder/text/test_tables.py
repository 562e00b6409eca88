"""No cell of a CSV file is a formula for a spreadsheet, whatever separator it takes."""

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.text import tables

FORMULAS = [
    "=1+1", '=HYPERLINK("http://x","y")', "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0",
    "@SUM(1)", "\t=1", "\r=1", "\n=1", "\tx", " =1+1", "\u00a0=1", "\u3000=1", "＝1+1",
    "＋1+1", "－1+x", "＠SUM(1)", "﹦1+1", "⁼1+1", "a;=1+1", "a\t=1", "a\n=1+1", "-Smith",
    "- 1+1", "=-1", "-1e", "--1",
]  # fmt: skip
HONEST = [
    "", "ada", "Byron, Lady", "o'brien", "-", "12", "-1.5", "+3", "1e-07", "-2,5", "50%", "a=b",
    "2026-01-01", "nn_model: no answer; look at it", "a - b", "ada@uni.example", "'=1+1",
]  # fmt: skip


def read(text):
    return next(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_becomes_text(cell):
    (kept,) = read(tables.text([[cell]]))
    assert "'" in kept
    assert kept.replace("'", "") == cell.replace("'", "")
    assert not starts_a_formula(kept)


@pytest.mark.parametrize("cell", HONEST)
def test_text_that_is_not_a_formula_is_unchanged(cell):
    assert tables.cell(cell) == cell


def test_numbers_stay_numbers():
    assert read(tables.text([[-1.5, 3, "-1.5"]])) == ["-1.5", "3", "-1.5"]


@given(st.text(st.characters(codec=None, categories=None), max_size=30))
def test_any_cell_is_text_or_a_number_and_escaping_twice_is_escaping_once(cell):
    kept = tables.cell(cell)
    assert tables.cell(kept) == kept
    kept.encode()
    assert kept == cell or not starts_a_formula(kept)


def starts_a_formula(cell):
    first = unicodedata.normalize("NFKC", cell.strip()[:1])
    return first[:1] in tuple("=+-@") and len(cell.strip()) > 1
