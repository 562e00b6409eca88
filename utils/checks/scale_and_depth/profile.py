"""Checks of `signal_profile`: one variance per layer."""

import types
from collections.abc import Callable

import numpy as np

from utils.checks import calling, cases, ladder, samples
from utils.checks.scale_and_depth import data
from utils.checks.shown import kind

NAME = "signal_profile"
LOOK = "the mean of (a - mean of a)^2 over all entries of a layer, as np.var gives it."
#: A variance below this is compared on its own; TINY is the size of activations near 0.
SMALL, TINY = 1e-6, 1e-12


def signal_profile_has_one_number_a_layer(answer: Callable, *, rng: np.random.Generator):
    """As many numbers as layers, none negative; anything but the variances earns nothing."""
    drawn = [(_activations(rng, _shapes(rng, count)), ()) for count in (1, 4, 2, 5)]
    _judge(answer, samples.in_any_order(rng, drawn))


def signal_profile_is_the_variance(answer: Callable, *, rng: np.random.Generator):
    """The values, on layers of any size whose mean is not 0; the activations are not modified."""
    drawn = []
    for count in (5, 3):
        A = _activations(rng, _shapes(rng, count))
        drawn += [([rng.permuted(each * rng.uniform(0.5, 1)) for each in A], ()) for _ in range(2)]
    drawn += [case for kind in _KINDS for case in _of_a_kind(kind, rng)]
    for shapes, *tags in _edges(rng):
        drawn += [(_activations(rng, shapes), tuple(tags)) for _ in range(2)]
    single = (_activations(rng, [(1, 1), (3, 1)]), (data.ONE_EXAMPLE, data.ONE_ENTRY))
    _judge(answer, [*samples.in_any_order(rng, drawn), single])


def _of_a_kind(kind, rng):
    """Yield layers of which every other one is of this kind."""
    for first in (0, 1):
        A = _activations(rng, _shapes(rng, 4))
        yield [_KINDS[kind](a) if n % 2 == first else a for n, a in enumerate(A)], (kind,)


_KINDS: dict[str, Callable] = {
    "layers of zeros": np.zeros_like,
    "layers of small numbers": lambda a: 1e-3 * a,
    "layers of tiny numbers": lambda a: TINY * a,
    "layers that hold 1 and -1": lambda a: np.where(np.abs(a) > 0.5, np.sign(a), a),
    "layers that hold 0": lambda a: np.where(np.abs(a) < 0.3, 0.0, a),
    "layers of positive numbers": np.abs,
    "layers of negative numbers": lambda a: -np.abs(a),
}


def _edges(rng):
    few, some = int(rng.integers(3, 7)), int(rng.integers(8, 12))
    yield [(some, 9), (1, 9), (few, 9), (1, 9)], "layers of one unit"
    yield [(1, 9)] * 4, "layers of one unit"
    yield [(some, 1), (few, 1), (2, 1), (few, 1)], data.ONE_EXAMPLE
    yield [(few + 1, few + 1)] * (few + 1), "layers of the same size"
    yield [(few, 9)] * 7, "seven layers"
    yield [(few, some)] * 3, "layers of the same size"
    yield [(60, 50), (70, 50)], data.LARGE


def _judge(answer, drawn):
    cases.judge((_case(answer, *each) for each in drawn), look=LOOK)


def _case(answer, A, tags):
    got, given = _called(answer, A)
    _is_kept(A, given[0])
    profile = _climbed(got, len(A))
    right = np.array([np.var(each) for each in A])
    # close() forgives 1e-12, so what is smaller is compared in units of the right value
    unit = np.where((right > 0) & (right < SMALL), right, 1.0).astype(profile.dtype)

    def known():
        return {says: value / unit for says, value in _mistakes(A, right).items()}

    return cases.Case("The profile", profile / unit, right / unit, known, {}, tags)


def _called(answer, A):
    try:
        return calling.call_and_keep(NAME, answer, A)
    except ladder.CheckFailed as error:
        if "inhomogeneous" not in error.found:
            raise
        raise ladder.CheckFailed(
            f"{NAME} makes one array of parts that differ in size, which ends in an error",
            likely="The layers have different sizes here: take them one by one.",
        ) from error


def _is_kept(A, given):
    ladder.require(
        len(given) == len(A),
        f"{NAME} changes the list activations: it had {len(A)} layers and now has {len(given)}",
        likely="Go through the list without taking anything out of it.",
    )
    calling.unchanged(NAME, A, given, "activations")


def _shapes(rng, count):
    """Layers of different sizes, so that nobody can stack them."""
    return [(int(n), 9) for n in rng.permutation(np.arange(3, 3 + count))]


def _activations(rng, shapes):
    """Layers whose units have different means: no two formulas agree."""
    means = 0.5 * rng.standard_normal(len(shapes))
    return [
        np.tanh(0.6 * rng.standard_normal((n, m)) + mean + 0.5 * rng.standard_normal((n, 1)))
        for (n, m), mean in zip(shapes, means, strict=True)
    ]


