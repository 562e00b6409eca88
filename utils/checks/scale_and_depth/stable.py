"""Checks of `stable_cost`: the mean cross-entropy from the logits, finite at any scale."""

from collections.abc import Callable

import numpy as np

from utils import network
from utils.checks import calling, ladder, samples
from utils.checks.numbers import same_number
from utils.checks.random_initialization import cost

NAME = "stable_cost"
LOOK = "J = mean(log(1 + exp(Z2)) - Y Z2), with log(1 + exp(z)) = max(z, 0) + log(1 + exp(-|z|))."
#: What learners add to a logarithm, or clip a probability to.
EPSILONS = 10.0 ** -np.arange(3, 17)


def stable_cost_of_a_coin_is_ln_2(answer: Callable, *, rng: np.random.Generator):
    """Logits of 0 cost ln 2, whatever the labels; other logits do not."""
    m = _examples(rng)
    cases = [(spread * Z2, Y) for spread in (0, 1) for Z2, Y in _twins(rng, 1.0, m)]
    for Z2, Y in samples.in_any_order(rng, cases):
        _compare(answer, Z2, Y)


def stable_cost_is_the_cross_entropy(answer: Callable, *, rng: np.random.Generator):
    """The value on logits for which the formula with A2 = sigmoid(Z2) is finite too."""
    m = _examples(rng)
    cases = [case for spread in (0.5, 3.0) for case in _twins(rng, spread, m)]
    for Z2, Y in samples.in_any_order(rng, cases):
        _compare(answer, Z2, Y)


def stable_cost_is_finite_at_any_scale(answer: Callable, *, rng: np.random.Generator):
    """The value on logits of thousands, right and wrong ones; no overflow on the way."""
    for spread in (60.0, 3e3, 1e6):  # the smallest first, where the mistakes differ
        Z2, Y = _logits(rng, spread, _examples(rng))
        Z2[0, :2], Y[0, :2] = (spread, -spread), (0.0, 1.0)  # sure, and wrong
        got = calling.call(NAME, answer, Z2, Y)
        ladder.require(
            not _is_lost(got),
            f"{NAME} is nan or infinite on logits of the size of {spread:g}",
            likely="Does a sigmoid round to 0 or 1, so that log(0) comes out, or does exp of a "
            "large number overflow? exp of -|z| never does.",
            look=LOOK,
        )
        _compare(answer, Z2, Y)


def stable_cost_is_a_mean(answer: Callable, *, rng: np.random.Generator):
    """Data repeated three times costs the same; Z2 and Y are not modified."""
    for Z2, Y in _twins(rng, 2.0, _examples(rng)):
        _is_a_mean(answer, Z2, Y)


def _is_a_mean(answer, Z2, Y):
    once, given = calling.call_and_keep(NAME, answer, Z2, Y)
    calling.unchanged(NAME, Z2, given[0], "Z2")
    calling.unchanged(NAME, Y, given[1], "Y")
    _is_right(once, Z2, Y)
    once = ladder.number(once, f"What {NAME} returns")
    thrice = calling.call(NAME, answer, np.tile(Z2, 3), np.tile(Y, 3))
    thrice = ladder.number(thrice, f"What {NAME} returns")
    ladder.require(
        bool(np.isclose(once, thrice, rtol=cost.REPEATED)),
        "The same data repeated three times changes the cost",
        likely="Is it a sum where a mean belongs: is 1/m missing?",
        look=LOOK,
    )


def _examples(rng):
    return int(rng.integers(9, 30))


def _twins(rng, spread, m):
    return _logits(rng, spread, m), _logits(rng, spread, m)


def _logits(rng, spread, m):
    Y = rng.permutation(np.arange(m) % 3 > 0)[None, :] * 1.0
    return spread * rng.standard_normal((1, m)), Y


def _is_lost(got):
    found = ladder.floats(got)
    return found.dtype.kind == "f" and not np.all(np.isfinite(found))


def _compare(answer, Z2, Y):
    _is_right(calling.call(NAME, answer, Z2, Y), Z2, Y)


def _is_right(got, Z2, Y):
    same_number("The cost", got, float(network.cross_entropy(Z2, Y)), look=LOOK,
                mistakes=_mistakes(Z2, Y), factors=cost.factors(Y.shape[1]))  # fmt: skip


def _mistakes(Z2, Y):
    with np.errstate(all="ignore"):
        A2 = 1 / (1 + np.exp(-Z2))
        softplus = np.logaddexp(0, Z2)
        known = {
            "Y Z2 is missing.": np.mean(softplus),
            "Y Z2 is added, expected subtracted.": np.mean(softplus + Y * Z2),
            "log(1 + exp(-|z|)) is missing.": np.mean(np.maximum(Z2, 0) - Y * Z2),
            "max(z, 0) is missing.": np.mean(np.log1p(np.exp(-np.abs(Z2))) - Y * Z2),
            "|z| is used in place of max(z, 0).": np.mean(
                np.abs(Z2) + np.log1p(np.exp(-np.abs(Z2))) - Y * Z2
            ),
            "Z2 is taken for a probability: it is a logit.": -np.mean(
                Y * np.log(np.clip(Z2, 1e-8, 1 - 1e-8))
                + (1 - Y) * np.log(1 - np.clip(Z2, 1e-8, 1 - 1e-8))
            ),
        }
        clipped = {}
        for epsilon in EPSILONS:
            says = f"the probability is kept {epsilon:g} away from 0 and 1, which cuts the cost."
            inside = np.clip(A2, epsilon, 1 - epsilon)
            clipped[says] = _naive(inside, 1 - inside, Y)
            clipped[f"{says} An epsilon in the logarithm does that."] = _naive(
                A2 + epsilon, 1 - A2 + epsilon, Y
            )
        # at large logits A2 is 0 or 1, where the others' values are not finite
        probable = {each.says: each.value.item() for each in cost.mistakes(A2, Y)}
    return {says: value for says, value in (known | clipped | probable).items()
            if np.isfinite(value)}  # fmt: skip


def _naive(one, zero, Y):
    return -np.mean(Y * np.log(one) + (1 - Y) * np.log(zero))
