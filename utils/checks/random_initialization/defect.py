"""Checks of `symmetry_defect`: 0 exactly for copies, and larger the more the units differ."""

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from utils.checks import calling, ladder, samples

NAME = "symmetry_defect"
PARTS = ("W1", "b1", "W2")
LOOK = "the rows of W1, the entries of b1, the columns of W2, each against the first."
NEGATIVE = " It is negative: without abs or a square, differences of opposite signs cancel."
#: Copies are built of short binary fractions, so that sums and means of them are exact.
ZERO = 1e-12
#: What to say of a test in which one unit differs.
TIED = "W1 has equal rows, b1 equal entries and W2 equal columns."
LAST = "The last hidden unit differs in {}: is every unit compared with the first?"
#: By which part a larger defect is larger at least.
APART = 1e-6


def symmetry_defect_is_zero_for_copies(answer: Callable, *, rng: np.random.Generator):
    """0 when every hidden unit is a copy of the first, whatever the inputs and outputs do."""
    n_x, n_h, n_y, _ = samples.sizes(rng)
    cases = [_Case(False, *tied) for n_units in (n_h, 1) for tied in _tied(rng, n_x, n_units, n_y)]
    for part in PARTS * 2:
        differing = _nudged(_copies(rng, n_x, n_h, n_y), part, {int(rng.integers(n_h)): 0.75})
        cases.append(
            _Case(
                True,
                differing,
                f"One hidden unit differs in {part}: is that compared with the first unit?",
            )
        )
    _decide(answer, samples.in_any_order(rng, cases))


def symmetry_defect_sees_every_part(answer: Callable, *, rng: np.random.Generator):
    """Above 0 when the units differ in W1 alone, in b1 alone or in W2 alone, and 0 for copies."""
    cases = []
    for part in PARTS * 2:
        sizes = samples.sizes(rng)[:3]
        differing = _nudged(_copies(rng, *sizes), part, {-1: 0.5})
        cases.append(_Case(True, differing, LAST.format(f"{part} alone")))
        cases.append(_Case(False, _copies(rng, *sizes), TIED))
    _decide(answer, samples.in_any_order(rng, cases))


def symmetry_defect_is_not_fooled(answer: Callable, *, rng: np.random.Generator):
    """Above 0 for differences that are negative, tiny, in the middle, or that cancel in a sum."""
    sizes, cases = (3, int(rng.integers(4, 7)), 2), []
    for part in PARTS:
        for changes, says in _hidden_differences():
            differing = _nudged(_copies(rng, *sizes), part, changes)
            cases.append(_Case(True, differing, f"{says} (in {part})."))
    for part in ("W1", "W2"):
        differing = _nudged(_copies(rng, *sizes), part, {2: 0.5}, where=0)
        differing = _nudged(differing, part, {2: -0.5}, where=1)
        says = f"one unit's weights in {part} differ, but have the same sum: compare entries."
        cases.append(_Case(True, differing, says))
    cases += [_Case(False, _copies(rng, *sizes), TIED) for _ in cases]
    _decide(answer, samples.in_any_order(rng, cases))


def symmetry_defect_at_the_edges(answer: Callable, *, rng: np.random.Generator):
    """The same for any sizes, and for values that are 0, negative, large or tiny."""
    found = []
    for says, (n_x, n_h, n_y, _) in samples.edge_sizes(rng).items():
        found.append((says, _Case(False, _copies(rng, n_x, n_h, n_y), TIED)))
        if n_h > 1:
            part = PARTS[int(rng.integers(3))]
            differing = _nudged(_copies(rng, n_x, n_h, n_y), part, {-1: -0.5})
            found.append((says, _Case(True, differing, LAST.format(part))))
    for says, change in samples.VALUES.items():
        for part in PARTS:
            n_x, n_h, n_y, _ = samples.sizes(rng)
            tied = {name: change(value) for name, value in _copies(rng, n_x, n_h, n_y).items()}
            where = f"where the parameters are {says}"
            found.append((where, _Case(False, _copied(tied), TIED)))
            by = 2.0**-12 if says == "tiny" else 0.5
            by = -by if says == "nowhere positive" else by
            differing = _nudged(_copied(tied), part, {-1: by})
            found.append((where, _Case(True, differing, LAST.format(part))))
    found.append(("with three outputs", _differing_in_one_output(rng)))
    for says, case in samples.in_any_order(rng, found):
        with samples.on(says):
            _decide(answer, [case])


def _differing_in_one_output(rng):
    parameters = _copies(rng, 2, 4, 3)
    parameters["W2"][int(rng.integers(1, 3)), -1] += 0.5
    return _Case(True, parameters, LAST.format("its weight to one output"))


def _copied(parameters):
    return {name: value.copy() for name, value in parameters.items()}


