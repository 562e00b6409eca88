"""Checks of `mean_tanh_slope`: how much of a gradient passes back through tanh."""

from collections.abc import Callable

import numpy as np

from utils import network
from utils.checks import calling, ladder, samples
from utils.checks.numbers import same_number

NAME = "mean_tanh_slope"
LOOK = "the mean of 1 - tanh(Z1)^2 over all entries of Z1."


def mean_tanh_slope_is_1_at_0(answer: Callable, *, rng: np.random.Generator):
    """Where every pre-activation is 0, tanh is linear with slope 1; elsewhere the slope is less."""
    shape = _shape(rng)
    cases = [np.zeros(shape), np.zeros(shape)] + [rng.standard_normal(shape) for _ in range(2)]
    for Z1 in samples.in_any_order(rng, cases):
        _compare(answer, Z1)


def mean_tanh_slope_is_the_mean(answer: Callable, *, rng: np.random.Generator):
    """The value on pre-activations of about size 1; Z1 is not modified."""
    for shape in samples.in_any_order(rng, [_shape(rng), _shape(rng)] * 2):
        Z1 = 1.3 * rng.standard_normal(shape) + 0.4
        _, given = calling.call_and_keep(NAME, answer, Z1)
        calling.unchanged(NAME, Z1, given[0], "Z1")
        _compare(answer, Z1)


def mean_tanh_slope_stays_finite(answer: Callable, *, rng: np.random.Generator):
    """The value among pre-activations as large as a start with scale 1000 gives."""
    few = int(rng.integers(3, 7))
    for _ in range(2):
        large = [20.0, -45.0, 380.0, -400.0, 1e3, -1e3, 5e4]
        _is_finite(answer, rng.permutation([*rng.normal(0.3, 0.7, few), *large])[None, :])


def _is_finite(answer, Z1):
    got = calling.call(NAME, answer, Z1)
    ladder.require(
        not _is_nan(ladder.floats(got)),
        f"{NAME} is nan where pre-activations are as large as a start with scale 1000 makes them",
        likely="exp overflows there, and infinity over infinity is nan. np.tanh never overflows.",
        look=LOOK,
        joint=":",
    )
    _compare(answer, Z1)


def _shape(rng):
    return tuple(int(size) for size in rng.integers(3, 12, size=2))


def _is_nan(got):
    return got.dtype.kind == "f" and bool(np.any(np.isnan(got)))


def _compare(answer, Z1):
    same_number("The mean slope", calling.call(NAME, answer, Z1),
                float(np.mean(1 - np.tanh(Z1) ** 2)), look=LOOK, mistakes=_mistakes(Z1),
                factors=_factors(Z1))  # fmt: skip


def _mistakes(Z1):
    A1, s = np.tanh(Z1), network.sigmoid(Z1)
    return {
        "it is the slope of Z1 itself, 1 - Z1^2: tanh is missing.": np.mean(1 - Z1**2),
        "the square is missing: 1 - tanh(Z1).": np.mean(1 - A1),
        "the square is missing: 1 - |tanh(Z1)|.": np.mean(1 - np.abs(A1)),
        "it is the mean of tanh(Z1)^2: subtract it from 1.": np.mean(A1**2),
        "it is the mean of tanh(Z1), not of its slope.": np.mean(A1),
        "it is a sigmoid's slope; tanh's is 1 - tanh(Z1)^2.": np.mean(s * (1 - s)),
        "tanh is applied twice.": np.mean(1 - np.tanh(A1) ** 2),
        "it is the slope at the mean of Z1: take the slope of each entry first.": 1
        - np.tanh(np.mean(Z1)) ** 2,
        "the mean is taken before the square: square each entry first.": 1 - np.mean(A1) ** 2,
        "the bracket is wrong: (1 - tanh(Z1))^2.": np.mean((1 - A1) ** 2),
        "the sign is wrong: 1 + tanh(Z1)^2.": np.mean(1 + A1**2),
        "it is the largest slope, not the mean.": np.max(1 - A1**2),
        "it is the smallest slope, not the mean.": np.min(1 - A1**2),
        "it is the median slope, not the mean.": np.median(1 - A1**2),
        "it is 1/cosh(Z1): the square is missing.": np.mean(1 / np.cosh(np.clip(Z1, -300, 300))),
    }


def _factors(Z1):
    return (
        (float(Z1.size), "That is the number of entries: a sum was returned, expected the mean."),
        (float(Z1.shape[0]), "That is the number of units: take the mean over all entries."),
        (float(Z1.shape[1]), "That is the number of examples: take the mean over all entries."),
        (100.0, "That is 100: no percent is asked for."),
    )
