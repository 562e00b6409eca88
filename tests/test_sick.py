"""The networks to diagnose: drawn by id, told apart by their pictures alone, kept as measured."""

import json
import re
import unicodedata

import matplotlib.pyplot as plt
import numpy as np
import pytest

from tests.support import grading, odd_values
from tests.support import patients as remembered
from tools import sick_networks
from utils import learner_id, patients, sick
from utils.check_failed import CheckFailed
from utils.checks.scale_and_depth import cure
from utils.sick import cases, picture

KINDS = sick_networks.ORDER
EVERY = [(name, one) for name, of in zip(KINDS, cases._all(), strict=True) for one in of]


@pytest.fixture(scope="module", autouse=True)
def each_network_is_trained_once():
    """The checks draw the same networks for each answer, and many answers leave them alike."""
    with pytest.MonkeyPatch.context() as patch:
        remembered.train_once(patch)
        yield


def seen(case: sick.Case) -> str:
    """What a careful reader of the three pictures says, by the rules of the task's table."""
    coin = np.abs(case.costs - np.log(2)) < 0.01
    rises = np.count_nonzero(np.diff(case.costs[10:]) > 0.1)
    if not case.signal[-1]:
        return "dead" if case.signal[0] else "zeros"
    if np.ptp(np.abs(case.units), axis=0).max() == 0:
        return "mirrored" if np.ptp(case.units, axis=0).max() else "copies"
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
        for part in new.keys() - {"costs", "hidden"}:
            np.testing.assert_allclose(old[part], new[part], rtol=0.02, atol=1e-9)
        # training amplifies the rounding of this machine's matrix products: only the first cost
        # is the same everywhere, and what the others tell
        assert old["costs"][0] == pytest.approx(new["costs"][0], rel=0.02)
        assert old["hidden"] == new["hidden"]
        if name == "overshooting":  # where it ends is chance
            assert max(new["costs"]) > 20 * new["costs"][0]
        else:
            assert seen(cases._case(**new)) == name


def test_the_hidden_tests_hold_the_key_and_the_course_does_not():
    hidden = [cell.source for cell in grading.source_notebook("scale_and_depth").cells
              if "key = " in cell.source]  # fmt: skip
    keys = {tuple(re.search(r'key = "(.*)"', source)[1].split()) for source in hidden}
    assert (len(hidden), keys) == (12, {KINDS})
    assert sorted(KINDS) == list(patients.KINDS) == list(sick.WORDS)


def test_different_learners_get_different_networks():
    drawn = {n: tuple(sick.kind(f"s{n:03d}", k) for k in (1, 2, 3, 4)) for n in range(200)}
    assert all(len(set(kinds)) == 4 for kinds in drawn.values())
    same = np.mean([drawn[n] == drawn[n + 1] for n in range(199)])
    at_one_place = np.mean([drawn[n][0] == drawn[n + 1][0] for n in range(199)])
    assert same < 0.02
    assert at_one_place < 0.25  # 1/10 by chance
    assert {kinds[0] for kinds in drawn.values()} == set(range(10))


def test_an_id_is_the_same_however_it_is_typed():
    for other in ("Ada ", "ADA", " ada"):
        assert sick.kind(other, 2) == sick.kind("ada", 2)
    assert sick.kind(42, 1) == sick.kind("42", 1)


@pytest.mark.parametrize(("learner", "number"), [("", 1), ("  ", 1), (None, 1), ("ada", 5)])
def test_an_invalid_id_or_number_is_named(learner, number):
    with pytest.raises(ValueError, match="expected"):
        sick.kind(learner, number)


def test_an_accent_is_the_same_as_one_character_or_as_two():
    for letters in ("Gr\u00fc\u00dfe", "GRU\u0308SSE", "\u00c5sa", "A\u030asa", "\u212bsa"):
        form = [cases.case(letters, number) for number in cases.NUMBERS]
        same = unicodedata.normalize("NFC", letters)
        assert form == [cases.case(same, number) for number in cases.NUMBERS], letters
    assert learner_id.normal("\u00c5sa") == learner_id.normal("\u212bSA ") == "\u00e5sa"


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


def drawn(W, rng):
    return np.sqrt(2 / sum(W.shape)) * rng.standard_normal(W.shape)


def with_weights(parameters, learning_rate, rng):
    """A cure: every weight is drawn again, by Xavier's rule."""
    new = {name: drawn(W, rng) for name, W in parameters.items() if name[0] == "W"}
    return {**parameters, **new}, learning_rate


def with_biases(parameters, learning_rate, rng):
    """A cure: every bias is 0."""
    zeros = {name: 0 * b for name, b in parameters.items() if name[0] == "b"}
    return {**parameters, **zeros}, learning_rate


def with_rate(parameters, learning_rate, rng):
    """A cure: an ordinary learning rate."""
    return parameters, 0.5


def with_nothing(parameters, learning_rate, rng):
    """No cure at all."""
    return parameters, learning_rate


def with_everything(parameters, learning_rate, rng):
    """A start that is right for every kind, and asks for no diagnosis."""
    return with_weights(*with_biases(parameters, 0.7, rng), rng)


