"""Checks of `gradient_check`: small for right gradients, large for wrong ones.

The costs handed over are polynomials, whose central differences are known exactly at any epsilon.
"""

from collections.abc import Callable

import numpy as np

from utils.checks import calling, ladder, samples
from utils.checks.shown import kind

NAME = "gradient_check"
LOOK = (
    "for each entry (J(theta + epsilon) - J(theta - epsilon)) / (2 epsilon), all entries "
    "in one vector g~, then norm(g - g~) / (norm(g) + norm(g~))."
)
#: Variants of the relative difference (by the larger norm, by one norm) stay within this factor.
VARIANTS = 2.5
#: The rounding error of a cost of O(10), over 2 epsilon = 2e-7, is 1e-8 of a gradient of O(1).
SMALL = 1e-6


def gradient_check_gives_a_number(answer: Callable, *, rng: np.random.Generator):
    """One number: near 0 for right gradients of a simple cost, and 1/3 for doubled ones."""
    sizes = _sizes(rng)
    for factor in samples.in_any_order(rng, (1.0, 1.0, 1.0, 2.0, 2.0, 2.0)):
        parameters = samples.weights(rng, sizes)
        got = _difference(answer, _quadratic, parameters, _multiplied(parameters, factor))
        if factor == 1:
            _is_small(
                got,
                "Is it the difference relative to the norms, with 2 epsilon under the fraction? Is "
                "each nudge taken back before the next? A copy of a dict still holds the same "
                "arrays.",
            )
        else:
            _is_about(got, 1 / 3, f"for slopes that are {factor:g} times the right ones")


def gradient_check_accepts_right_slopes(answer: Callable, *, rng: np.random.Generator):
    """Exact for a quadratic cost at any epsilon: a one-sided difference is not."""
    cases = ((0.5, 1.0), (1e-4, 1.0), (0.5, -1.0), (1e-4, -1.0), (0.2, 1.0), (0.01, -1.0))
    sizes = _sizes(rng)
    for epsilon, factor in samples.in_any_order(rng, cases):
        parameters = samples.weights(rng, sizes)
        grads = _multiplied(parameters, factor)
        got = _difference(answer, _quadratic, parameters, grads, epsilon=epsilon)
        if factor == 1:
            why = _why(got, parameters, grads, epsilon)
            _is_small(got, why, f"of a quadratic cost with epsilon={epsilon}")
        else:
            _is_about(got, 1.0, "for slopes with the wrong sign")


def gradient_check_notices_any_wrong_slope(answer: Callable, *, rng: np.random.Generator):
    """Above 0 when a single entry, in any of the four gradients, is wrong, and 0 when none is."""
    cases = [(name, index) for name in ("W1", "b1", "W2", "b2") for index in (0, -1, None)]
    sizes = _sizes(rng, of=(1, 2, 6))  # one side is long: every entry must be visited
    for name, index in samples.in_any_order(rng, cases):
        parameters = samples.weights(rng, sizes)
        grads = _slopes_of_the_quadratic(parameters)
        if index is None:
            got = _difference(answer, _quadratic, parameters, grads)
            _is_small(got, "Is every nudge taken back before the next?")
        else:
            grads[f"d{name}"].flat[index] += 1.0
            where = f"the {'first' if index == 0 else 'last'} entry of d{name}"
            _notices(_difference(answer, _quadratic, parameters, grads), grads, where)


def gradient_check_measures_the_difference(answer: Callable, *, rng: np.random.Generator):
    """The relative difference: 1/3 for doubled gradients, 1 for reversed ones, at any size."""
    cases = (
        (1.0, 2.0, 1 / 3), (1000.0, 2.0, 1 / 3), (1000.0, -1.0, 1.0), (1.0, 1.01, 0.01 / 2.01),
    )  # fmt: skip
    sizes = _sizes(rng)
    for size, factor, expected in samples.in_any_order(rng, cases):
        parameters = samples.weights(rng, sizes)
        got = _difference(
            answer, lambda p, size=size: size * _quadratic(p), parameters,
            _multiplied(parameters, size * factor), epsilon=1e-3,
        )  # fmt: skip
        says = f"for slopes that are {factor} times the right ones"
        _is_about(got, expected, says, "Is the difference relative, and not absolute?")


