"""Checks of `compute_cost`: the mean cross-entropy, in nats, as one number."""

from collections.abc import Callable

import numpy as np

from utils import network
from utils.checks import calling, ladder, samples
from utils.checks.diagnosis import Mistake, same

NAME = "compute_cost"
#: Two sums of the same terms in another order, each perhaps in float32: at most 1e-7 per term.
REPEATED = 1e-4
LOOK = "J = -mean(Y log(A2) + (1 - Y) log(1 - A2)), natural logarithm, mean over the m examples."


def compute_cost_of_a_coin_is_ln_2(answer: Callable, *, rng: np.random.Generator):
    """A network that answers 1/2 to everything costs ln 2, whatever the labels; others differ."""
    coins, others = samples.twins(rng, n_y=1), samples.twins(rng, n_y=1)
    cases = [(np.full(each.Y.shape, 0.5), each.Y) for each in coins]
    cases += [(each.cache["A2"], each.Y) for each in others]
    for A2, Y in samples.in_any_order(rng, cases):
        _compare(answer, A2, Y)


def compute_cost_is_the_cross_entropy(answer: Callable, *, rng: np.random.Generator):
    """The value on answers between 0 and 1."""
    for problem in samples.twins(rng, n_y=1):
        _compare(answer, problem.cache["A2"], problem.Y)


def compute_cost_at_the_edges(answer: Callable, *, rng: np.random.Generator):
    """The value for one example, for labels that are all equal, and for outputs near 0 and 1."""
    for says, A2, Y in samples.in_any_order(rng, _edges(rng)):
        with samples.on(says):
            _compare(answer, A2, Y)


def _edges(rng):
    m = int(rng.integers(6, 9))
    Y = (np.arange(m)[None, :] % 2) * 1.0
    yield from (("for one example", rng.uniform(0.1, 0.9, (1, 1)), np.full((1, 1), y))
                for y in (0.0, 1.0))  # fmt: skip
    yield from ((f"where every label is {y}", rng.uniform(0.1, 0.9, (1, m)), np.full((1, m), y))
                for y in (0, 1))  # fmt: skip
    low = rng.uniform(0.004, 0.008, (1, m))
    yield "where every output is near 0", low, Y
    yield "where every output is near 1", 1 - low, Y
    yield "where outputs are near 0 and near 1", np.where(Y == 1, 1 - low, low)[:, ::-1], Y


def compute_cost_is_a_mean(answer: Callable, *, rng: np.random.Generator):
    """Data repeated three times costs the same; A2 and Y are not modified."""
    for problem in samples.twins(rng, n_y=1):
        _is_a_mean(answer, problem.cache["A2"], problem.Y)


def _is_a_mean(answer, A2, Y):
    once, given = calling.call_and_keep(NAME, answer, A2, Y)
    calling.unchanged(NAME, A2, given[0], "A2")
    calling.unchanged(NAME, Y, given[1], "Y")
    _is_right(once, A2, Y)
    once = _number(once)
    thrice = _number(calling.call(NAME, answer, np.tile(A2, 3), np.tile(Y, 3)))
    ladder.require(
        bool(np.isclose(once, thrice, rtol=REPEATED)),
        f"The same data repeated three times costs {thrice / once:.4g} times as much",
        expected="1 times",
        likely="Is it a sum where a mean belongs: is 1/m missing?",
        look=LOOK,
    )


def _compare(answer, A2, Y):
    _is_right(calling.call(NAME, answer, A2, Y), A2, Y)


def _is_right(got, A2, Y):
    value = ladder.one(got, f"What {NAME} returns")
    expected = float(network.cross_entropy(np.log(A2) - np.log1p(-A2), Y))
    same("The cost", value, np.array([expected]), look=LOOK,
         mistakes=mistakes(A2, Y), factors=factors(Y.shape[1]))  # fmt: skip


def _number(got):
    return ladder.number(got, f"What {NAME} returns")


def mistakes(A2: np.ndarray, Y: np.ndarray) -> tuple[Mistake, ...]:
    """Return what known mistakes compute from the outputs A2 and the labels Y."""
    ones, zeros = Y * np.log(A2), (1 - Y) * np.log(1 - A2)
    flipped = -np.mean((1 - Y) * np.log(A2) + Y * np.log(1 - A2))
    found = {
        "only Y log(A2) is there: the term (1 - Y) log(1 - A2) is missing.": -np.mean(ones),
        "only (1 - Y) log(1 - A2) is there: the term Y log(A2) is missing.": -np.mean(zeros),
        "the two terms have opposite signs.": -np.mean(ones - zeros),
        "it is the mean squared error, not the cross-entropy.": np.mean((A2 - Y) ** 2),
        "it is half the mean squared error, not the cross-entropy.": np.mean((A2 - Y) ** 2) / 2,
        "it is the sum of squared errors, not the cross-entropy.": np.sum((A2 - Y) ** 2),
        "it is the mean absolute error, not the cross-entropy.": np.mean(np.abs(A2 - Y)),
        "the labels are exchanged: Y goes with log(A2), 1 - Y with log(1 - A2).": flipped,
        "only the first term was averaged over m.": -np.mean(ones) - np.sum(zeros),
        "it is the share of wrong labels, not the cross-entropy.": np.mean((A2 > 0.5) != Y),
        "it is the largest term, not the mean.": -np.min(ones + zeros),
        "it is the term of the first example alone.": -(ones + zeros)[0, 0],
        "it is the term of the last example alone.": -(ones + zeros)[0, -1],
    }
    return tuple(Mistake(says, np.array([value])) for says, value in found.items())


def factors(m: int) -> tuple[tuple[float, str], ...]:
    """Return what it means if the cost is one of these multiples of the right one."""
    return (
        (float(m), f"That is m = {m}: is 1/m missing, a sum for a mean?"),
        (-float(m), f"That is -m = {-m}: are 1/m and the minus sign missing?"),
        (1 / m, f"That is 1/m = 1/{m}: is it divided by m twice?"),
        (0.5, "That is 1/2: is it divided by 2m? The cross-entropy has 1/m."),
        (2.0, "That is 2: a factor 2 too many."),
        (1 / np.log(2), "That is 1/ln 2: the logarithm is np.log2, expected np.log (nats)."),
        (1 / np.log(10), "That is 1/ln 10: the logarithm is np.log10, expected np.log (nats)."),
        (-1.0, "The minus sign is missing: a cost is positive."),
    )
