"""Checks of `symmetry_defect`: 0 exactly for copies, more the more the units differ."""

from collections.abc import Callable

import numpy as np

from utils.checks import calling, ladder, samples

NAME = "symmetry_defect"
LOOK = "Look at: the rows of W1, the entries of b1, the columns of W2, each against the first."
#: Copies are built of short binary fractions, so that sums and means of them are exact.
ZERO = 1e-12


def symmetry_defect_is_zero_for_copies(answer: Callable, *, rng: np.random.Generator):
    """0 when every hidden unit is a copy of the first, whatever the inputs and outputs do."""
    n_x, n_h, n_y, _ = samples.sizes(rng)
    for n_units in (n_h, 1):
        for parameters, says in _tied(rng, n_x, n_units, n_y):
            got = _defect(answer, parameters)
            ladder.require(
                abs(got) <= ZERO, f"{NAME} is {got:.3g} for units that are copies: {says} {LOOK}"
            )


def symmetry_defect_sees_every_part(answer: Callable, *, rng: np.random.Generator):
    """Above 0 when the units differ in W1 alone, in b1 alone or in W2 alone."""
    for part in ("W1", "b1", "W2"):
        parameters = _copies(rng, *samples.sizes(rng)[:3])
        _nudge(parameters, part, unit=-1, by=0.5)
        _is_positive(answer, parameters, f"the last hidden unit differs in {part} alone")


def symmetry_defect_is_not_fooled(answer: Callable, *, rng: np.random.Generator):
    """Above 0 for differences that are negative, tiny, in the middle, or that cancel in a sum."""
    for part in ("W1", "b1", "W2"):
        for changes, says in _hidden_differences():
            parameters = _copies(rng, 3, 4, 2)
            for unit, by in changes.items():
                _nudge(parameters, part, unit=unit, by=by)
            _is_positive(answer, parameters, f"{says} (in {part})")
    for part in ("W1", "W2"):
        parameters = _copies(rng, 3, 4, 2)
        _nudge(parameters, part, unit=2, by=0.5, where=0)
        _nudge(parameters, part, unit=2, by=-0.5, where=1)
        says = f"one unit's weights in {part} differ, but have the same sum: compare entries"
        _is_positive(answer, parameters, says)


def symmetry_defect_grows(answer: Callable, *, rng: np.random.Generator):
    """Larger the more the units differ."""
    for part in ("W1", "b1", "W2"):
        start = _copies(rng, *samples.sizes(rng)[:3])
        values = []
        for by in (0.25, 1.0, 8.0):
            parameters = {name: value.copy() for name, value in start.items()}
            _nudge(parameters, part, unit=-1, by=by)
            values.append(_defect(answer, parameters))
        ladder.require(
            values[0] < values[1] < values[2],
            f"{NAME} does not grow when the units differ more in {part}. It has to measure how "
            f"much they differ: counting or comparing is not enough. {LOOK}",
        )


def _defect(answer, parameters):
    got, given = calling.call_and_keep(NAME, answer, parameters)
    calling.unchanged(NAME, parameters, given[0], "parameters")
    return ladder.number(got, f"What {NAME} returns")


def _is_positive(answer, parameters, says):
    got = _defect(answer, parameters)
    ladder.require(got > ZERO, f"{NAME} is {got:.3g}, expected more than 0: {says}. {LOOK}")


def _tied(rng, n_x, n_h, n_y):
    zeros = {name: np.zeros_like(value) for name, value in _copies(rng, n_x, n_h, n_y).items()}
    yield zeros, "with all zeros every unit is the same."
    yield {**zeros, "b2": zeros["b2"] + 0.5}, "b2 belongs to the output, not to a hidden unit."
    columns = np.tile(_binary(rng, (1, n_x)), (n_h, 1))
    yield (
        {**zeros, "W1": columns},
        "W1 has equal rows. Its columns may differ: they are inputs, not units. Compare rows.",
    )
    rows = np.tile(_binary(rng, (n_y, 1)), (1, n_h))
    yield (
        {**zeros, "W2": rows},
        "W2 has equal columns. Its rows may differ: they are outputs, not units. Compare columns.",
    )
    yield _copies(rng, n_x, n_h, n_y), "all parts are tied, with values other than 0."


def _hidden_differences():
    yield {2: -0.5}, "one unit lies below the first: a difference may be negative, use abs"
    yield {1: 0.5, 2: -0.5}, "two units differ with opposite signs, which cancel in a sum: use abs"
    yield {0: 0.5}, "the first unit differs from all others"
    yield {1: 0.5}, "a unit in the middle differs"
    yield {3: 2.0**-16}, "the last unit differs a little: do not round, and do not use allclose"


def _copies(rng, n_x, n_h, n_y):
    return {
        "W1": np.tile(_binary(rng, (1, n_x)), (n_h, 1)),
        "b1": np.tile(_binary(rng, (1, 1)), (n_h, 1)),
        "W2": np.tile(_binary(rng, (n_y, 1)), (1, n_h)),
        "b2": _binary(rng, (n_y, 1)),
    }


def _binary(rng, shape):
    return rng.choice(np.arange(1, 9), size=shape, replace=False) / 8.0


def _nudge(parameters, part, *, unit, by, where=0):
    index = (where, unit) if part == "W2" else (unit, where)
    parameters[part][index] += by
