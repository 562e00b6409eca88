"""One helper counts in words."""

import pytest

from utils.words import counted


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0 tests"), (1, "1 test"), (1.0, "1 test"), (0.5, "0.5 tests"), (1200, "1,200 tests")],
)
def test_one_is_one_and_all_else_are_several(number, said):
    assert counted(number, "test") == said


def test_a_noun_may_have_its_own_plural():
    assert counted(2, "entry", "entries") == "2 entries"
