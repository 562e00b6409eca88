"""Checks of `plateau_length`: a prediction, held to a run of the reference network."""

from collections.abc import Callable

import numpy as np

from utils import network
from utils.checks import calling, ladder, samples
from utils.checks.numbers import same_number
from utils.checks.random_initialization import cost
from utils.checks.shown import kind

NAME = "plateau_length"
LOOK = "ln(1/scale) / ln(1 + learning_rate * |c|), with c = the mean of (y - 1/2) x."
SCALES = (1e-3, 1e-5)
#: How far a prediction may be from a run, in steps. Both starts are the same draw, so while the
#: weights are small one run is the other, later; each is seen to leave at a whole step, so the
#: difference is whole and off by less than 1, and what bends the line is of order scale^2.
STEPS = 1.5
LEFT, SIGNAL = 0.02, 0.25
#: Infinity as a number, and as one in an array of one or two axes.
_FOREVER = (np.inf, [np.inf], [[np.inf]])
FACTORS = (
    (-1.0, "The sign is wrong: ln(1/scale), not ln(scale)."),
    (1 / np.log(10), "That is 1/ln 10: log10 in the numerator, expected np.log."),
    (1 / np.log(2), "That is 1/ln 2: log2 in the numerator, expected np.log."),
    (np.log(10), "That is ln 10: log10 in the denominator, expected np.log."),
    (2.0, "That is 2: a factor 2 too many."),
    (0.5, "That is 1/2: a factor 2 is missing."),
)


def plateau_length_predicts_a_run(answer: Callable, *, rng: np.random.Generator):
    """A start 100 times smaller leaves its plateau as many steps later as predicted."""
    for _ in range(2):
        _predicts_a_run(answer, *_weak_signal(rng), rng)


def _predicts_a_run(answer, X, Y, rate, rng):
    found = {scale: _number(calling.call(NAME, answer, X, Y, scale, rate))
             for scale in samples.in_any_order(rng, SCALES)}  # fmt: skip
    large, small = (found[scale] for scale in SCALES)
    later, measured = small - large, _measured(X, Y, rate, rng)
    ladder.require(
        abs(later - measured) < STEPS,
        f"By your predictions a start 100 times smaller waits {later:.4g} steps longer",
        expected=f"the {measured} steps by which a trained network was later",
        likely=_why(later, X, Y, rate),
        look=LOOK,
    )


def plateau_length_is_the_formula(answer: Callable, *, rng: np.random.Generator):
    """The value, on data with any number of inputs."""
    m = int(rng.integers(9, 14))
    for n_x in samples.in_any_order(rng, (2, 4, 2, 4)):
        scale, rate = float(rng.uniform(0.001, 0.1)), float(rng.uniform(0.4, 2))
        _compare(answer, *_data(rng, n_x, m), scale, rate)


def plateau_length_has_no_end_without_a_signal(answer: Callable, *, rng: np.random.Generator):
    """Where c is 0 nothing drives the growth: infinitely many steps, otherwise finitely many."""
    n_x = int(rng.integers(2, 6))
    for is_signal in samples.in_any_order(rng, (False, False, True, True)):
        # integers and m = 8, so that c is exactly 0, in whatever order the terms are added
        half = rng.integers(-9, 10, size=(n_x, 4)).astype(float)
        X, Y = np.hstack([half, half]), np.repeat([[0.0, 1.0]], 4, axis=1)
        if is_signal:
            _compare(answer, X + Y * rng.uniform(0.5, 1.5, (n_x, 1)), Y, 0.01, 1.2)
        else:
            _has_no_end(answer, X, Y)


def _has_no_end(answer, X, Y):
    got = calling.call(NAME, answer, X, Y, 0.01, 1.2)
    ladder.not_none(got, f"What {NAME} returns")
    ladder.require(
        _is_infinite(got),
        f"Where c is 0, {NAME} returns {_said(got)}",
        expected="np.inf: no step multiplies the weights, so the plateau has no end",
        likely="Treat that case on its own.",
    )


def plateau_length_is_of_a_mean(answer: Callable, *, rng: np.random.Generator):
    """Data repeated three times has the same plateau; X and Y are not modified."""
    n_x, m = int(rng.integers(2, 6)), int(rng.integers(9, 14))
    for _ in range(2):
        _is_of_a_mean(answer, *_data(rng, n_x, m), (0.01, float(rng.uniform(0.6, 1.0))))


def _is_of_a_mean(answer, X, Y, arguments):
    once, given = calling.call_and_keep(NAME, answer, X, Y, *arguments)
    calling.unchanged(NAME, X, given[0], "X")
    calling.unchanged(NAME, Y, given[1], "Y")
    thrice = _number(calling.call(NAME, answer, np.tile(X, 3), np.tile(Y, 3), *arguments))
    ladder.require(
        bool(np.isclose(thrice, _number(once), rtol=cost.REPEATED)),
        "The same data repeated three times changes the prediction from "
        f"{_number(once):.4g} to {thrice:.4g} steps",
        likely="c is a mean over the m examples: is it a sum?",
        look=LOOK,
    )
    _is_right(once, X, Y, *arguments)


def _measured(X, Y, rate, rng):
    """Train one draw at both scales; return how many steps later the smaller one leaves."""
    n_h = 8
    draw = {"W1": rng.standard_normal((n_h, len(X))), "b1": np.zeros((n_h, 1)),
            "W2": rng.standard_normal((1, n_h)), "b2": np.zeros((1, 1))}  # fmt: skip
    starts = [{name: scale * value for name, value in draw.items()} for scale in SCALES]
    costs = network.train(network.stack(starts), X, Y, num_iterations=200, learning_rate=rate).costs
    left = np.argmax(costs < np.log(2) - LEFT, axis=0)
    return int(left[1] - left[0])


