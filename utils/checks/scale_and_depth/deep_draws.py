"""Checks of the draws in `initialize_deep`: separate, from rng alone, normal or orthonormal."""

from collections.abc import Callable

import numpy as np

from utils.checks import calling, draws, ladder, samples
from utils.checks.scale_and_depth import layers
from utils.checks.scale_and_depth.deep_rules import DRAWN, LOOK, SCHEMES, std_of
from utils.checks.scale_and_depth.deep_start import NAME, is_drawn, start

#: A standard normal number is farther out than this once in 2e8 times.
STRAY = 5.9
#: Two layers share fewer numbers than this, rounded to eight digits.
SHARED = 0.1


def initialize_deep_draws_each_entry(answer: Callable, *, rng: np.random.Generator):
    """Every entry of every layer is a normal draw of its own."""
    size, other = (int(each) for each in rng.integers(90, 110, size=2))
    for scheme in samples.in_any_order(rng, DRAWN):
        for sizes in ((size, size, size), (size, other, size)):
            begin = start(answer, sizes, scheme, rng)
            for name in ("W1", "W2"):
                draws.entries_differ(name, begin[name], look=LOOK)
                draws.are_not_mirrored(name, begin[name], look=LOOK)
                draws.is_normal(name, begin[name], look=LOOK)
                draws.has_tails(name, begin[name], look=LOOK)
                draws.means_vary(name, begin[name], look=LOOK)
            _layers_differ(begin["W1"], begin["W2"], scheme)


def _layers_differ(first, second, scheme):
    one, two = (np.abs(np.round(W / std_of(scheme, W.shape), 8)) for W in (first, second))
    shared = np.intersect1d(one, two).size / min(one.size, two.size)
    ladder.require(
        shared < SHARED,
        f'W2 repeats numbers of W1 for "{scheme}"',
        expected="new draws for every layer",
        likely="Two draws from the same seed do that, and one draw that is used for two layers.",
    )


def initialize_deep_draws_from_rng(answer: Callable, *, rng: np.random.Generator):
    """The same seed gives the same network; a second draw from one rng gives another."""
    for scheme in samples.in_any_order(rng, SCHEMES):
        # wide, square, tall, and one unit at the end
        sizes, seed = [6, 4, 4, 5, 1], int(rng.integers(2**31))
        once, given = calling.call_and_keep(NAME, answer, sizes, scheme, _seeded(seed))
        first = layers.parameters_of(once, f"What {NAME} returns", sizes)
        is_drawn(first)
        _are_the_same(first, start(answer, sizes, scheme, _seeded(seed)), scheme)
        _are_new(first, start(answer, sizes, scheme, given[2]), f'one rng for "{scheme}"')
        other = _seeded(seed + 1)
        _are_new(first, start(answer, sizes, scheme, other), f'two seeds for "{scheme}"')


def _seeded(seed):
    return np.random.default_rng(seed)


def _are_the_same(first, again, scheme):
    changed = [name for name in first if not np.array_equal(first[name], again[name])]
    ladder.require(
        not changed,
        f'Two generators with the same seed give different {", ".join(changed)} for "{scheme}"',
        likely="Is it drawn from np.random, or from a new generator, instead of the rng "
        "that is given?",
    )


def _are_new(first, second, of):
    same = [name for name in first if name[0] == "W" and _is_parallel(first[name], second[name])]
    ladder.require(
        not same,
        f"Two draws from {of} give the same {', '.join(same)}",
        likely="Is a new generator with a fixed seed made inside, or is nothing drawn? Use "
        "the rng that is given, itself.",
    )


def _is_parallel(one, two):
    """Return whether one array is a multiple of the other, as the same draw at two scales is."""
    product, sizes = np.vdot(one, two), np.linalg.norm(one) * np.linalg.norm(two)
    return abs(product) >= (1 - 1e-6) * sizes


def initialize_deep_is_orthogonal(answer: Callable, *, rng: np.random.Generator):
    """The columns of W are orthonormal if it has no fewer rows than columns, else its rows."""
    few, some, many = (int(size) for size in rng.permutation([9, 30, 40]) + rng.integers(0, 5))
    kinds = ((some, some, some), (few, many, few), (1, few, 1), (few, 1, 1))
    for sizes in samples.in_any_order(rng, kinds):
        begin, again = (start(answer, sizes, "orthogonal", _seeded(int(seed)))
                        for seed in rng.integers(2**31, size=2))  # fmt: skip
        is_drawn(begin)
        for name in ("W1", "W2"):
            for W in (begin[name], again[name]):
                _is_orthogonal(name, W)
            ladder.require(
                begin[name].size == 1 or not np.array_equal(begin[name], again[name]),
                f"Two draws give the same {name}: an identity, or another fixed matrix, is "
                "orthogonal, but not drawn",
                look=LOOK,
            )
        if min(sizes) > 1:
            _layers_differ(begin["W1"], begin["W2"], "orthogonal")
    for name, W in start(answer, (100, 120, 100), "orthogonal", rng).items():
        if name[0] == "W":
            _has_no_direction(name, W)


def _has_no_direction(name, W):
    """Refuse the Q of numbers that are not normal: its first column, or some entries, stand out."""
    tall = W if W.shape[0] >= W.shape[1] else W.T
    # a sum of the entries of a random unit vector has standard deviation 1
    squares = np.square(W)
    sums, kurtosis = np.abs(tall.sum(axis=0)), np.mean(np.square(squares)) / np.mean(squares) ** 2
    ladder.require(
        float(np.max(sums)) < STRAY and float(kurtosis) < 3 + 5 * np.sqrt(96 / W.size),
        f"Some entries of {name} are larger, or more often of one sign, than those of random "
        "orthonormal columns or rows",
        likely="Is the decomposition one of normal draws? Uniform draws, for example, are all "
        "positive, so that the first column points in one direction.",
        look=LOOK,
    )


def _is_orthogonal(name, W):
    tall = W.shape[0] >= W.shape[1]
    gram = W.T @ W if tall else W @ W.T
    what, parts = ("W^T W", "columns") if tall else ("W W^T", "rows")
    tolerance = 1e-3 if W.dtype.itemsize < 8 else 1e-6
    if np.max(np.abs(gram - np.eye(len(gram)))) < tolerance:
        return
    off = np.max(np.abs(gram - np.diag(np.diag(gram))))
    lengths = np.sqrt(np.diag(gram))
    ladder.require(
        off > tolerance,
        f"The {parts} of {name} {W.shape} are perpendicular, but have the length {lengths[0]:.4g}",
        expected=f"1: {what} = I",
        likely="Is Q multiplied by something?",
    )
    raise ladder.CheckFailed(
        f"The {parts} of {name} {W.shape} are not perpendicular: {what} is not I",
        likely="The Q of np.linalg.qr has orthonormal columns if there are no fewer rows than "
        "columns; its transpose has orthonormal rows.",
        look=LOOK,
    )
