"""Checks of `initialize_parameters`: what is true of every right draw, never one seeded draw.

Statistics are taken on layers so large that the tolerance, five standard errors, separates right
from wrong: the relative standard error of a standard deviation of N normal draws is 1/sqrt(2N).
A right answer then fails less than once in a million.
"""

from collections.abc import Callable

import numpy as np

from utils.checks import calling, ladder, samples
from utils.checks.random_initialization.zeros import parameters_of

NAME = "initialize_parameters"
WEIGHTS, BIASES = ("W1", "W2"), ("b1", "b2")
LARGE = samples.Sizes(n_x=160, n_h=240, n_y=90, m=1)
STANDARD_ERRORS = 5.0
LOOK = "Look at: W = scale * (a standard normal draw for each entry)."


def initialize_parameters_gives_the_shapes(answer: Callable, *, rng: np.random.Generator):
    """Four arrays whose shapes follow from the sizes."""
    _start(answer, samples.sizes(rng))


def initialize_parameters_keeps_biases_zero(answer: Callable, *, rng: np.random.Generator):
    """Biases may start at zero: random weights alone tell the units apart."""
    for sizes in (samples.sizes(rng), samples.sizes(rng, n_y=1)):
        start = _start(answer, sizes)
        for name in BIASES:
            ladder.require(
                not np.any(start[name]),
                f"{name} is not 0 everywhere. The weights already tell the hidden units apart, "
                "so the biases start at 0. Look for np.zeros.",
            )


def initialize_parameters_follows_the_scale(answer: Callable, *, rng: np.random.Generator):
    """The standard deviation of W1 and of W2 is `scale`, by default 0.01, and the mean is 0."""
    scale = float(rng.uniform(0.2, 0.4))
    for start, asked in ((_start(answer, LARGE, scale), scale), (_start(answer, LARGE), 0.01)):
        for name in WEIGHTS:
            _has_scale(name, start[name], asked)


def initialize_parameters_draws_each_entry(answer: Callable, *, rng: np.random.Generator):
    """Every entry is a normal draw of its own: no row, column or matrix repeats another."""
    start = _start(answer, LARGE, float(rng.uniform(0.2, 0.4)))
    for name in WEIGHTS:
        _entries_differ(name, start[name])
        _is_normal(name, start[name])
    shared = np.isin(start["W2"], start["W1"]).mean()
    ladder.require(
        shared < 0.5,
        "W2 repeats the numbers of W1, as two draws from the same seed do. Draw W2 after W1 from "
        "the same stream, and set no seed inside the function.",
    )


def initialize_parameters_draws_anew(answer: Callable, *, rng: np.random.Generator):
    """Two calls give two networks: no seed is fixed inside."""
    sizes = samples.sizes(rng)
    first, second = _start(answer, sizes), _start(answer, sizes)
    for name in WEIGHTS:
        ladder.require(
            np.any(first[name]),
            f"{name} is 0 everywhere, so every hidden unit is a copy of the others. {LOOK}",
        )
        ladder.require(
            not np.array_equal(first[name], second[name]),
            f"Two calls give the same {name}. Is a seed fixed inside the function, or is nothing "
            "drawn at all? Then every network that you train is one and the same.",
        )


def _start(answer, sizes, scale=None):
    keywords = {} if scale is None else {"scale": scale}
    got = calling.call(NAME, answer, *sizes[:3], **keywords)
    return parameters_of(got, f"What {NAME} returns", sizes)


def _has_scale(name, W, scale):
    error = STANDARD_ERRORS / np.sqrt(2 * W.size)
    std, mean = float(np.std(W)), float(np.mean(W))
    ladder.require(np.any(W), f"{name} is 0 everywhere. {LOOK}")
    ladder.require(
        abs(mean) < STANDARD_ERRORS * max(scale, std) / np.sqrt(W.size),
        f"The mean of {name} is {mean:.3g}, expected about 0. Was rand (uniform, 0 to 1) used for "
        f"randn (normal, around 0), or the same number everywhere? {LOOK}",
    )
    ladder.require(
        abs(std / scale - 1) < error,
        f"std({name}) is {std:.3g} where scale={scale:.3g} asks for {scale:.3g} "
        f"+- {scale * error:.1g}. {_why(std, scale, W.shape[1], error)} {LOOK}",
    )


def _why(std, scale, fan_in, error):
    causes = {
        scale**2: "Is it multiplied by scale twice?",
        np.sqrt(scale): "scale is the standard deviation, not the variance: no square root.",
        1.0: "Is it multiplied by scale?",
        0.01: "Is 0.01 written where the argument scale belongs: is scale ignored?",
        1 / scale: "Is it divided by scale instead of multiplied?",
        scale / np.sqrt(12): "Was rand (uniform, 0 to 1) used for randn (normal)?",
        scale / np.sqrt(3): "Is the draw uniform? randn draws from the normal distribution.",
        np.sqrt(1 / fan_in): "Does it use the fan-in 1/sqrt(n) instead of scale?",
        np.sqrt(2 / fan_in): "Does it use He's sqrt(2/n) instead of scale?",
    }
    fits = (why for value, why in causes.items() if abs(std / value - 1) < error)
    return next(fits, "Is scale ignored, or used in another way than as a factor?")


def _entries_differ(name, W):
    if np.ptp(W) == 0:
        problem = f"Every entry of {name} is the same, so every hidden unit learns the same thing"
    elif not np.any(np.ptp(W, axis=0)):
        problem = f"Every row of {name} is the same: one row was drawn and repeated"
    elif not np.any(np.ptp(W, axis=1)):
        problem = f"Every column of {name} is the same: one column was drawn and repeated"
    elif np.unique(W).size < 0.9 * W.size:
        problem = f"{name} has only {np.unique(W).size} different values in {W.size} entries"
    elif _largest_singular_value(W) > 1.3:
        problem = f"The rows of {name} are multiples or sums of one another: they are not separate"
    else:
        return
    raise ladder.CheckFailed(f"{problem}. Draw each entry separately. {LOOK}")


def _largest_singular_value(W):
    """Largest singular value of a corner, over std * (sqrt(rows) + sqrt(columns)).

    It is about 1 for independent entries, and above 1.3 with probability below exp(-10) for the
    corner's n = 60: exp(-t^2 / 2) with t = 0.3 * 2 sqrt(n).
    Source: Vershynin, "Introduction to the non-asymptotic analysis of random matrices" (2012),
    corollary 5.35.
    """
    corner = W[:60, :60]
    return np.linalg.norm(corner, 2) / (np.std(corner) * 2 * np.sqrt(60))


def _is_normal(name, W):
    standard = (W - np.mean(W)) / np.std(W)
    kurtosis = float(np.mean(standard**4))
    # the standard error of the fourth moment of N normal draws is sqrt(96 / N)
    allowed = STANDARD_ERRORS * np.sqrt(96 / W.size)
    shape = "flatter, as a uniform draw is" if kurtosis < 3 else "with longer tails"
    ladder.require(
        abs(kurtosis - 3) < allowed,
        f"The entries of {name} are not normally distributed: they are {shape} (fourth moment "
        f"{kurtosis:.2f}, expected 3 +- {allowed:.2f}). Was rand used for randn? {LOOK}",
    )
