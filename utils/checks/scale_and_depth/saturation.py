"""Checks of `saturation_fraction`: the fraction of activations near -1 or 1."""

from collections.abc import Callable

import numpy as np

from utils.checks import calling, cases, ladder, numbers, samples
from utils.checks.scale_and_depth import data

NAME = "saturation_fraction"
LOOK = "the share of all entries a of A1 with |a| > 0.99."
#: Sizes of activations, around 0.99 too, but none so close to it that rounding in single
#: precision could cross it, save 0.99 itself.
BELOW = (0.05, 0.4, 0.7, 0.92, 0.97, 0.985, 0.989999)
ABOVE = (0.990001, 0.992, 0.994, 0.997, 0.9995, 1.0)
EDGE = (0.99,)


def saturation_fraction_knows_the_ends(answer: Callable, *, rng: np.random.Generator):
    """0 if no entry is saturated, 1 if all are, and a fraction in between."""
    shape = int(rng.integers(3, 6)), int(rng.integers(7, 12))
    kinds = ((BELOW, "arrays without a saturated entry"), (ABOVE, "arrays of saturated entries"),
             (BELOW + ABOVE, "arrays of both"))  # fmt: skip
    drawn = [(_activations(rng, sizes, shape), (tag,)) for sizes, tag in kinds * 2]
    _judge(answer, samples.in_any_order(rng, drawn))


def saturation_fraction_counts_both_signs(answer: Callable, *, rng: np.random.Generator):
    """The fraction, on sizes of both signs around every likely threshold; 0.99 is not above it."""
    shape = (int(rng.integers(5, 9)), int(rng.integers(50, 70)))
    kinds = ((BELOW + ABOVE, ()), (BELOW + EDGE + ABOVE, ("arrays that hold 0.99 and -0.99",)))
    drawn = [(_activations(rng, sizes, shape), tags) for sizes, tags in kinds * 2]
    _judge(answer, samples.in_any_order(rng, drawn))


def saturation_fraction_takes_any_shape(answer: Callable, *, rng: np.random.Generator):
    """Any number of units and of examples, one of each too; A1 is not modified."""
    drawn = [(_activations(rng, BELOW + ABOVE, shape), tags) for shape, tags in data.shapes(rng)]
    single = [(_activations(rng, (size,), (1, 1)), (data.ONE_ENTRY,)) for size in (0.7, 0.994)]
    small = [(scale * rng.standard_normal((4, 9)), ("arrays near 0",)) for scale in (0, 1e-3)]
    zeros = [(_activations(rng, (0.0, *BELOW, *ABOVE), (4, 9)), ("arrays that hold 0",))
             for _ in range(2)]  # fmt: skip
    sizes = [np.abs(_activations(rng, BELOW + ABOVE, (3, 8))) for _ in range(4)]
    signed = [(sign * each, ("arrays of one sign",))
              for sign, each in zip((1, -1, 1, -1), sizes, strict=True)]  # fmt: skip
    _judge(answer, samples.in_any_order(rng, drawn + small + signed + zeros) + single)


def _activations(rng, sizes, shape):
    """Entries of all these sizes, two thirds of them positive; how many are large is random."""
    signs = np.where(rng.random(shape) < 2 / 3, 1.0, -1.0)
    often = np.repeat(sizes, rng.integers(1, 6, size=len(sizes)))
    others = rng.choice(often, size=int(np.prod(shape)))
    sure = rng.permutation(sizes)[: others.size]
    others[: len(sure)] = sure
    return signs * rng.permutation(others).reshape(shape)


def _judge(answer, drawn):
    cases.judge((_case(answer, A1, tags) for A1, tags in drawn), look=LOOK)


def _case(answer, A1, tags):
    got, given = calling.call_and_keep(NAME, answer, A1)
    calling.unchanged(NAME, A1, given[0], "A1")
    got, share = ladder.one(got, "The share"), float(np.mean(np.abs(A1) > 0.99))

    def known():
        return _mistakes(A1) | numbers.rounded(share)

    return cases.number("The share", got, share, known, _factors(A1), tags)


def _mistakes(A1):
    size = np.abs(A1)
    hits = size > 0.99
    units = np.mean(hits, axis=1)
    return _thresholds(size) | _parts(A1, hits) | {
        "activations near -1 are not counted: take |a|.": np.mean(A1 > 0.99),
        "only activations near -1 are counted.": np.mean(A1 < -0.99),
        "the activations near -1 are subtracted: count them too.": np.mean(A1 > 0.99)
        - np.mean(A1 < -0.99),
        "that is the share that is not saturated: |a| > 0.99 is asked for.": np.mean(~hits),
        "it is the mean size of the activations, not a share of them.": np.mean(size),
        "only a unit that is saturated on every example is counted.": np.mean(units == 1),
        "a unit is counted that is saturated on any example.": np.mean(units > 0),
        "it is the median of the units' shares, not the mean.": np.median(units),
        "the sizes of the saturated are summed: count them.": np.mean(size * hits),
        "the saturated are divided by those that are not: divide by all.": np.sum(hits)
        / max(np.sum(~hits), 1),
        "activations of exactly 0 are not counted among all entries.": np.sum(hits)
        / max(np.count_nonzero(A1), 1),
        "equal activations are counted once.": np.unique(size[hits]).size / A1.size,
    }  # fmt: skip


def _thresholds(size):
    other = {
        f"it is the share above {value:g}, as if that were the threshold; expected 0.99.": np.mean(
            size > value
        )
        for value in (0.5, 0.9, 0.95, 0.98, 0.995, 0.999)
    }
    return other | {
        "sizes a little below 0.99 are counted too: above 0.99 is asked for.": np.mean(
            size > 0.9899
        ),
        "sizes a little above 0.99 are not counted: all above 0.99 are.": np.mean(size > 0.9901),
        "0.99 itself is counted: above 0.99 is asked for.": np.mean(size >= 0.99),
        "only a = 1 and a = -1 exactly are counted.": np.mean(size >= 1),
    }


def _parts(A1, hits):
    """Return what a share of some of the entries would be."""
    parts = {"the first unit": hits[:1], "all units but the last": hits[:-1],
             "the first example": hits[:, :1], "all examples but the last": hits[:, :-1],
             "the first 100 entries": hits.ravel()[:100]}  # fmt: skip
    found = {f"it is the share of {part} only.": np.mean(each) for part, each in parts.items()
             if each.size}  # fmt: skip
    if A1.shape[1] > 1:
        found["the last example is left out, and yet divided by."] = np.sum(hits[:, :-1]) / A1.size
    return found


def _factors(A1):
    n_h, m = A1.shape
    return {
        "That is the number of entries: a count was returned, expected a share.": A1.size,
        "That is 100: a share is a number from 0 to 1, not percent.": 100.0,
        "That is the number of units: divide by all entries of A1.": n_h,
        "That is the number of examples: divide by all entries of A1.": m,
    } | numbers.less_one(A1.size)
