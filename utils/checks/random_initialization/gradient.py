"""Checks of `gradient_check`: small for right gradients, large for wrong ones.

The costs handed over are known exactly at any epsilon, and so is what the answer must return.
"""

from collections.abc import Callable

import numpy as np

from utils.checks import calling, ladder, samples
from utils.checks.random_initialization import gradient_cases, known_costs
from utils.checks.random_initialization.gradient_numbers import NAME, number
from utils.checks.random_initialization.measured import Measured, judge
from utils.checks.random_initialization.zeros import KEYS as NAMES

#: More hidden units than learners who take a few entries look at.
MANY = 55


def gradient_check_gives_a_number(answer: Callable, *, rng: np.random.Generator):
    """One number: near 0 for right gradients, 1/3 for doubled ones, 1 for the wrong sign."""
    sizes = gradient_cases.sizes(rng)

    def measured():
        for factor in samples.in_any_order(rng, (1.0, 1.0, 1.0, 2.0, 2.0, -1.0)):
            yield gradient_cases.of_multiples(answer, sizes, factor, rng, gradient_cases.EPSILON)

    judge(measured())


def gradient_check_accepts_right_slopes(answer: Callable, *, rng: np.random.Generator):
    """Exact for a quadratic cost at any epsilon: a one-sided difference is not."""
    cases = ((0.5, 1.0), (1e-4, 1.0), (0.5, -1.0), (1e-4, -1.0), (6.0, 1.0), (6.0, -1.0))
    sizes = gradient_cases.sizes(rng)

    def measured():
        for epsilon, factor in samples.in_any_order(rng, cases):
            yield gradient_cases.of_multiples(answer, sizes, factor, rng, epsilon, epsilon=epsilon)
        yield gradient_cases.of_a_drawn_cost(answer, sizes, 1.0, rng)

    judge(measured())


def gradient_check_notices_any_wrong_slope(answer: Callable, *, rng: np.random.Generator):
    """Above 0 when a single entry, in any of the four gradients, is wrong, and 0 when none is."""
    cases = [(name, index) for name in NAMES for index in (0, -1, None)]
    sizes = gradient_cases.sizes(rng)

    def measured():
        for name, index in samples.in_any_order(rng, cases):
            if index is None:
                yield gradient_cases.of_multiples(answer, sizes, 1.0, rng, gradient_cases.EPSILON)
            else:
                yield _of_one_entry(answer, sizes, name, index, rng)
        yield _of_many_entries(answer, rng)
        yield gradient_cases.of_a_drawn_cost(answer, sizes, 3.0, rng)

    judge(measured())


def _of_many_entries(answer, rng):
    """Measure one wrong entry among more than 150: without some of them, the number is another."""
    parameters = samples.weights(rng, samples.Sizes(1, MANY, 1, 1))
    grads, right = known_costs.slopes(parameters), known_costs.slopes(parameters)
    name = ("dW1", "db1", "dW2")[int(rng.integers(3))]
    grads[name].flat[int(rng.integers(MANY))] += 10.0
    got = gradient_cases.difference(answer, known_costs.coupled(), parameters, grads)
    given = (known_costs.coupled(), parameters, grads, gradient_cases.EPSILON)
    says = f"for {MANY} hidden units and one wrong entry of {name}"
    likely = "Does it go through every entry of W1, b1, W2 and b2, however many there are?"
    return gradient_cases.compared(got, given, right, says, likely)


def _of_one_entry(answer, sizes, name, index, rng):
    parameters = samples.weights(rng, sizes)
    grads = known_costs.slopes(parameters)
    grads[f"d{name}"].flat[index] += 1.0
    got = gradient_cases.difference(answer, known_costs.coupled(), parameters, grads)
    where = f"the {'first' if index == 0 else 'last'} entry of d{name}"
    return Measured(
        got, got > 1.0 / (200 * _norm(grads)), f"{NAME} is {got:.2g} though {where} is wrong",
        "much more", "Does it go through every entry of W1, b1, W2 and b2?",
        (known_costs.coupled(), parameters, grads, gradient_cases.EPSILON),
    )  # fmt: skip


def gradient_check_at_the_edges(answer: Callable, *, rng: np.random.Generator):
    """The same for one input, unit or output, equal sizes, zeros, large and tiny entries."""

    def measured():
        for says, parameters, grads in samples.in_any_order(rng, _edges(rng)):
            given = (known_costs.coupled(), parameters, grads, 1e-3)
            with samples.on(says):
                got = gradient_cases.difference(answer, *given[:3], epsilon=1e-3)
            yield gradient_cases.compared(
                got, given, known_costs.slopes(parameters), f"{gradient_cases.ANY}, {says}"
            )
        yield gradient_cases.of_a_drawn_cost(answer, gradient_cases.sizes(rng), 0.5, rng)

    judge(measured())


