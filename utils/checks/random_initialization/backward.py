"""Checks of `backward_propagation`: the cost's gradients, layer by layer, on a reference cache.

The project's tests compare the reference gradients with central differences of the reference cost.
"""

from collections.abc import Callable
from functools import partial

import numpy as np

from utils import network
from utils.checks import calling, ladder, order, samples
from utils.checks.diagnosis import close, same
from utils.checks.random_initialization.backward_mistakes import factors, mistakes

NAME = "backward_propagation"
KEYS = ("dW1", "db1", "dW2", "db2")
OUTPUT = "dZ2 = A2 - Y, dW2 = dZ2 A1^T / m, db2 = the mean of dZ2 over the examples"
HIDDEN = "dZ1 = W2^T dZ2 * (1 - A1^2), dW1 = dZ1 X^T / m, db1 = the mean of dZ1 over the examples"
#: Relative and absolute error of a gradient from single precision, whose unit roundoff is 6e-8.
IN_SINGLE, ROUNDING = 1e-4, 1e-6
LOOKS = {"dW2": OUTPUT, "db2": OUTPUT, "dW1": HIDDEN, "db1": HIDDEN}


def backward_propagation_gives_the_shapes(answer: Callable, *, rng: np.random.Generator):
    """Four gradients, each shaped like its parameter; other values of these shapes earn nothing."""
    for n_y in (None, 1):
        for problem in samples.twins(rng, n_y=n_y):
            _compare(answer, problem, KEYS)


def backward_propagation_output_layer(answer: Callable, *, rng: np.random.Generator):
    """dW2 and db2 are the gradients of the cost."""
    for problem in samples.twins(rng):
        _compare(answer, problem, ("dW2", "db2"))


def backward_propagation_hidden_layer(answer: Callable, *, rng: np.random.Generator):
    """dW1 and db1 are the gradients of the cost."""
    for problem in samples.twins(rng):
        _compare(answer, problem, ("dW1", "db1"))


def backward_propagation_averages(answer: Callable, *, rng: np.random.Generator):
    """Repeating the data three times changes no gradient; reordering the units reorders them."""
    first, second = samples.twins(rng)
    _compare(answer, second, KEYS)
    _averages(answer, first, rng)


def _averages(answer, problem, rng):
    once = _slopes(answer, problem)
    for name, got in _slopes(answer, _tiled(problem, 3)).items():
        ladder.require(
            _near(problem, name)(got, once[name]),
            f"The same data repeated three times changes {name}",
            likely="The gradient of a mean is a mean: is 1/m missing, or the number of examples "
            "written as a number?",
            look=LOOKS[name],
        )
    order = rng.permutation(problem.sizes.n_h)
    permuted = _slopes(answer, _permuted(problem, order))
    for name, got in permuted.items():
        ladder.require(
            _near(problem, name)(got, _reorder(name, once[name], order)),
            f"Listing the hidden units in another order changes {name} itself, not its order alone",
            look=LOOKS[name],
        )
    _are_right(once, problem, KEYS)


def backward_propagation_at_the_edges(answer: Callable, *, rng: np.random.Generator):
    """The same for one input, unit, output or example, equal sizes, zeros and saturated units."""
    for says, problem in samples.in_any_order(rng, [*samples.edges(rng), *_steep(rng)]):
        with samples.on(says), np.errstate(all="ignore"):
            _compare(answer, problem, KEYS)


def _steep(rng):
    """Yield a network with gradients above 1: a large W2, small inputs, and the same label."""
    each = samples.problem(rng)
    W2, b1 = each.parameters["W2"], each.parameters["b1"]
    parameters = each.parameters | {"W2": 10 * np.abs(W2) + 10, "b1": 0.1 * b1}
    fields = {"X": 0.1 * each.X, "Y": np.zeros_like(each.Y), "parameters": parameters}
    yield "where the gradients are large", samples.changed(each, **fields)


def backward_propagation_leaves_its_inputs(answer: Callable, *, rng: np.random.Generator):
    """Parameters, cache, X and Y are not modified; a second call gives the same gradients."""
    for problem in samples.twins(rng, n_y=1):
        _leaves_its_inputs(answer, problem)


def _leaves_its_inputs(answer, problem):
    _compare(answer, problem, KEYS)
    before = (problem.parameters, problem.cache, problem.X, problem.Y)
    got, given = calling.call_and_keep(NAME, answer, *before)
    for old, new, what in zip(before, given, ("parameters", "cache", "X", "Y"), strict=True):
        calling.unchanged(NAME, old, new, what)
    _are_right(_climb(got, problem.sizes), problem, KEYS)


def _compare(answer, problem, names):
    def check(given):
        _are_right(_slopes(answer, given, names), given, names)

    keys = "W1, b1, W2, b2 and Z1, A1, Z2, A2"
    order.of_any_keys(check, problem, samples.in_order(problem), keys)


def _are_right(slopes, problem, names):
    arguments = (problem.parameters, problem.cache, problem.X, problem.Y)
    expected = network.backward(*arguments)
    for name in names:
        same(name, slopes[name], expected[name], look=LOOKS[name],
             mistakes=partial(mistakes, name, *arguments), factors=factors(problem.sizes),
             near=_near(problem, name))  # fmt: skip


def _near(problem, name):
    """Compare in single precision: an answer may call a forward pass that computes in it.

    A2 - Y and 1 - A1^2 cancel where units saturate, so the absolute error is that of numbers near
    1, times what they are multiplied by.
    """
    sizes = {"dW1": ("W2", "X"), "db1": ("W2",)}.get(name, ())
    values = problem.parameters | {"X": problem.X}
    largest = [np.max(np.abs(values[each]), initial=1.0) for each in sizes]
    return partial(close, relative=IN_SINGLE, absolute=ROUNDING * float(np.prod(largest)))


def _slopes(answer, problem, names=KEYS):
    arguments = (problem.parameters, problem.cache, problem.X, problem.Y)
    return _climb(calling.call(NAME, answer, *arguments), problem.sizes, names)


def _climb(got, sizes, names=KEYS):
    """Return the gradients of these names alone: a wrong one costs what asks for it, not all."""
    got = ladder.dictionary(got, f"What {NAME} returns", names)
    shapes = samples.parameter_shapes(sizes)
    return {name: ladder.array(got[name], name, *shapes[name[1:]]) for name in names}


def _tiled(problem, times):
    cache = {name: np.tile(value, times) for name, value in problem.cache.items()}
    sizes = problem.sizes._replace(m=times * problem.sizes.m)
    return problem._replace(
        sizes=sizes, X=np.tile(problem.X, times), Y=np.tile(problem.Y, times), cache=cache
    )


def _permuted(problem, order):
    parameters = {name: _reorder(name, value, order) for name, value in problem.parameters.items()}
    return problem._replace(parameters=parameters, cache=network.forward(parameters, problem.X))


def _reorder(name, value, order):
    if name.endswith("b2"):
        return value
    return value[:, order] if name.endswith("W2") else value[order]