CURES = dict.fromkeys(sick.WORDS, with_weights) | {
    "dead": with_biases, "overshooting": with_rate, "healthy": with_nothing,
}  # fmt: skip


def learner_of(word):
    """Return an id whose first network is of this kind, and the arguments of the checks."""
    ids = (f"s{number:03d}" for number in range(1000))
    one = next(one for one in ids if KINDS[sick.kind(one, 1)] == word)
    return {"learner": one, "drawn_for": one, "key": KINDS}


def holds(check, answer, word, seed=8123):
    try:
        check(answer, 1, rng=np.random.default_rng(seed), **learner_of(word))
    except CheckFailed:
        return False
    return True


@pytest.mark.parametrize("word", sick.WORDS)
def test_each_kind_has_a_cure_that_changes_one_thing(word):
    for seed in (8123, 6427):
        assert holds(cure.the_cure_works, CURES[word], word, seed)
        assert holds(cure.the_cure_spares, CURES[word], word, seed)


@pytest.mark.parametrize("word", [word for word in sick.WORDS if word != "healthy"])
def test_no_kind_but_the_healthy_one_learns_without_a_cure(word):
    assert not holds(cure.the_cure_works, with_nothing, word)
    assert not holds(cure.the_cure_spares, with_nothing, word)


@pytest.mark.parametrize("word", sick.WORDS)
def test_one_answer_for_all_kinds_may_work_but_changes_too_much(word):
    assert not holds(cure.the_cure_spares, with_everything, word)


@pytest.mark.parametrize(("word", "answer"), [
    ("overshooting", with_weights), ("overshooting", with_biases), ("dead", with_weights),
    ("dead", with_rate), ("copies", with_rate), ("mirrored", with_biases), ("waiting", with_rate),
    ("vanishing", with_rate), ("saturated", with_rate), ("exploding", with_rate),
])  # fmt: skip
def test_the_cure_of_another_kind_does_not_work(word, answer):
    assert not holds(cure.the_cure_works, answer, word)


def test_a_healthy_network_is_left_alone():
    assert holds(cure.the_cure_works, with_weights, "healthy")
    assert not holds(cure.the_cure_spares, with_weights, "healthy")


@pytest.mark.parametrize("word", sick.WORDS)
def test_the_visible_check_takes_the_learners_word(word):
    arguments = {"learner": "ada", "rng": np.random.default_rng(1)}
    said = cure.the_cure_works_on(CURES[word], word.upper(), 2, **arguments)
    assert f'"{word}"' in said


def test_no_message_of_a_hidden_test_names_the_kind():
    answers = (with_nothing, with_rate, with_biases, with_everything)
    for word in sick.WORDS:
        for check in (cure.the_cure_works, cure.the_cure_spares):
            for answer in answers:
                try:
                    check(answer, 1, rng=np.random.default_rng(3), **learner_of(word))
                except CheckFailed as failed:
                    assert not re.search("|".join(sick.WORDS), str(failed))


def test_mirrored_units_compute_and_train_as_copies_do():
    """Copies with some signs changed have the same costs: a sign alone sets no unit free."""
    rng = np.random.default_rng(5)
    X, Y = patients.data(rng=rng)
    one = patients.start("mirrored", 2, rng=rng)
    signs = [np.sign(W[:, :1]) for W in one.weights[:1]]
    same = patients.train([one], X, Y)
    W1, W2, W3 = one.weights
    second = np.sign(W2[:, :1] * signs[0][0])
    copies = one._replace(weights=[W1 * signs[0], second * W2 * signs[0].T, W3 * second.T])
    assert not np.ptp(copies.weights[0], axis=0).any()
    np.testing.assert_allclose(patients.train([copies], X, Y), same, atol=1e-6)


def test_a_patient_is_drawn_from_known_words_alone():
    with pytest.raises(ValueError, match="expected one of"):
        patients.start("tired", 0, rng=np.random.default_rng(0))
    with pytest.raises(ValueError, match="expected one of"):
        patients.start("zeros", 4, rng=np.random.default_rng(0))


def test_networks_train_together_as_they_do_alone():
    rng = np.random.default_rng(2)
    X, Y = patients.data(rng=rng)
    slow, fast = (patients.start("healthy", 1, rng=rng)._replace(learning_rate=rate)
                  for rate in (0.1, 0.5))  # fmt: skip
    together = patients.train([slow, fast], X, Y)
    alone = np.hstack([patients.train([one], X, Y) for one in (slow, fast)])
    np.testing.assert_allclose(together, alone, rtol=1e-6)


@pytest.mark.parametrize("title", odd_values.VALUES)
def test_an_odd_value_from_a_cure_is_named(title):
    value = odd_values.VALUES[title]
    for answer in (
        lambda *given: value,
        lambda parameters, rate, rng: (value, rate),
        lambda parameters, rate, rng: (parameters, value),
        lambda parameters, rate, rng: ({**parameters, "W1": value}, rate),
    ):
        try:
            cure.the_cure_spares(answer, 1, rng=np.random.default_rng(5), **learner_of("zeros"))
        except CheckFailed as failed:
            assert 10 < len(str(failed)) <= 600
            assert str(failed).isprintable()
