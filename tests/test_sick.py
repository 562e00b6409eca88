"""The networks to diagnose: drawn by id, told apart by their pictures alone, kept as measured."""

import json
import re

import matplotlib.pyplot as plt
import numpy as np
import pytest

from tests.support import grading
from tools import sick_networks
from utils import sick
from utils.sick import cases, picture

KINDS = tuple(sick_networks.KINDS)
EVERY = [(name, one) for name, of in zip(KINDS, cases._all(), strict=True) for one in of]


def seen(case: sick.Case) -> str:
    """What a careful reader of the three pictures says, by the rules of the task's table."""
    coin = np.abs(case.costs - np.log(2)) < 0.01
    rises = np.count_nonzero(np.diff(case.costs[10:]) > 0.1)
    if not case.signal.any():
        return "zeros"
    if np.ptp(case.units, axis=0).max() == 0:
        return "copies"
    if case.signal[-1] > 10:
        return "exploding"
    if np.mean(np.abs(case.units) > 0.99) > 0.5:
        return "saturated"
    if case.signal[-1] < 0.01:
        return "vanishing" if coin.all() else "waiting"
    return "overshooting" if rises > 5 else "healthy"


@pytest.mark.parametrize(("name", "case"), EVERY)
def test_the_pictures_alone_show_the_diagnosis(name, case):
    assert seen(case) == name


@pytest.mark.parametrize("name", KINDS)
def test_the_file_holds_what_was_measured(name):
    stored = json.loads(sick_networks.FILE.read_text("utf-8"))[KINDS.index(name)]
    for number, old in enumerate(stored):
        new = sick_networks.measured(name, number)
        for part in new.keys() - {"costs"}:
            np.testing.assert_allclose(old[part], new[part], rtol=0.02, atol=1e-9)
        # training amplifies the rounding of this machine's matrix products: only the first cost
        # is the same everywhere, and what the others tell
        assert old["costs"][0] == pytest.approx(new["costs"][0], rel=0.02)
        arrays = {part: np.array(values) for part, values in new.items()}
        if name == "overshooting":  # where it ends is chance
            assert max(new["costs"]) > 20 * new["costs"][0]
        else:
            assert seen(sick.Case(**arrays)) == name


def test_the_hidden_tests_hold_the_key_and_the_course_does_not():
    hidden = [cell.source for cell in grading.source_notebook("scale_and_depth").cells
              if "checks.is_the_diagnosis" in cell.source]  # fmt: skip
    keys = {tuple(re.search(r'key = "(.*)"', source)[1].split()) for source in hidden}
    assert (len(hidden), keys) == (4, {KINDS})
    assert sorted(KINDS) == list(sick.WORDS)


def test_different_learners_get_different_networks():
    drawn = {n: tuple(sick.kind(f"s{n:03d}", k) for k in (1, 2, 3, 4)) for n in range(200)}
    assert all(len(set(kinds)) == 4 for kinds in drawn.values())
    same = np.mean([drawn[n] == drawn[n + 1] for n in range(199)])
    at_one_place = np.mean([drawn[n][0] == drawn[n + 1][0] for n in range(199)])
    assert same < 0.02
    assert at_one_place < 0.25  # 1/8 by chance
    assert {kinds[0] for kinds in drawn.values()} == set(range(8))


def test_an_id_is_the_same_however_it_is_typed():
    for other in ("Ada ", "ADA", " ada"):
        assert sick.kind(other, 2) == sick.kind("ada", 2)
    assert sick.kind(42, 1) == sick.kind("42", 1)


@pytest.mark.parametrize(("learner", "number"), [("", 1), ("  ", 1), (None, 1), ("ada", 5)])
def test_an_invalid_id_or_number_is_named(learner, number):
    with pytest.raises(ValueError, match="expected"):
        sick.kind(learner, number)


def test_no_picture_names_what_it_shows():
    for _, case in EVERY:
        assert not re.search("|".join(sick.WORDS), picture.words(case))


def test_a_learners_picture_has_a_row_per_network_and_is_closed(capsys):
    sick.show("ada")
    assert plt.get_fignums() == []
    alt = capsys.readouterr().out
    assert [f"Network {n}." in alt for n in (1, 2, 3, 4, 5)] == [True] * 4 + [False]
    fig = sick.draw(plt.figure(), {n: sick.case("ada", n) for n in (1, 2)})
    assert len(fig.axes) == 6
    plt.close()
