"""Checks of `signal_profile`: one variance per layer."""

from collections.abc import Callable

import numpy as np

from utils.checks import calling, ladder, samples
from utils.checks.diagnosis import Mistake, same
from utils.checks.shown import kind

NAME = "signal_profile"
LOOK = "the mean of (a - mean of a)^2 over all entries of a layer, as np.var gives it."


def signal_profile_has_one_number_a_layer(answer: Callable, *, rng: np.random.Generator):
    """As many numbers as layers, none negative; anything but the variances earns nothing."""
    for count in samples.in_any_order(rng, (1, 4, 2, 5)):
        A = _activations(rng, count)
        profile = _run(answer, A)
        ladder.require(
            not np.any(profile < 0),
            f"{NAME} gives a negative number",
            expected="variances",
            look=LOOK,
        )
        _compare(profile, A)


def signal_profile_is_the_variance(answer: Callable, *, rng: np.random.Generator):
    """The values, on layers whose mean is not 0; the activations are not modified."""
    for count in (5, 3):
        A = _activations(rng, count)
        for _ in range(2):
            _is_the_variance(answer, [rng.permuted(each * rng.uniform(0.5, 1)) for each in A])


def _is_the_variance(answer, A):
    got, given = calling.call_and_keep(NAME, answer, A)
    calling.unchanged(NAME, A, given[0], "activations")
    _compare(_climbed(got, len(A)), A)


def _compare(profile, A):
    same("The profile", profile, np.array([np.var(each) for each in A]), look=LOOK,
         mistakes=tuple(_mistakes(A)))  # fmt: skip


def _activations(rng, count):
    """Layers of different sizes whose units have different means: no two formulas agree."""
    sizes = rng.permutation(np.arange(3, 3 + count))
    means = 0.5 * rng.standard_normal(count)
    return [
        np.tanh(0.6 * rng.standard_normal((n, 9)) + mean + 0.5 * rng.standard_normal((n, 1)))
        for n, mean in zip(sizes, means, strict=True)
    ]


def _mistakes(A):
    formulas = {
        "that is the standard deviation: the variance is its square.": np.std,
        "that is the mean of the squares: subtract the layer's mean first.": lambda a: np.mean(
            a**2
        ),
        "that is the root mean square: a variance is asked for.": lambda a: np.sqrt(np.mean(a**2)),
        "it is divided by the number of entries less 1 (ddof=1): divide by their number.": (
            lambda a: np.var(a, ddof=1)
        ),
        "the variance is taken unit by unit and averaged: take it over all entries.": lambda a: (
            np.mean(np.var(a, axis=1))
        ),
        "the variance is taken example by example and averaged: take it over all entries.": (
            lambda a: np.mean(np.var(a, axis=0))
        ),
        "that is the mean of the activations.": np.mean,
        "that is the mean size of the activations.": lambda a: np.mean(np.abs(a)),
        "the squares are summed: divide by the number of entries.": lambda a: np.var(a) * a.size,
        "the sum is divided by the number of examples alone.": lambda a: np.var(a) * len(a),
        "that is the variance of the largest unit alone.": lambda a: np.max(np.var(a, axis=1)),
    }
    for says, formula in formulas.items():
        yield Mistake(says, np.array([formula(each) for each in A]))
    right = np.array([np.var(each) for each in A])
    yield Mistake("the layers are in reverse order.", right[::-1])
    yield Mistake("it is relative to the first layer: no ratio is asked for.", right / right[0])
    yield Mistake("it is a running sum over the layers.", np.cumsum(right))


def _run(answer, A):
    return _climbed(calling.call(NAME, answer, A), len(A))


def _climbed(got, layers):
    """Check an answer that is a list or an array of numbers, one per layer."""
    ladder.not_none(got, f"What {NAME} returns")
    ladder.require(
        ladder.is_a(got, list, tuple, np.ndarray),
        f"What {NAME} returns is {kind(got)}",
        expected="a list or an array with one number a layer",
    )
    found = np.atleast_1d(np.asarray(got)) if ladder.is_a(got, np.ndarray) else ladder.items(got)
    ladder.require(
        len(found) == layers,
        f"What {NAME} returns has {len(found)} entries for {layers} layers",
        expected="one number a layer",
    )
    numbers = [ladder.one(each, f"Entry {place} of the profile")
               for place, each in enumerate(found)]  # fmt: skip
    single = any(each.dtype == np.float32 for each in numbers)
    return np.concatenate(numbers).astype(np.float32 if single else float)