def _edges(rng):
    def wrong(parameters):
        grads = gradient_cases.multiplied(known_costs.slopes(parameters), 1.5)
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
    cases = ((1, 2), (1000, 2), (1000, -1), (1, 1.01), (1e-9, 2), (1e-9, 1), (1, 1 + 1e-5),
             (1, 1 + 1e-7))  # fmt: skip
    sizes = gradient_cases.sizes(rng)

    def measured():
        for size, factor in samples.in_any_order(rng, cases):
            yield gradient_cases.of_multiples(
                answer, sizes, factor, rng, 1e-3, size=size, epsilon=1e-3
            )
        yield gradient_cases.of_a_drawn_cost(answer, sizes, 1.5, rng)

    judge(measured())
    _is_0_where_all_are_0(answer, samples.weights(rng, sizes))


def _is_0_where_all_are_0(answer, parameters):
    """0 / 0 is nan, but gradients and differences that are all 0 agree."""
    with samples.on("where all gradients and all differences are 0"):
        grads = gradient_cases.multiplied(known_costs.slopes(parameters), 0.0)
        got = gradient_cases.difference(answer, known_costs.flat(), parameters, grads)
        ladder.require(got == 0, f"{NAME} is {got:.2g}", expected="0, since they agree")


def gradient_check_uses_epsilon(answer: Callable, *, rng: np.random.Generator):
    """For a cost that bends, the difference shows which epsilon it took, the default too."""
    sizes = gradient_cases.sizes(rng)

    def measured():
        for epsilon in samples.in_any_order(rng, (0.3, 0.03, 0.003, None)):
            yield _of_waves(answer, sizes, epsilon, rng)

    judge(measured())


def _of_waves(answer, sizes, epsilon, rng):
    used, parameters = epsilon or gradient_cases.EPSILON, samples.weights(rng, sizes)
    grads = known_costs.slopes_of_waves(parameters, used)
    grads = gradient_cases.multiplied(
        grads, float(rng.uniform(-2, 2))
    )  # so that each answer is another
    keywords = {"epsilon": epsilon} if epsilon else {}
    given = (known_costs.waves(used), parameters, grads, used)
    got = gradient_cases.difference(answer, *given[:3], **keywords)
    says = f"epsilon={epsilon}" if epsilon else "no epsilon given"
    likely = "" if epsilon else f"The default in the task is epsilon={gradient_cases.EPSILON:g}. "
    likely += "Is the argument epsilon used as it is: in the step up, in the step down and below?"
    numeric = known_costs.differences_of_waves(parameters, used)
    return gradient_cases.compared(
        got, given, numeric, f"for a cost that bends, with {says}", likely
    )


def gradient_check_leaves_its_inputs(answer: Callable, *, rng: np.random.Generator):
    """Parameters and gradients are not modified: every nudge is taken back."""
    sizes = gradient_cases.sizes(rng)

    def measured():
        for factor in samples.in_any_order(rng, (1.0, 1.0, 2.0, 2.0)):
            yield _of_inputs(answer, samples.weights(rng, sizes), factor)
        yield gradient_cases.of_a_drawn_cost(answer, sizes, 1.0, rng)

    judge(measured())


def _of_inputs(answer, parameters, factor):
    grads = gradient_cases.multiplied(known_costs.slopes(parameters), factor)
    given = (known_costs.coupled(), parameters, grads, gradient_cases.EPSILON)
    got, after = calling.call_and_keep(NAME, answer, *given[:3])
    got = number(got)
    calling.unchanged(NAME, parameters, after[1], "parameters")
    calling.unchanged(NAME, grads, after[2], "grads")
    is_right = got < gradient_cases.SMALL if factor == 1 else got > gradient_cases.SMALL
    says = (
        gradient_cases.RIGHT
        if factor == 1
        else f"for gradients that are {factor:g} times the right ones"
    )
    expected = "less than 1e-6" if factor == 1 else "more"
    return Measured(
        got, is_right, f"{NAME} is {got:.2g} {says}", expected, gradient_cases.TRY, given
    )


def _norm(grads):
    return float(np.sqrt(sum(np.sum(slope**2) for slope in grads.values())))
