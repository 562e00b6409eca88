"""Checks of `stable_cost`: the mean cross-entropy from the logits, finite at any scale."""

from collections.abc import Callable

import numpy as np

from utils import network
from utils.checks import calling, cases, ladder, numbers, samples
from utils.checks.random_initialization import cost
from utils.checks.scale_and_depth import data
from utils.checks.scale_and_depth.stable_mistakes import mistakes

NAME = "stable_cost"
LOOK = "the mean cross-entropy, from ln(1 + e^z) and y z, with no exponent above 0."
Drawn = tuple[np.ndarray, np.ndarray, tuple[str, ...]]
SURE, ONE, ALIKE = "logits that are sure and right", data.ONE_EXAMPLE, "labels that are all alike"
WRONG = "logits that are sure and wrong"
#: How far a small cost may be off, over its size: in single precision a logit of 20 alone makes it
#: off by 1e-6 of it.
SMALL = 1e-4


def stable_cost_of_a_coin_is_ln_2(answer: Callable, *, rng: np.random.Generator):
    """Logits of 0 cost ln 2, whatever the labels; other logits do not."""
    m = _examples(rng)
    drawn = [(0 * Z2, Y, ("logits of 0",)) for Z2, Y in _twins(rng, 1.0, m)]
    drawn += [(Z2, Y, ("logits other than 0",)) for Z2, Y in _twins(rng, 1.0, m)]
    drawn += [(Z2 * (np.arange(m) % 4 > 0), Y, ("some logits of 0",))
              for Z2, Y in _twins(rng, 1.0, m)]  # fmt: skip
    _judge(answer, samples.in_any_order(rng, drawn))


def stable_cost_is_the_cross_entropy(answer: Callable, *, rng: np.random.Generator):
    """The value on logits for which the formula with A2 = sigmoid(Z2) is finite too."""
    m = _examples(rng)
    drawn = [(*case, ()) for spread in (0.5, 3.0) for case in _twins(rng, spread, m)]
    drawn += [(*_sure(rng, m), (SURE,)) for _ in range(2)]
    drawn += [(_logits(rng, 2.0, 1)[0], np.array([[label]]), (ONE,)) for label in (0.0, 1.0)]
    drawn += [(_logits(rng, 2.0, m)[0], np.full((1, m), label), (ALIKE,)) for label in (0.0, 1.0)]
    drawn += [_one(rng, size, wrong=True) for size in (10.0, 10.0)]
    _judge(answer, samples.in_any_order(rng, drawn))
    for size in (17.0, 20.0, 20.5):
        _small_costs_count(answer, *_one(rng, size, wrong=False)[:2])


def _one(rng, size, *, wrong):
    """One logit a little above this size, on the wrong side or on the right one, of a class."""
    label = float(rng.integers(2))
    sign = 1.0 if (label == 1.0) != wrong else -1.0
    Z2 = np.array([[sign * (size + rng.uniform(0.05, 0.3))]])
    return Z2, np.array([[label]]), (ONE, WRONG if wrong else SURE)


def _small_costs_count(answer, Z2, Y):
    """Refuse a small cost that is off by a part of itself, which `close` does not see.

    What is returned in single precision may have lost it in a difference of two logits.
    """
    got = ladder.one(calling.call(NAME, answer, Z2, Y), "The cost")
    times = got.item() / float(np.mean(np.log1p(np.exp(-np.abs(Z2)))))
    ladder.require(
        got.dtype == np.float32 or abs(times - 1) < SMALL,
        f"The cost is {times:.8g} times what it should be where a logit is sure and right",
        likely="Such a cost is small and not 0: is something cut off, rounded or added?",
        look=LOOK,
    )


