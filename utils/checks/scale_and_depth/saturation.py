"""Checks of `saturation_fraction`: the fraction of activations near -1 or 1."""

from collections.abc import Callable

import numpy as np

from utils.checks import calling, ladder, samples
from utils.checks.numbers import same_number

NAME = "saturation_fraction"
LOOK = "the mean of |a| > 0.99 over all entries of A1."
#: Absolute values of activations, none so close to a threshold that rounding could cross it.
BELOW, ABOVE = (0.05, 0.4, 0.7, 0.92, 0.97, 0.985), (0.992, 0.994, 0.997, 0.9995, 1.0)


def saturation_fraction_knows_the_ends(answer: Callable, *, rng: np.random.Generator):
    """0 if no unit is saturated, 1 if all are, and a fraction in between."""
    shape = _shape(rng)
    cases = [(BELOW, 0.0, "no"), (ABOVE, 1.0, "every"), (BELOW + ABOVE, None, "")] * 2
    for sizes, expected, what in samples.in_any_order(rng, cases):
        A1 = _activations(rng, sizes, shape)
        if expected is None:
            _compare(answer, A1)
            continue
        got = ladder.number(calling.call(NAME, answer, A1), f"What {NAME} returns")
        ladder.require(
            abs(got - expected) < 1e-6,
            f"Where {what} activation is above 0.99 in size, {NAME} gives {got:.4g}",
            expected=f"{expected:g}: a share is a number from 0 to 1",
            likely="Activations near -1 are saturated too.",
            look=LOOK,
        )


def saturation_fraction_counts_both_signs(answer: Callable, *, rng: np.random.Generator):
    """The fraction, on activations of both signs with sizes around every likely threshold."""
    shape = (int(rng.integers(5, 9)), int(rng.integers(50, 70)))
    for _ in range(2):
        _compare(answer, _activations(rng, BELOW + ABOVE, shape))


def saturation_fraction_takes_any_shape(answer: Callable, *, rng: np.random.Generator):
    """Other numbers of units and of examples; A1 is not modified."""
    shapes = ((1, int(rng.integers(25, 40))), (int(rng.integers(10, 20)), 5))
    for shape in samples.in_any_order(rng, shapes * 2):
        A1 = _activations(rng, BELOW + ABOVE, shape)
        _, given = calling.call_and_keep(NAME, answer, A1)
        calling.unchanged(NAME, A1, given[0], "A1")
        _compare(answer, A1)


def _activations(rng, sizes, shape):
    """Entries of all these sizes, two thirds of them positive; how many are large is random."""
    signs = np.where(rng.random(shape) < 2 / 3, 1.0, -1.0)
    often = np.repeat(sizes, rng.integers(1, 6, size=len(sizes)))
    others = rng.choice(often, size=int(np.prod(shape)) - len(sizes))
    return signs * rng.permutation(np.concatenate([sizes, others])).reshape(shape)


def _shape(rng):
    return int(rng.integers(3, 6)), int(rng.integers(7, 12))


def _compare(answer, A1):
    same_number("The share", calling.call(NAME, answer, A1), float(np.mean(np.abs(A1) > 0.99)),
                look=LOOK, mistakes=_mistakes(A1), factors=_factors(A1))  # fmt: skip


def _mistakes(A1):
    size = np.abs(A1)
    near_one = {
        f"the threshold is {value:g}, expected 0.99.": np.mean(size > value)
        for value in (0.5, 0.9, 0.95, 0.98, 0.995, 0.999)
    }
    return near_one | {
        "activations near -1 are not counted: take |a|.": np.mean(A1 > 0.99),
        "only activations near -1 are counted.": np.mean(A1 < -0.99),
        "that is the share that is not saturated: |a| > 0.99 is asked for.": np.mean(size <= 0.99),
        "it is the mean size of the activations, not a share of them.": np.mean(size),
        "it compares a^2 with 0.99, expected |a|.": np.mean(A1**2 > 0.99),
        "only a unit that is saturated on every example is counted.": np.mean(
            np.all(size > 0.99, axis=1)
        ),
        "a unit is counted that is saturated on any example.": np.mean(np.any(size > 0.99, axis=1)),
        "only a = 1 and a = -1 exactly are counted.": np.mean(size >= 1),
        "it is rounded.": round(float(np.mean(size > 0.99)), 2),
        "the saturated are divided by those that are not: divide by all.": np.sum(size > 0.99)
        / max(np.sum(size <= 0.99), 1),
    }


def _factors(A1):
    return (
        (float(A1.size), "That is the number of entries: a count was returned, expected a share."),
        (100.0, "That is 100: a share is a number from 0 to 1, not percent."),
        (float(A1.shape[0]), "That is the number of units: divide by all entries of A1."),
        (float(A1.shape[1]), "That is the number of examples: divide by all entries of A1."),
    )