def symmetry_defect_grows(answer: Callable, *, rng: np.random.Generator):
    """Larger the more the units differ, from a millionth of the weights on, and beside zeros."""
    for part, spread in [(part, spread) for part in PARTS for spread in (1.0, 0.0)]:
        sizes, found = samples.sizes(rng)[:3], {}
        # beside weights of O(1), single precision hides differences below a millionth
        small = (2.0**-19, 2.0**-12) if spread else (2.0**-30, 2.0**-10)
        changes = (0.0, *small, 0.25, 8.0, 64.0, 256.0)
        for by in samples.in_any_order(rng, changes):
            copies = {name: spread * value for name, value in _copies(rng, *sizes).items()}
            found[by] = _defect(answer, _nudged(copies, part, {-1: by}))
        values = [found[by] for by in sorted(found)]
        ladder.require(
            values[0] <= ZERO,
            f"{NAME} is {values[0]:.3g} for units that are copies",
            likely="Rows of W2 are outputs and columns of W1 are inputs: neither is a unit.",
            look=LOOK,
        )
        ladder.require(
            values == sorted(set(values)),
            f"{NAME} does not grow when the units differ more in {part}",
            likely=_why_not_growing(values, part),
            look=LOOK,
        )


def symmetry_defect_grows_with_all(answer: Callable, *, rng: np.random.Generator):
    """Larger where every weight, and so every difference, is several times as large."""
    for part in PARTS:
        n_x, n_h, n_y, _ = samples.sizes(rng)
        differing = _nudged(_copies(rng, n_x, n_h, n_y), part, {-1: 0.5})
        found = {}
        for by in samples.in_any_order(rng, (0.25, 1.0, 4.0)):
            found[by] = _defect(answer, {name: by * value for name, value in differing.items()})
        values = [found[by] for by in sorted(found)]
        ladder.require(
            all(more > (1 + APART) * less for less, more in pairwise(values)),
            f"{NAME} does not grow when all weights are 4 times as large, and so all differences",
            likely="Is it divided by the size of the weights, or limited?",
            look=LOOK,
        )


def _why_not_growing(values, part):
    """Return what is wrong with the defects of units that differ more and more."""
    if not any(values):
        return f"It is 0 however much they differ there: is {part} compared?"
    if values[1] <= ZERO:
        return "It is 0 for a small difference: is something rounded, or is there a tolerance?"
    if len(set(values[1:])) == 1:
        return (
            "It is the same number for every difference: does it count or compare, or divide by "
            "the size of the weights?"
        )
    if values[-1] == values[-2]:
        return "It is the same number for a large difference and a larger one: is it limited?"
    return (
        "It has to measure how much they differ, small differences too: counting, comparing, "
        "rounding, or dividing by the size of the weights is not enough."
    )


class _Case(NamedTuple):
    """Parameters, whether their units differ, and what to say if the answer misses that."""

    differ: bool
    parameters: dict[str, np.ndarray]
    says: str


def _decide(answer, cases):
    """Check an answer on units that are copies and on units that differ."""
    for differ, parameters, says in cases:
        got = _defect(answer, parameters)
        if differ:
            ladder.require(
                got > ZERO,
                f"{NAME} is {got:.3g}",
                expected="more than 0",
                likely=says + (NEGATIVE if got < -ZERO else ""),
                look=LOOK,
                joint=":",
            )
        ladder.require(
            differ or abs(got) <= ZERO,
            f"{NAME} is {got:.3g} for units that are copies",
            expected="0",
            likely=says,
            look=LOOK,
            joint=":",
        )


def _defect(answer, parameters):
    got, given = calling.call_and_keep(NAME, answer, parameters)
    calling.unchanged(NAME, parameters, given[0], "parameters")
    return ladder.number(got, f"What {NAME} returns")


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
    yield _copies(rng, n_x, n_h, n_y), TIED


def _hidden_differences():
    yield {2: -0.5}, "one unit lies below the first: its difference is negative, and still counts"
    yield {1: 0.5, 2: -0.5}, "two units differ with opposite signs, which must not cancel"
    yield {0: 0.5}, "the first unit differs from all others"
    yield {1: 0.5}, "a unit in the middle differs"
    yield {3: 2.0**-16}, "the last unit differs a little: small differences count too"


def _copies(rng, n_x, n_h, n_y):
    copies = {
        "W1": np.tile(_binary(rng, (1, n_x)), (n_h, 1)),
        "b1": np.tile(_binary(rng, (1, 1)), (n_h, 1)),
        "W2": np.tile(_binary(rng, (n_y, 1)), (1, n_h)),
        "b2": _binary(rng, (n_y, 1)),
    }
    return {name: copies[name] for name in ("W2", "b2", "b1", "W1")}


def _binary(rng, shape):
    return rng.choice(np.arange(1, 13), size=shape, replace=False) / 8.0


def _nudged(parameters, part, changes, where=0):
    for unit, by in changes.items():
        parameters[part][(where, unit) if part == "W2" else (unit, where)] += by
    return parameters
