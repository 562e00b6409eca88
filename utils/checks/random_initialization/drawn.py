"""Checks of `initialize_parameters`: properties of every right draw, never of one seeded draw."""

from collections.abc import Callable

import numpy as np

from utils.checks import calling, draws, ladder, samples
from utils.checks.random_initialization.zeros import parameters_of

NAME = "initialize_parameters"
WEIGHTS, BIASES = ("W1", "W2"), ("b1", "b2")
LARGE = samples.Sizes(n_x=110, n_h=160, n_y=70, m=1)
BY_DEFAULT = (
    "No scale was handed over here; with one it is right. Write scale=0.01 in your def line, as in "
    "the task."
)
LOOK = "W = scale * (a standard normal draw for each entry)."


def initialize_parameters_gives_the_shapes(answer: Callable, *, rng: np.random.Generator):
    """Four arrays whose shapes follow from the sizes: weights that are drawn, and zeros."""
    for _ in range(2):
        start = _start(answer, samples.sizes(rng))
        _weights_are_drawn(start)
        _biases_are_zero(start)


def initialize_parameters_keeps_biases_zero(answer: Callable, *, rng: np.random.Generator):
    """Biases may start at zero: random weights alone tell the units apart."""
    for says, sizes in samples.in_any_order(rng, samples.edge_sizes(rng).items()):
        with samples.on(says):
            start = _start(answer, sizes)
            _biases_are_zero(start)
            _weights_are_drawn(start)


def initialize_parameters_follows_the_scale(answer: Callable, *, rng: np.random.Generator):
    """The standard deviation of W1 and of W2 is `scale`, by default 0.01, and the mean is 0."""
    for scale in (float(rng.uniform(0.2, 0.4)), None, float(rng.uniform(6, 9))):
        start = _start(answer, LARGE, scale)
        for name in WEIGHTS:
            has_scale(name, start[name], scale)
    _is_zero_at_scale_0(answer, rng)


def _is_zero_at_scale_0(answer, rng):
    start = _start(answer, samples.sizes(rng), 0.0)
    for name in WEIGHTS:
        ladder.require(
            not np.any(start[name]),
            f"With scale=0, {name} is not 0 everywhere",
            likely="Is 0 taken for a missing argument, as `or` takes it?",
            look=LOOK,
        )


def initialize_parameters_draws_each_entry(answer: Callable, *, rng: np.random.Generator):
    """Every entry is a normal draw of its own: no row, column or matrix repeats another."""
    scale = float(rng.uniform(0.2, 0.4))
    start = _start(answer, LARGE, scale)
    for name in WEIGHTS:
        draws.entries_differ(name, start[name], look=LOOK)
        draws.are_not_mirrored(name, start[name], look=LOOK)
        draws.is_normal(name, start[name], look=LOOK)
        draws.has_tails(name, start[name], look=LOOK)
        draws.means_vary(name, start[name], look=LOOK)
        draws.are_not_rescaled(name, start[name], scale, look=LOOK)
    shared = np.isin(start["W2"], start["W1"]).mean()
    ladder.require(
        shared < 0.5,
        "W2 repeats the numbers of W1, as two draws from the same seed do",
        likely="Draw W2 after W1 from the same stream, and set no seed inside the function.",
    )


def initialize_parameters_draws_anew(answer: Callable, *, rng: np.random.Generator):
    """Two calls give two networks: no seed is fixed inside."""
    sizes = samples.sizes(rng)
    first, second = _start(answer, sizes), _start(answer, sizes)
    for start in (first, second):
        _weights_are_drawn(start)
    for name in WEIGHTS:
        _is_not_zero(name, first[name])
        ladder.require(
            not np.array_equal(first[name], second[name]),
            f"Two calls give the same {name}",
            likely="Is a seed fixed inside the function, or is nothing drawn at all? Then "
            "every network that you train is one and the same.",
        )


def _biases_are_zero(start):
    for name in BIASES:
        ladder.require(
            not np.any(start[name]),
            f"{name} is not 0 everywhere",
            likely="The weights already tell the hidden units apart, so the biases start at 0. "
            "Look for np.zeros.",
        )


def _weights_are_drawn(start):
    """Refuse weights that cannot be random: without this, a dict of zeros would earn points."""
    for name in WEIGHTS:
        _is_not_zero(name, start[name])
        ladder.require(
            np.unique(start[name]).size > start[name].size / 2,
            f"{name} has the same numbers again and again",
            likely="Draw each entry separately.",
            look=LOOK,
        )


def _is_not_zero(name, W):
    ladder.require(
        np.any(W),
        f"{name} is 0 everywhere, so every hidden unit is a copy of the others",
        look=LOOK,
    )


def _start(answer, sizes, scale=None):
    keywords = {} if scale is None else {"scale": scale}
    got = calling.call(NAME, answer, *sizes[:3], **keywords)
    return parameters_of(got, f"What {NAME} returns", sizes)


def has_scale(name, W, given, by_default=BY_DEFAULT):
    """Refuse weights whose standard deviation is not the scale that was given, or the default."""
    scale = 0.01 if given is None else given
    error, std = draws.relative_error(W), float(np.std(W))
    draws.is_centred(name, W, scale, look=LOOK)
    asks = f"{'the default ' if given is None else ''}scale={scale:.3g}"
    ladder.require(
        abs(std / scale - 1) < error,
        f"std({name}) is {std:.3g} where {asks} asks for {scale:.3g} +- {scale * error:.1g}",
        likely=by_default if given is None else _why(std, scale, W, error),
        look=LOOK,
    )


def _why(std, scale, W, error):
    fan_in, units = W.shape[1], W.shape[0]
    causes = {
        scale**2: "Is it multiplied by scale twice?",
        np.sqrt(scale): "scale is the standard deviation, not the variance: no square root.",
        1.0: "Is it multiplied by scale?",
        0.01: "Is 0.01 written where the argument scale belongs: is scale ignored?",
        1 / scale: "Is it divided by scale instead of multiplied?",
        scale / np.sqrt(12): "Was rand (uniform, 0 to 1) used for randn (normal)?",
        scale / np.sqrt(3): "Is the draw uniform? randn draws from the normal distribution.",
        np.sqrt(1 / fan_in): "Does it use the fan-in 1/sqrt(n) instead of scale?",
        scale / np.sqrt(fan_in): "It is scale / sqrt(n) with the fan-in n: scale alone is asked.",
        scale / np.sqrt(units): "It is scale / sqrt(n) with the number of units n: scale alone "
        "is asked.",
        np.sqrt(2 / fan_in): "Does it use He's sqrt(2/n) instead of scale?",
    }
    fits = (why for value, why in causes.items() if abs(std / value - 1) < error)
    farthest = np.max(np.abs(W)) / std
    unsure = f"It is {std / scale:.3g} times scale: print np.std of a large draw of your own."
    if farthest < draws.FARTHEST:
        unsure = (
            f"It is {std / scale:.3g} times scale, and no entry is farther from 0 than "
            f"{farthest:.3g} standard deviations: are the draws cut off?"
        )
    return next(fits, unsure)
