"""Checks of `plateau_length`: a prediction, held to a run of the reference network."""

from collections.abc import Callable
from functools import partial

import numpy as np

from utils import network
from utils.checks import calling, ladder, samples
from utils.checks.numbers import is_not_rounded, same_number
from utils.checks.random_initialization import cost
from utils.checks.scale_and_depth import plateau_data
from utils.checks.scale_and_depth.plateau_mistakes import (
    FACTORS,
    UNCENTRED,
    centred,
    mistakes,
    steps,
)
from utils.checks.shown import kind

NAME = "plateau_length"
LOOK = "ln(1/scale) / ln(1 + learning_rate * |c|), with c = the mean of (y - mean of y) x."
SCALES = (1e-3, 1e-5)
#: How far a prediction may be from a run, in steps. Both starts are the same draw, so while the
#: weights are small one run is the other, later; each is seen to leave at a whole step, so the
#: difference is whole and off by less than 1, and what bends the line is of order scale^2.
STEPS = 1.5
LEFT = 0.02
#: Infinity as a number, and as one in an array of one or two axes.
_FOREVER = (np.inf, [np.inf], [[np.inf]])


def plateau_length_predicts_a_run(answer: Callable, *, rng: np.random.Generator):
    """A start 100 times smaller leaves its plateau as many steps later as predicted."""
    for _ in range(2):
        _predicts_a_run(answer, *plateau_data.weak_signal(rng), rng)


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
    """The value, on data with any number of inputs and any share of the two classes."""
    m = 2 * int(rng.integers(5, 8))
    unequal = [(n_x, int(ones)) for n_x in (1, 2, 4) for ones in rng.choice((3, m - 3, m - 2), 2)]
    for n_x, ones in samples.in_any_order(rng, [*unequal, (2, m // 2)]):
        scale, rate = float(10 ** rng.uniform(-8, -0.2)), float(10 ** rng.uniform(-1.5, 0.5))
        _compare(answer, *plateau_data.classes(rng, n_x, m, ones), scale, rate)
    for X, Y, rate in samples.in_any_order(rng, plateau_data.unusual(rng, m)):
        _compare(answer, X, Y, float(10 ** rng.uniform(-8, -0.2)), rate)


def plateau_length_has_no_end_without_a_signal(answer: Callable, *, rng: np.random.Generator):
    """Where c is 0 the factor is 1: infinitely many steps, otherwise finitely many."""
    n_x = int(rng.integers(2, 6))
    cases = [(times, distance) for times in (1, 3) for distance in (0.0, 1e-4, 1.0)]
    for times, distance in samples.in_any_order(rng, cases):
        X, Y = plateau_data.equal_means(rng, n_x, times)
        apart = X + distance * Y * rng.uniform(0.5, 1.5, (n_x, 1))
        if distance:
            for inputs in samples.in_any_order(rng, plateau_data.hardly_apart(X, apart, Y, rng)):
                _compare(answer, inputs, Y, 0.01, 1.2)
        else:
            for inputs in samples.in_any_order(rng, (X, np.zeros_like(X))):
                _has_no_end(answer, inputs, Y)


def _has_no_end(answer, X, Y):
    got = _called_without_a_signal(answer, X, Y)
    ladder.not_none(got, f"What {NAME} returns")
    ladder.require(
        _is_infinite(got),
        f"Where c is 0, {NAME} returns {_said(got)}",
        expected="np.inf: the factor is 1, and no number of such steps is enough",
        likely=_uncentred(got, X, Y) or "Treat that case on its own.",
    )


def _called_without_a_signal(answer, X, Y):
    try:
        return calling.call(NAME, answer, X, Y, 0.01, 1.2)
    except ladder.CheckFailed as error:
        if not isinstance(error.__cause__, ArithmeticError | ValueError):
            raise
        raise ladder.CheckFailed(
            f"{error.found}, where c is 0",
            expected="np.inf",
            likely="The factor is 1 there, and its logarithm 0: treat that case on its own.",
        ) from error


def _uncentred(got, X, Y):
    """Say that y - 1/2 was used, if that is what gives this number where c is 0."""
    found, c = ladder.floats(got), np.linalg.norm(np.mean((Y - 0.5) * X, axis=1))
    if found.size != 1 or found.dtype.kind != "f" or c == 0:
        return ""
    fits = np.isclose(found.item(), steps(0.01, 1.2, c), rtol=1e-6)
    return f"It seems that {UNCENTRED}" if fits else ""


def plateau_length_is_of_a_mean(answer: Callable, *, rng: np.random.Generator):
    """Data repeated three times has the same plateau; X and Y are not modified."""
    n_x, m = int(rng.integers(2, 6)), int(rng.integers(9, 14))
    for ones in samples.in_any_order(rng, (3, m - 3)):
        X, Y = plateau_data.classes(rng, n_x, m, ones)
        _is_of_a_mean(answer, X, Y, (0.01, float(rng.uniform(0.6, 1.0))))


def _is_of_a_mean(answer, X, Y, arguments):
    once, given = calling.call_and_keep(NAME, answer, X, Y, *arguments)
    calling.unchanged(NAME, X, given[0], "X")
    calling.unchanged(NAME, Y, given[1], "Y")
    thrice = _number(calling.call(NAME, answer, np.tile(X, 3), np.tile(Y, 3), *arguments))
    ladder.require(
        bool(np.isclose(thrice, _number(once), rtol=cost.REPEATED)),
        "The same data repeated three times changes the prediction from "
        f"{_number(once):.4g} to {thrice:.4g} steps",
        likely=_named(_number(once), mistakes(X, Y, *arguments))
        or "c is a mean over the m examples.",
        look=LOOK,
    )
    _is_right(once, X, Y, *arguments)


def _measured(X, Y, rate, rng):
    """Train one draw at both scales; return how many steps later the smaller one leaves."""
    n_h = 8
    draw = {"W1": rng.standard_normal((n_h, len(X))), "b1": np.zeros((n_h, 1)),
            "W2": rng.standard_normal((1, n_h)), "b2": np.zeros((1, 1))}  # fmt: skip
    starts = [{name: scale * value for name, value in draw.items()} for scale in SCALES]
    costs = network.train(network.stack(starts), X, Y, num_iterations=250, learning_rate=rate).costs
    share = np.mean(Y)
    settled = -share * np.log(share) - (1 - share) * np.log(1 - share)
    left = np.argmax(costs < settled - LEFT, axis=0)
    return int(left[1] - left[0])


def _why(later, X, Y, rate):
    """Name the mistake whose predictions for the two starts differ by as much."""
    large, small = (mistakes(X, Y, scale, rate) for scale in SCALES)
    known = {says: small[says] - large[says] for says in small}
    sooner, latest = (steps(scale, rate, plateau_data.SIGNAL) for scale in SCALES)
    right = latest - sooner
    known |= {meaning: ratio * right for ratio, meaning in FACTORS}
    return _named(later, known) or "Compare c and the quotient with the formula, part by part."


def _named(got, known):
    """Return what a known mistake says that gives this number, or nothing."""
    fits = (says for says, value in known.items() if np.isclose(got, value, rtol=1e-4, atol=0))
    said = next(fits, "")
    return said if not said or said[0].isupper() else f"It seems that {said}"


def _compare(answer, X, Y, scale, rate):
    _is_right(calling.call(NAME, answer, X, Y, scale, rate), X, Y, scale, rate)


def _is_right(got, X, Y, scale, rate):
    expected = steps(scale, rate, np.linalg.norm(centred(X, Y).mean(axis=1)))
    _is_not_rounded(_number(got), expected)
    same_number("The number of steps", got, expected, look=LOOK,
                mistakes=partial(mistakes, X, Y, scale, rate), factors=FACTORS)  # fmt: skip


def _is_not_rounded(got, expected):
    ladder.require(
        got != round(got) or abs(got - expected) > 1,
        f"The number of steps is {got:g}: it is rounded",
        likely="Return the quotient as it is.",
    )
    if np.isclose(got, expected, rtol=1e-6):
        is_not_rounded("The number of steps", got, expected, it="the quotient")


def _number(got):
    """Return the answer as a number, where c may be small and is not 0."""
    ladder.require(
        not _is_infinite(got),
        "The number of steps is infinite, and c is not 0 here",
        likely="It is infinite only where every entry of c is 0: not where one entry is, nor where "
        "c or the learning rate is small. Is the mean of y taken over the examples (Y has one "
        "row, so Y.mean(axis=0) is Y)?",
        look=LOOK,
    )
    return ladder.number(got, f"What {NAME} returns")


def _is_infinite(got):
    """Return whether a value is infinity, as one number of any type."""
    found = ladder.floats(got)
    return found.dtype.kind == "f" and found.ndim <= 2 and found.tolist() in _FOREVER


def _said(got):
    return f"{float.__float__(got):.4g}" if ladder.is_a(got, float) else kind(got)