def stable_cost_is_finite_at_any_scale(answer: Callable, *, rng: np.random.Generator):
    """The value on logits up to a million, right and wrong ones; no overflow on the way."""
    drawn: list[Drawn] = [(Z2, Y, ()) for Z2, Y in _twins(rng, 2.0, _examples(rng))]
    for spread in (60.0, 3e3, 1e6):  # the smallest first, where the mistakes differ
        tags = tuple(f"logits of {size:,} and more" for size in (60, 3_000, 1_000_000)
                     if size <= spread)  # fmt: skip
        for _ in range(2):
            Z2, Y = _logits(rng, spread, _examples(rng))
            Z2[0, :4], Y[0, :4] = (spread, -spread, spread, -spread), (0.0, 1.0, 1.0, 0.0)
            drawn.append((Z2, Y, tags))
        alone = np.array([[spread * rng.uniform(1.0, 1.1)]])  # its cost has all of its digits
        drawn.append((alone, np.array([[0.0]]), (ONE, *tags)))
    _judge(answer, drawn)


def stable_cost_is_a_mean(answer: Callable, *, rng: np.random.Generator):
    """Data repeated three times costs the same; Z2 and Y are not modified."""
    for Z2, Y in _twins(rng, 2.0, _examples(rng)):
        _judge(answer, [(Z2, Y, ())])
        once, thrice = (
            ladder.number(calling.call(NAME, answer, *given), f"What {NAME} returns")
            for given in ((Z2, Y), (np.tile(Z2, 3), np.tile(Y, 3)))
        )
        ladder.require(
            bool(np.isclose(once, thrice, rtol=cost.REPEATED)),
            f"The same data repeated three times costs {thrice / once:.4g} times as much",
            expected="1 times: the cost is a mean over the examples",
            look=LOOK,
        )


def _judge(answer, drawn):
    cases.judge((_case(answer, *each) for each in drawn), look=LOOK)


def _case(answer, Z2, Y, tags):
    got, given = calling.call_and_keep(NAME, answer, Z2, Y)
    calling.unchanged(NAME, Z2, given[0], "Z2")
    calling.unchanged(NAME, Y, given[1], "Y")
    _is_finite(got, Z2)
    got, right = ladder.one(got, "The cost"), float(network.cross_entropy(Z2, Y))

    def known():
        return mistakes(Z2, Y) | numbers.rounded(right)

    return cases.number("The cost", got, right, known, _factors(Y.size), tags)


def _factors(m):
    return {
        "That is m: is 1/m missing, a sum for a mean?": m,
        "That is -m: are 1/m and the minus sign missing?": -m,
        "That is 1/m: is it divided by m twice?": 1 / m,
        "That is 1/2: is it divided by 2m? The cross-entropy has 1/m.": 0.5,
        "That is 2: a factor 2 too many.": 2.0,
        "That is 1/ln 2: the logarithm is np.log2, expected np.log (nats).": 1 / np.log(2),
        "That is 1/ln 10: the logarithm is np.log10, expected np.log (nats).": 1 / np.log(10),
        "The minus sign is missing: a cost is positive.": -1.0,
    } | numbers.less_one(m)


def _is_finite(got, Z2):
    found, size = ladder.floats(got), float(np.max(np.abs(Z2)))
    ladder.require(
        size < 30 or found.dtype.kind != "f" or bool(np.all(np.isfinite(found))),
        f"{NAME} is nan or infinite on logits of the size of {size:,.0f}",
        likely="Does a sigmoid round to 0 or 1, so that log(0) comes out, or does exp of a "
        "large number overflow? exp of -|z| never does.",
        look=LOOK,
    )


def _examples(rng):
    return int(rng.integers(9, 30))


def _twins(rng, spread, m):
    return _logits(rng, spread, m), _logits(rng, spread, m)


def _logits(rng, spread, m):
    Y = rng.permutation(np.arange(m) % 3 > 0)[None, :] * 1.0
    return spread * rng.standard_normal((1, m)), Y


def _sure(rng, m):
    """Logits of 3 to 16 on the side of their labels: the cost is small, and no term of it is 0."""
    Y = _logits(rng, 1.0, m)[1]
    return (2 * Y - 1) * rng.permutation(np.linspace(3.0, 16.0, m))[None, :], Y