def gradient_check_uses_epsilon(answer: Callable, *, rng: np.random.Generator):
    """For a cubic cost the central difference is off by epsilon^2."""
    sizes = _sizes(rng)
    for epsilon in samples.in_any_order(rng, (0.3, 0.03, 0.003)):
        parameters = samples.weights(rng, sizes)
        grads = {f"d{name}": 3 * value**2 for name, value in parameters.items()}
        off = epsilon**2 * np.sqrt(sum(value.size for value in parameters.values()))
        expected = off / (2 * _norm(grads))
        got = _difference(answer, _cubic, parameters, grads, epsilon=epsilon)
        ladder.require(
            expected / VARIANTS < got < VARIANTS * expected,
            f"{NAME} is {got:.2g} for a cubic cost with epsilon={epsilon}, where that "
            f"epsilon must give {expected:.2g}",
            likely="Is the argument epsilon used, in the step and below?",
            look=LOOK,
        )


def gradient_check_leaves_its_inputs(answer: Callable, *, rng: np.random.Generator):
    """Parameters and gradients are not modified: every nudge is taken back."""
    sizes = _sizes(rng)
    for factor in samples.in_any_order(rng, (1.0, 1.0, 2.0, 2.0)):
        parameters = samples.weights(rng, sizes)
        grads = _multiplied(parameters, factor)
        got, given = calling.call_and_keep(NAME, answer, _quadratic, parameters, grads)
        got = _number(got)
        calling.unchanged(NAME, parameters, given[1], "parameters")
        calling.unchanged(NAME, grads, given[2], "grads")
        right = got < SMALL if factor == 1 else got > SMALL
        ladder.require(
            right, f"{NAME} is {got:.2g}, the wrong value, so it earns nothing", look=LOOK
        )


def _is_small(got, why, what=""):
    ladder.require(
        got < SMALL,
        f"{NAME} is {got:.2g} for slopes that are right{what and ' '}{what}",
        expected="less than 1e-6",
        likely=why,
        look=LOOK,
    )


def _is_about(got, expected, says, why="Do the numbers fit the formula?"):
    ladder.require(
        expected / VARIANTS < got < VARIANTS * expected,
        f"{NAME} is {got:.3g} {says}",
        expected=f"{expected:.3g}",
        likely=why,
        look=LOOK,
    )


def _notices(got, grads, where):
    expected = 1.0 / (2 * _norm(grads))
    ladder.require(
        got > expected / 100,
        f"{NAME} is {got:.2g} though {where} is wrong",
        expected="much more",
        likely="Does it go through every entry of W1, b1, W2 and b2?",
        look=LOOK,
    )


def _multiplied(parameters, factor):
    slopes = _slopes_of_the_quadratic(parameters)
    return {name: factor * slope for name, slope in slopes.items()}


def _sizes(rng, of=(1, 2, 3)):
    # small, because each entry takes two calls of the cost, which may cross a sandbox's boundary
    return samples.Sizes(*map(int, rng.permutation(of)), m=1)


def _difference(answer, cost, parameters, grads, **epsilon):
    return _number(calling.call(NAME, answer, cost, parameters, grads, **epsilon))


def _number(got):
    ladder.require(
        not ladder.is_a(got, bool, np.bool_),
        f"{NAME} returns {kind(got)}",
        expected="the relative difference itself: one number",
    )
    value = ladder.number(got, f"What {NAME} returns")
    ladder.require(value >= 0, f"{NAME} is {value:.2g}", expected="no negative number", look=LOOK)
    return value


def _quadratic(parameters):
    return float(
        sum(weight * np.sum(parameters[name] ** 2) + np.sum(parameters[name])
            for weight, name in zip((0.5, 1.0, 1.5, 2.0), ("W1", "b1", "W2", "b2"), strict=True))
    )  # fmt: skip


def _slopes_of_the_quadratic(parameters):
    weights = {"W1": 0.5, "b1": 1.0, "W2": 1.5, "b2": 2.0}
    return {f"d{name}": 2 * weight * parameters[name] + 1 for name, weight in weights.items()}


def _cubic(parameters):
    return float(sum(np.sum(parameters[name] ** 3) for name in ("W1", "b1", "W2", "b2")))


def _norm(grads):
    return float(np.sqrt(sum(np.sum(slope**2) for slope in grads.values())))


def _why(got, parameters, grads, epsilon):
    if np.isclose(got, 1 / 3, rtol=1e-2):
        return "The differences are twice the slopes: divide by 2 * epsilon, not by epsilon."
    curvature = {"W1": 0.5, "b1": 1.0, "W2": 1.5, "b2": 2.0}
    off = epsilon * np.sqrt(sum(c**2 * parameters[name].size for name, c in curvature.items()))
    if got > off / (6 * _norm(grads)) and epsilon > 1e-2:
        return "Is the difference one-sided? Central means theta + epsilon and theta - epsilon."
    return "Is every nudge taken back before the next?"
