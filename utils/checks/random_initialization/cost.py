"""Checks of `compute_cost`: the mean cross-entropy, in nats, as one number."""

import contextlib
from collections.abc import Callable
from functools import partial

import numpy as np

from utils import network
from utils.checks import calling, cases, ladder, samples
from utils.checks.random_initialization.cost_mistakes import factors, mistakes

NAME = "compute_cost"
RETURNED = f"What {NAME} returns"
NEAR, ALIKE = "outputs near 0 or 1", "labels that are all alike"
#: Two sums of the same terms in another order, each perhaps in float32: at most 1e-7 per term.
REPEATED = 1e-4
IN_THE_LOG = 5e-8
LOOK = "J = -mean(Y log(A2) + (1 - Y) log(1 - A2)), natural logarithm, mean over the m examples."


def compute_cost_of_a_coin_is_ln_2(answer: Callable, *, rng: np.random.Generator):
    """A network that answers 1/2 to everything costs ln 2, whatever the labels; others differ."""
    coins, others = samples.twins(rng, n_y=1), samples.twins(rng, n_y=1)
    drawn = [(np.full(each.Y.shape, 0.5), each.Y, ("answers of 1/2",)) for each in coins]
    drawn += [(each.cache["A2"], each.Y, ("answers other than 1/2",)) for each in others]
    _judge(answer, samples.in_any_order(rng, drawn))


def compute_cost_is_the_cross_entropy(answer: Callable, *, rng: np.random.Generator):
    """The value on answers between 0 and 1."""
    _judge(answer, [(each.cache["A2"], each.Y, ()) for each in samples.twins(rng, n_y=1)])


def compute_cost_at_the_edges(answer: Callable, *, rng: np.random.Generator):
    """The value for one example, for labels that are all equal, and for outputs near 0 and 1."""
    _judge(answer, samples.in_any_order(rng, _edges(rng)))


def _edges(rng):
    """Yield answers, labels and what kind of data they are."""
    m = int(rng.integers(6, 9))
    Y = (np.arange(m)[None, :] % 2) * 1.0
    for y in (0, 1):
        yield rng.uniform(0.1, 0.9, (1, 1)), np.full((1, 1), float(y)), ("a single example",)
        kind = f"labels that are all {y}"
        yield rng.uniform(0.1, 0.9, (1, m)), np.full((1, m), float(y)), (ALIKE, kind)
    low = rng.uniform(0.004, 0.008, (1, m))
    yield low, Y, (NEAR, "outputs that are all near 0")
    yield 1 - low, Y, (NEAR, "outputs that are all near 1")
    yield np.where(Y == 1, low, 1 - low), Y, (NEAR, "outputs that are sure and wrong")
    # not so sure that 1e-8 in the logarithm, which the task allows, would be seen in the cost
    yield np.where(Y == 1, 1 - 4 * low, 4 * low), Y, ("outputs that are sure and right",)
    for y in (0, 1):
        p = rng.uniform(1.1e-6, 2e-6, (1, m))
        kind = f"labels {y} whose probability is about 1e-6"
        yield (p if y else 1 - p), np.full((1, m), float(y)), (NEAR, kind)


def compute_cost_is_a_mean(answer: Callable, *, rng: np.random.Generator):
    """Data repeated three times costs the same; A2 and Y are not modified."""
    for problem in samples.twins(rng, n_y=1):
        _is_a_mean(answer, problem.cache["A2"], problem.Y)
    _leaves_the_extremes(answer, rng)


def _leaves_the_extremes(answer, rng):
    """Refuse a clip of the caller's own array, by entries that any clip would move."""
    A2 = rng.permuted(np.array([[1e-9, 1e-12, 0.2, 0.7, 1 - 1e-9, 1 - 1e-12]]), axis=1)
    Y = rng.permuted(np.array([[0.0, 1.0, 0.0, 1.0, 0.0, 1.0]]), axis=1)
    _leaves_its_inputs(answer, A2, Y)


def _leaves_its_inputs(answer, A2, Y):
    _, given = calling.call_and_keep(NAME, answer, A2, Y)
    calling.unchanged(NAME, A2, given[0], "A2")
    calling.unchanged(NAME, Y, given[1], "Y")


def _is_a_mean(answer, A2, Y):
    _leaves_its_inputs(answer, A2, Y)
    _judge(answer, [(A2, Y, ())])
    once, thrice = (
        ladder.number(calling.call(NAME, answer, *given), RETURNED)
        for given in ((A2, Y), (np.tile(A2, 3), np.tile(Y, 3)))
    )
    ladder.require(
        bool(np.isclose(once, thrice, rtol=REPEATED)),
        f"The same data repeated three times costs {thrice / once:.4g} times as much",
        expected="1 times",
        likely="Is it a sum where a mean belongs: is 1/m missing?",
        look=LOOK,
    )


def _judge(answer, drawn):
    cases.judge((_case(answer, *each) for each in drawn), look=LOOK)


def _nearest_right(got, A2, Y):
    """Return `got` itself where the task allows it, else the exact cost.

    A number of 1e-8 inside of the logarithm, and 1 - A2 in single precision, change a probability
    by up to `IN_THE_LOG`, which the cost shows where the probability is tiny.
    """
    exact = float(network.cross_entropy(np.log(A2) - np.log1p(-A2), Y))
    p = np.where(Y > 0.5, A2, 1 - A2)
    off = np.mean(np.log1p(IN_THE_LOG / p)) if np.min(p) <= 1e-3 else 0.0
    return got if abs(got - exact) <= off else exact


def _case(answer, A2, Y, tags):
    with samples.on(f"for {tags[-1]}") if tags else contextlib.nullcontext():
        got = ladder.one(calling.call(NAME, answer, A2, Y), RETURNED)
    right = _nearest_right(float(got[0]), A2, Y)
    known = partial(mistakes, A2, Y)
    return cases.number("The cost", got, right, known, factors(Y.size), tags)
