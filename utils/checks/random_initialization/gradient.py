"""Checks of `gradient_check`: small for right gradients, large for wrong ones.

The costs handed over are known exactly at any epsilon, and so is what the answer must return.
"""

from collections.abc import Callable

import numpy as np

from utils.checks import calling, ladder, samples
from utils.checks.random_initialization import known_costs
from utils.checks.shown import kind

NAME = "gradient_check"
NAMES = ("W1", "b1", "W2", "b2")
LOOK = (
    "for each entry (J(theta + epsilon) - J(theta - epsilon)) / (2 epsilon), all entries "
    "in one vector g~, then norm(g - g~) / (norm(g) + norm(g~))."
)
EPSILON = 1e-5
#: The rounding error of a cost of O(10), over 2 epsilon = 2e-5, is 1e-10 of a gradient of O(1).
SMALL = 1e-6
#: How far a difference may be off: rounding is far below, every other mistake far above.
WITHIN = 0.01


def gradient_check_gives_a_number(answer: Callable, *, rng: np.random.Generator):
    """One number: near 0 for right gradients of a simple cost, and 1/3 for doubled ones."""
    sizes = _sizes(rng)
    for factor in samples.in_any_order(rng, (1.0, 1.0, 1.0, 2.0, 2.0, 2.0)):
        parameters = samples.weights(rng, sizes)
        grads = _multiplied(known_costs.slopes(parameters), factor)
        got = _difference(answer, known_costs.coupled, parameters, grads)
        if factor == 1:
            _is_small(got, _why(got, parameters, grads, EPSILON))
        else:
            says = f"for gradients that are {factor:g} times the right ones"
            _is_right(got, parameters, grads, EPSILON, says)


def gradient_check_accepts_right_slopes(answer: Callable, *, rng: np.random.Generator):
    """Exact for a quadratic cost at any epsilon: a one-sided difference is not."""
    cases = ((0.5, 1.0), (1e-4, 1.0), (0.5, -1.0), (1e-4, -1.0), (6.0, 1.0), (6.0, -1.0))
    sizes = _sizes(rng)
    for epsilon, factor in samples.in_any_order(rng, cases):
        parameters = samples.weights(rng, sizes)
        grads = _multiplied(known_costs.slopes(parameters), factor)
        got = _difference(answer, known_costs.coupled, parameters, grads, epsilon=epsilon)
        if factor == 1:
            why = _why(got, parameters, grads, epsilon)
            _is_small(got, why, f"of a quadratic cost with epsilon={epsilon}")
        else:
            _is_right(got, parameters, grads, epsilon, "for gradients with the wrong sign")


def gradient_check_notices_any_wrong_slope(answer: Callable, *, rng: np.random.Generator):
    """Above 0 when a single entry, in any of the four gradients, is wrong, and 0 when none is."""
    cases = [(name, index) for name in NAMES for index in (0, -1, None)]
    sizes = _sizes(rng, of=(1, 2, 6))  # one side is long: every entry must be visited
    for name, index in samples.in_any_order(rng, cases):
        parameters = samples.weights(rng, sizes)
        grads = known_costs.slopes(parameters)
        if index is None:
            got = _difference(answer, known_costs.coupled, parameters, grads)
            _is_small(got, "Is every nudge taken back before the next?")
        else:
            grads[f"d{name}"].flat[index] += 1.0
            where = f"the {'first' if index == 0 else 'last'} entry of d{name}"
            _notices(_difference(answer, known_costs.coupled, parameters, grads), grads, where)


def gradient_check_at_the_edges(answer: Callable, *, rng: np.random.Generator):
    """The same for one input, unit or output, equal sizes, zeros, large and tiny entries."""
    for says, parameters, grads in samples.in_any_order(rng, _edges(rng)):
        with samples.on(says):
            got = _difference(answer, known_costs.coupled, parameters, grads, epsilon=1e-3)
            _is_right(got, parameters, grads, 1e-3, "for gradients of which some are wrong")


def _edges(rng):
    def wrong(parameters):
        grads = _multiplied(known_costs.slopes(parameters), 1.5)
        grads["dW2"][0, 0] += 0.5
        return grads

    n_x, n_h, n_y = map(int, rng.permutation((1, 2, 3)))
    for says, sizes in {
        "with as many hidden units as inputs": (2, 2, 3),
        "with as many outputs as hidden units": (1, 3, 3),
        "with as many outputs as inputs": (2, 1, 2),
        "with many hidden units": (1, 7, 1),
        "with many inputs": (7, 1, 1),
        "with many outputs": (1, 1, 7),
    }.items():
        parameters = samples.weights(rng, samples.Sizes(*sizes, 1))
        yield says, parameters, wrong(parameters)
    for says, change in samples.VALUES.items():
        drawn = samples.weights(rng, samples.Sizes(n_x, n_h, n_y, 1))
        parameters = {name: change(value) for name, value in drawn.items()}
        yield f"where the parameters are {says}", parameters, wrong(parameters)
        grads = {f"d{name}": change(value) for name, value in drawn.items()}
        yield f"where grads is {says}", drawn, grads