def _mistakes(A, right):
    """Return what each known mistake says, and the profile that it gives."""
    with np.errstate(all="ignore"):
        found = {says: np.array([formula(each) for each in A]) for says, formula in _FORMULAS}
        below = np.concatenate([[1.0], right[:-1]])
        mean = np.mean(np.concatenate([each.ravel() for each in A]))
        so_far = [np.concatenate([one.ravel() for one in A[:n]]) for n in range(1, len(A) + 1)]
        found |= {
            "the layers are in reverse order.": right[::-1],
            "they are sorted by size: keep the layers' order.": np.sort(right),
            "they are sorted, the largest first: keep the layers' order.": np.sort(right)[::-1],
            "small variances come out as 0: return them as they are, without rounding.": np.where(
                right < TINY, 0, right
            ),
            "it is relative to the first layer: no ratio is asked for.": right / right[0],
            "it is relative to the last layer: no ratio is asked for.": right / right[-1],
            "it is relative to the layer before: no ratio is asked for.": right / below,
            "it is the change from the layer before.": np.diff(right, prepend=0),
            "it is a running sum over the layers.": np.cumsum(right),
            "each number is of all layers so far, not of one.": np.array(
                [np.var(each) for each in so_far]
            ),
            "the mean of all layers together is subtracted: each layer has its own.": np.array(
                [np.mean((each - mean) ** 2) for each in A]
            ),
        }
    for digits in range(2, 16):
        found[f"it is rounded to {digits} digits: return it as it is."] = np.round(right, digits)
    return found


def _is_a_comprehension(got):
    return type(got) is types.GeneratorType and got.gi_code.co_name == "<genexpr>"


def _var_of(some):
    return np.var(some) if some.size else 0.0


def _less_one(a):
    return np.var(a, ddof=1) if a.size > 1 else np.nan


_FORMULAS = (
    ("that is the standard deviation: the variance is its square.", np.std),
    ("that is the mean of the squares: subtract the layer's mean first.", lambda a: np.mean(a**2)),
    ("that is the root mean square: a variance is asked for.", lambda a: np.sqrt(np.mean(a**2))),
    ("it is divided by the number of entries less 1 (ddof=1): divide by their number.", _less_one),
    ("the variance is taken unit by unit and averaged: take it over all entries.",
     lambda a: np.mean(np.var(a, axis=1))),
    ("the variance is taken example by example and averaged: take it over all entries.",
     lambda a: np.mean(np.var(a, axis=0))),
    ("it is the variance of the units' means: take it over all entries.",
     lambda a: np.var(a.mean(axis=1))),
    ("it is the squared mean of the units' standard deviations.",
     lambda a: np.mean(np.std(a, axis=1)) ** 2),
    ("it is the mean of the covariances of the units.", lambda a: np.var(a.mean(axis=0))),
    ("that is the mean of the activations.", np.mean),
    ("that is the mean size of the activations.", lambda a: np.mean(np.abs(a))),
    ("it is the variance of the sizes |a|.", lambda a: np.var(np.abs(a))),
    ("it is the variance of the squares.", lambda a: np.var(a**2)),
    ("the median is subtracted, expected the mean.", lambda a: np.mean((a - np.median(a)) ** 2)),
    ("the squares are summed: divide by the number of entries.", lambda a: np.var(a) * a.size),
    ("the sum is divided by the number of examples alone.", lambda a: np.var(a) * len(a)),
    ("the sum is divided by the number of units alone.", lambda a: np.var(a) * a.shape[1]),
    ("that is the variance of the largest unit alone.", lambda a: np.max(np.var(a, axis=1))),
    ("it is the variance of the entries other than 1 and -1: take all.",
     lambda a: _var_of(a[np.abs(a) < 1])),
    ("it is the variance of the entries other than 0: take all.", lambda a: _var_of(a[a != 0])),
    ("that is the variance of the first unit alone.", lambda a: np.var(a[0])),
    ("that is the variance of the first example alone.", lambda a: np.var(a[:, 0])),
    ("it is made of the largest and the smallest activation alone.",
     lambda a: np.ptp(a) ** 2 / 12),
    ("it is a logarithm of the variance.", lambda a: np.log10(np.var(a))),
    ("it is a natural logarithm of the variance.", lambda a: np.log(np.var(a))),
)  # fmt: skip


def _climbed(got, layers):
    """Check an answer that is a list or an array of numbers, one per layer."""
    ladder.not_none(got, f"What {NAME} returns")
    ladder.require(
        not _is_a_comprehension(got),
        f"What {NAME} returns is a generator",
        expected="a list or an array with one number for each layer",
        likely="Round brackets around a comprehension make a generator, square ones a list.",
    )
    ladder.require(
        ladder.is_a(got, list, tuple, np.ndarray),
        f"What {NAME} returns is {kind(got)}",
        expected="a list or an array with one number for each layer",
    )
    found = np.atleast_1d(np.asarray(got)) if ladder.is_a(got, np.ndarray) else ladder.items(got)
    ladder.require(
        len(found) == layers,
        f"What {NAME} returns has {len(found)} entries for {layers} layers",
        expected="one number for each layer",
    )
    numbers = [ladder.one(each, f"Entry {place} of the profile")
               for place, each in enumerate(found)]  # fmt: skip
    single = any(each.dtype == np.float32 for each in numbers)
    return np.concatenate(numbers).astype(np.float32 if single else float)
