"""Checks of `mean_tanh_slope`: how much of a gradient passes back through tanh."""

from collections.abc import Callable

import numpy as np

from utils import network
from utils.checks import calling, cases, ladder, numbers, samples
from utils.checks.scale_and_depth import data

NAME = "mean_tanh_slope"
LOOK = "the mean of the derivative of tanh over all entries of Z1."
#: As large as a start with scale 1000 makes them, and larger; the exponential of 710 overflows.
EXTREMES = (20.0, -45.0, 380.0, -400.0, 1e3, -1e3, 5e4, 1e6, -1e6)


def mean_tanh_slope_is_1_at_0(answer: Callable, *, rng: np.random.Generator):
    """Where every pre-activation is 0, tanh is linear with slope 1; elsewhere the slope is less."""
    shape = tuple(int(size) for size in rng.integers(3, 12, size=2))
    drawn = [(np.zeros(shape), ("arrays of zeros",)) for _ in range(2)]
    drawn += [(rng.standard_normal(shape), ("arrays of other numbers",)) for _ in range(2)]
    _judge(answer, samples.in_any_order(rng, drawn))


def mean_tanh_slope_is_the_mean(answer: Callable, *, rng: np.random.Generator):
    """The value on pre-activations of about size 1, of any shape; Z1 is not modified."""
    drawn = [(1.3 * rng.standard_normal(shape) + 0.4, tags) for shape, tags in data.shapes(rng)]
    zeros = [(Z1 * (rng.random(Z1.shape) < 0.7), ("arrays that hold 0",)) for Z1, _ in drawn[:2]]
    # no larger, as a small slope alone has fewer right digits in single precision
    single = [(rng.uniform(-1.2, 1.2, (1, 1)), (data.ONE_ENTRY,)) for _ in range(2)]
    _judge(answer, samples.in_any_order(rng, drawn + zeros) + single)


def mean_tanh_slope_stays_finite(answer: Callable, *, rng: np.random.Generator):
    """The value among pre-activations of any size; Z1 is not modified."""
    few = 2 * int(rng.integers(3, 7)) + 1
    drawn = []
    for rows in (1, 2, 1, 2):
        Z1 = rng.permutation([*rng.normal(0.3, 0.7, few), *EXTREMES, 2e3 * rng.uniform(-1, 1)][1:])
        Z1 = Z1[: Z1.size // rows * rows].reshape(rows, -1)
        drawn.append((Z1, ("pre-activations of thousands",)))
    drawn += [(rng.normal(0.3, 0.7, (2, few)), ()) for _ in range(2)]
    _judge(answer, drawn)


def _judge(answer, drawn):
    cases.judge((_case(answer, Z1, tags) for Z1, tags in drawn), look=LOOK)


def _case(answer, Z1, tags):
    got, given = calling.call_and_keep(NAME, answer, Z1)
    calling.unchanged(NAME, Z1, given[0], "Z1")
    _is_finite(got, Z1)
    got, right = ladder.one(got, "The mean slope"), float(np.mean(1 - np.tanh(Z1) ** 2))

    def known():
        return _mistakes(Z1) | numbers.rounded(right)

    return cases.number("The mean slope", got, right, known, _factors(Z1), tags)


def _is_finite(got, Z1):
    found = ladder.floats(got)
    ladder.require(
        np.max(np.abs(Z1)) < 100 or found.dtype.kind != "f" or not np.any(np.isnan(found)),
        f"{NAME} is nan where pre-activations are as large as a start with scale 1000 makes them",
        likely="Does an exponential overflow? Infinity over infinity is nan. np.tanh never "
        "overflows.",
        look=LOOK,
    )


def _mistakes(Z1):
    A1, s = np.tanh(Z1), network.sigmoid(Z1)
    slopes = 1 - A1**2
    return _others(Z1, A1, s) | _parts(Z1, slopes) | {
        "the square is missing: 1 - tanh(Z1).": np.mean(1 - A1),
        "the square is missing: 1 - |tanh(Z1)|.": np.mean(1 - np.abs(A1)),
        "it is the mean of tanh(Z1)^2: subtract it from 1.": np.mean(A1**2),
        "it is the slope at the mean of Z1: take the slope of each entry first.": 1
        - np.tanh(np.mean(Z1)) ** 2,
        "the mean is taken before the square: square each entry first.": 1 - np.mean(A1) ** 2,
        "the bracket is wrong: (1 - tanh(Z1))^2.": np.mean((1 - A1) ** 2),
        "the sign is wrong: 1 + tanh(Z1)^2.": np.mean(1 + A1**2),
        "it is 1/cosh(Z1): the square is missing.": np.mean(np.sqrt(slopes)),
        "that is 1 less the variance of tanh(Z1).": 1 - np.var(A1),
        "that is the root of the mean square slope, not the mean.": np.sqrt(np.mean(slopes**2)),
        "the units' slopes are multiplied, not averaged.": np.mean(np.prod(slopes, axis=0)),
    }  # fmt: skip


def _others(Z1, A1, s):
    """Return the mean slopes of other functions."""
    arctan = np.mean(1 / (1 + np.minimum(np.abs(Z1), 1e9) ** 2))
    return {
        "it is the slope of Z1 itself, 1 - Z1^2: tanh is missing.": np.mean(1 - Z1**2),
        "it is the mean of tanh(Z1), not of its slope.": np.mean(A1),
        "it is a sigmoid's slope; tanh's is 1 - tanh(Z1)^2.": np.mean(s * (1 - s)),
        "it has a sigmoid in the place of tanh.": np.mean(1 - s**2),
        "it is arctan's slope.": arctan,
        "it is ReLU's slope, 1 where z is above 0.": np.mean(Z1 > 0),
        "tanh is applied twice.": np.mean(1 - np.tanh(A1) ** 2),
        "it is the slope at 2z.": np.mean(1 - np.tanh(2 * Z1) ** 2),
        "it is the slope at z/2.": np.mean(1 - np.tanh(Z1 / 2) ** 2),
        "one of the two tanh(Z1) is Z1.": np.mean(1 - A1 * Z1),
        "it is a share of units that are not saturated, not a slope.": np.mean(np.abs(A1) < 0.99),
    }


def _parts(Z1, slopes):
    parts = {"the first unit": slopes[:1], "all units but the last": slopes[:-1],
             "the first example": slopes[:, :1], "all examples but the last": slopes[:, :-1],
             "the entries below 300": slopes[Z1 < 300],
             "the entries that are not 0": slopes[Z1 != 0],
             "the entries of a size below 300": slopes[np.abs(Z1) < 300]}  # fmt: skip
    found = {f"it is the mean slope of {part} only.": np.mean(each)
             for part, each in parts.items() if each.size}  # fmt: skip
    choices = {"largest": np.max, "smallest": np.min, "median": np.median}
    found |= {f"it is the {which} slope, not the mean.": of(slopes)
              for which, of in choices.items()}  # fmt: skip
    return found | {
        f"the larger entries count as if z were {limit} or -{limit}.": np.mean(
            1 - np.tanh(np.clip(Z1, -limit, limit)) ** 2
        )
        for limit in (2, 3, 4, 5)
    }


def _factors(Z1):
    n_h, m = Z1.shape
    return {
        "That is the number of entries: a sum was returned, expected the mean.": Z1.size,
        "That is the number of units: take the mean over all entries.": n_h,
        "That is the number of examples: take the mean over all entries.": m,
        "That is 100: no percent is asked for.": 100.0,
    } | numbers.less_one(Z1.size)