def _why(later, X, Y, rate):
    """Name the mistake whose predictions for the two starts differ by as much."""
    large, small = (_mistakes(X, Y, scale, rate) for scale in SCALES)
    known = {says: small[says] - large[says] for says in small}
    sooner, latest = (_steps(scale, rate, SIGNAL) for scale in SCALES)
    right = latest - sooner
    known |= {meaning: ratio * right for ratio, meaning in FACTORS}
    fits = (says for says, value in known.items() if np.isclose(later, value, rtol=1e-4, atol=0))
    said = next(fits, "Which part of the formula is missing?")
    return said if said[0].isupper() else f"It seems that {said}"


def _weak_signal(rng):
    """Draw two groups so close that |c| is SIGNAL: the plateau is long enough to count steps."""
    direction = rng.standard_normal((2, 1))
    direction /= np.linalg.norm(direction)
    Y = np.arange(60)[None, :] % 2 * 1.0
    X = rng.standard_normal((2, 60))
    signal = np.mean((Y - 0.5) * X, axis=1, keepdims=True)
    X = X + 4 * (Y - 0.5) * (SIGNAL * direction - signal)
    return X, Y, float(rng.uniform(0.4, 0.8))


def _data(rng, n_x, m):
    Y = (np.arange(m) % 3 > 0)[None, :] * 1.0
    return rng.standard_normal((n_x, m)) + 0.5 + 1.5 * Y * rng.standard_normal((n_x, 1)), Y


def _compare(answer, X, Y, scale, rate):
    _is_right(calling.call(NAME, answer, X, Y, scale, rate), X, Y, scale, rate)


def _is_right(got, X, Y, scale, rate):
    signal = (Y - 0.5) * X
    expected = _steps(scale, rate, np.linalg.norm(signal.mean(axis=1)))
    _is_not_rounded(_number(got), expected)
    same_number("The number of steps", got, expected, look=LOOK,
                mistakes=_mistakes(X, Y, scale, rate), factors=FACTORS)  # fmt: skip


def _steps(scale, rate, c):
    return float(np.log(1 / scale) / np.log1p(rate * c))


def _is_not_rounded(got, expected):
    ladder.require(
        got != round(got) or abs(got - expected) > 1,
        f"The number of steps is {got:g}: it is rounded",
        likely="Return the quotient as it is.",
    )


def _mistakes(X, Y, scale, rate):
    signal, length = (Y - 0.5) * X, np.linalg.norm
    c = signal.mean(axis=1)
    others = {
        "the 1/2 is missing in c: y - 1/2, so that class 0 pulls as well.": length(
            (Y * X).mean(axis=1)
        ),
        "c is a sum: it must be the mean over the m examples.": length(signal.sum(axis=1)),
        "c is averaged over the inputs and the examples: over the examples alone.": abs(
            signal.mean()
        ),
        "c is averaged over the wrong axis: axis=1 goes over the examples.": length(
            signal.mean(axis=0)
        ),
        "the norm is taken before the mean: first c, then its norm.": length(signal, axis=0).mean(),
        "it uses |c|^2: take the root.": length(c) ** 2,
        "it uses the sum of the absolute entries of c: the norm is the root of squares.": length(
            c, 1
        ),
        "it uses the largest entry of c, expected the norm.": np.max(np.abs(c)),
        "c is the difference of the two class means: it is the mean of (y - 1/2) x.": length(
            X[:, Y[0] == 1].mean(axis=1) - X[:, Y[0] == 0].mean(axis=1)
        ),
        "c is the mean of x: (y - 1/2) is missing.": length(X.mean(axis=1)),
        "c is centred: x is taken as it is.": length(
            ((Y - 0.5) * (X - X.mean(axis=1, keepdims=True))).mean(axis=1)
        ),
        "c uses 2y - 1, expected y - 1/2.": 2 * length(c),
    }
    named = {says: _steps(scale, rate, wrong) for says, wrong in others.items()}
    growth = np.log1p(rate * length(c))
    return named | {
        "a step multiplies by 1 + learning_rate |c|: its logarithm divides.": np.log(1 / scale)
        / (rate * length(c)),
        "the learning rate is not used.": _steps(scale, 1.0, length(c)),
        "the learning rate is taken as 1.2.": _steps(scale, 1.2, length(c)),
        "the logarithm of 1/scale is missing.": 1 / scale / growth,
        "the growth is not a logarithm: ln(1 + learning_rate |c|).": np.log(1 / scale)
        / (1 + rate * length(c)),
        "numerator and denominator are exchanged.": growth / np.log(1 / scale),
        "scale is taken as 0.01.": _steps(0.01, rate, length(c)),
        "it is a product, expected a quotient.": growth * np.log(1 / scale),
        "the learning rate multiplies the logarithm: it belongs inside.": np.log(1 / scale)
        / (rate * np.log1p(length(c))),
    }


def _number(got):
    return ladder.number(got, f"What {NAME} returns")


def _is_infinite(got):
    """Return whether a value is infinity, as one number of any type."""
    found = ladder.floats(got)
    return found.dtype.kind == "f" and found.ndim <= 2 and found.tolist() in _FOREVER


def _said(got):
    return f"{float.__float__(got):.4g}" if ladder.is_a(got, float) else kind(got)