def gradient_check_measures_the_difference(answer: Callable, *, rng: np.random.Generator):
    """The relative difference: 1/3 for doubled gradients, 1 for reversed ones, at any size."""
    sizes = _sizes(rng)
    for size, factor in samples.in_any_order(
        rng, ((1, 2), (1000, 2), (1000, -1), (1, 1.01), (1e-9, 2))
    ):
        parameters = samples.weights(rng, sizes)
        grads = _multiplied(known_costs.slopes(parameters), size * factor)
        cost = known_costs.times(size, known_costs.coupled)
        got = _difference(answer, cost, parameters, grads, epsilon=1e-3)
        says = f"for gradients that are {factor} times the right ones"
        _is_right(got, parameters, grads, 1e-3, says, size)


def gradient_check_uses_epsilon(answer: Callable, *, rng: np.random.Generator):
    """For a cost that bends, the difference shows which epsilon it took, the default too."""
    sizes = _sizes(rng)
    for epsilon in samples.in_any_order(rng, (0.3, 0.03, 0.003, None)):
        used = epsilon or EPSILON
        parameters = samples.weights(rng, sizes)
        grads = known_costs.slopes_of_waves(parameters, used)
        grads = _multiplied(grads, float(rng.uniform(-2, 2)))  # so that each answer is another
        keywords = {"epsilon": epsilon} if epsilon else {}
        got = _difference(answer, known_costs.waves(used), parameters, grads, **keywords)
        numeric = known_costs.differences_of_waves(parameters, used)
        given = f"epsilon={epsilon}" if epsilon else "no epsilon given"
        likely = "Is the argument epsilon used, in the step and below?"
        if not epsilon:
            likely = f"The default in the task is epsilon={EPSILON:g}. {likely}"
        _agrees(got, grads, numeric, f"for a cost that bends, with {given}", likely)


def gradient_check_leaves_its_inputs(answer: Callable, *, rng: np.random.Generator):
    """Parameters and gradients are not modified: every nudge is taken back."""
    sizes = _sizes(rng)
    for factor in samples.in_any_order(rng, (1.0, 1.0, 2.0, 2.0)):
        parameters = samples.weights(rng, sizes)
        grads = _multiplied(known_costs.slopes(parameters), factor)
        got, given = calling.call_and_keep(NAME, answer, known_costs.coupled, parameters, grads)
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
        f"{NAME} is {got:.2g} for gradients that are right{what and ' '}{what}",
        expected="less than 1e-6",
        likely=why,
        look=LOOK,
    )


def _is_right(got, parameters, grads, epsilon, says, size=1.0):
    numeric = _multiplied(known_costs.slopes(parameters), size)
    likely = "Is the difference relative, and not absolute? Does it go through every entry?"
    _agrees(got, grads, numeric, f"{says}, with epsilon={epsilon:g}", likely)


def _agrees(got, grads, numeric, says, likely):
    """Refuse what is not the relative difference, in the task's norm or in another one."""
    right = relative_differences(grads, numeric)
    ladder.require(
        any(abs(got - each) <= WITHIN * each for each in right),
        f"{NAME} is {got:.3g} {says}",
        expected=f"{right[0]:.3g}",
        likely=likely,
        look=LOOK,
    )


def relative_differences(grads: dict, numeric: dict) -> list[float]:
    """Return the task's relative difference first, and then those with other norms.

    The vectors' 2-norm, the sum or the largest of their entries; over the sum of the two norms,
    or the larger of them, or one of them.
    """
    g, n = (np.concatenate([np.ravel(each[f"d{name}"]) for name in NAMES])
            for each in (grads, numeric))  # fmt: skip
    found = []
    for order in (2, 1, np.inf):
        off, one, other = (np.linalg.norm(each, order) for each in (g - n, g, n))
        below = (one + other, max(one, other), one, other)
        found += [float(off / each) for each in below if each > 0]
    return found


def _notices(got, grads, where):
    expected = 1.0 / (2 * _norm(grads))
    ladder.require(
        got > expected / 100,
        f"{NAME} is {got:.2g} though {where} is wrong",
        expected="much more",
        likely="Does it go through every entry of W1, b1, W2 and b2?",
        look=LOOK,
    )


def _multiplied(slopes, factor):
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


def _norm(grads):
    return float(np.sqrt(sum(np.sum(slope**2) for slope in grads.values())))


def _why(got, parameters, grads, epsilon):
    if np.isclose(got, 1 / 3, rtol=1e-2):
        return "The differences are twice the gradients: divide by 2 * epsilon, not by epsilon."
    off = epsilon * known_costs.curvature(parameters)
    if got > off / (6 * _norm(grads)) and epsilon > 1e-2:
        return (
            "Is the difference one-sided? Central means theta + epsilon and theta - epsilon. "
            "Is every nudge taken back before the next?"
        )
    return (
        "Is it the difference relative to the norms, with 2 epsilon under the fraction? Is each "
        "nudge taken back before the next? A copy of a dict still holds the same arrays."
    )
