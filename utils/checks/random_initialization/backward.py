"""Checks of `backward_propagation`: the cost's gradients, layer by layer, on a reference cache.

The project's tests compare the reference gradients with central differences of the reference cost.
"""

from collections.abc import Callable
from functools import partial

import numpy as np

from utils import network
from utils.checks import calling, ladder, order, samples
from utils.checks.diagnosis import Mistake, close, same

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
    before = (problem.parameters, problem.cache, problem.X, problem.Y)
    got, given = calling.call_and_keep(NAME, answer, *before)
    for old, new, what in zip(before, given, ("parameters", "cache", "X", "Y"), strict=True):
        calling.unchanged(NAME, old, new, what)
    _are_right(_climb(got, problem.sizes), problem, KEYS)
    _compare(answer, problem, KEYS)


def _compare(answer, problem, names):
    def check(given):
        _are_right(_slopes(answer, given), given, names)

    keys = "W1, b1, W2, b2 and Z1, A1, Z2, A2"
    order.of_any_keys(check, problem, samples.in_order(problem), keys)


def _are_right(slopes, problem, names):
    arguments = (problem.parameters, problem.cache, problem.X, problem.Y)
    expected = network.backward(*arguments)
    for name in names:
        same(name, slopes[name], expected[name], look=LOOKS[name],
             mistakes=_mistakes(name, *arguments), factors=_factors(problem.sizes),
             near=_near(problem, name))  # fmt: skip


def _near(problem, name):
    """Compare in single precision: an answer may call a forward pass that computes in it.

    A2 - Y and 1 - A1^2 cancel where units saturate, so the absolute error is that of numbers near
    1, times what they are multiplied by.
    """
    factors = {"dW1": ("W2", "X"), "db1": ("W2",)}.get(name, ())
    values = problem.parameters | {"X": problem.X}
    largest = [np.max(np.abs(values[each]), initial=1.0) for each in factors]
    return partial(close, relative=IN_SINGLE, absolute=ROUNDING * float(np.prod(largest)))


def _mistakes(name, parameters, cache, X, Y):
    if name in ("dW2", "db2"):
        return _averaged(name, cache["A1"], _output_mistakes(cache, Y)) + _wrong_inputs(
            name, cache["A2"] - Y, {"Z1 where A1 belongs": cache["Z1"]}
        )
    dZ2, W2 = cache["A2"] - Y, parameters["W2"]
    dA1, slope = W2.T @ dZ2, 1 - cache["A1"] ** 2
    slopes = {says: dA1 * wrong for says, wrong in _slope_mistakes(cache).items()}
    outputs = {says: (W2.T @ wrong) * slope for says, wrong in _output_mistakes(cache, Y).items()}
    return _averaged(name, X, slopes | outputs)


def _output_mistakes(cache, Y):
    A2 = cache["A2"]
    return {
        "dZ2 has the factor A2 (1 - A2) of a squared error; with the cross-entropy it "
        "cancels: dZ2 = A2 - Y.": (A2 - Y) * A2 * (1 - A2),
        "dZ2 is A2 alone: Y is missing.": A2,
        "dZ2 has no 1 - Y part: it must be A2 - Y.": -Y / A2,
        "dZ2 uses rounded answers, expected A2 itself.": (A2 > 0.5) - Y,
        "it is the gradient in A2 that is used, expected that in Z2: A2 - Y.": (A2 - Y)
        / (A2 * (1 - A2)),
        "dZ2 uses Z2 where A2 belongs.": cache["Z2"] - Y,
        "dZ2 uses abs or a square: it must keep the sign of A2 - Y.": np.abs(A2 - Y),
    }


def _slope_mistakes(cache):
    Z1, A1 = cache["Z1"], cache["A1"]
    return {
        "the derivative of tanh, 1 - A1^2, is missing.": np.ones_like(A1),
        "it uses a sigmoid's derivative A1 (1 - A1); tanh's is 1 - A1^2.": A1 * (1 - A1),
        "it uses a sigmoid's derivative of Z1; tanh's is 1 - A1^2.": network.sigmoid(Z1)
        * (1 - network.sigmoid(Z1)),
        "it uses Z1 in the derivative of tanh, 1 - Z1^2, expected 1 - A1^2.": 1 - Z1**2,
        "the derivative of tanh lacks the square: 1 - A1, expected 1 - A1^2.": 1 - A1,
        "the derivative of tanh is taken of A1 again, 1 - tanh(A1)^2: tanh is applied twice; "
        "expected 1 - A1^2.": 1 - np.tanh(A1) ** 2,
        "the derivative of tanh has the wrong sign inside: 1 + A1^2, expected 1 - A1^2.": 1 + A1**2,
        "the derivative of tanh is (1 - A1)^2, expected 1 - A1^2.": (1 - A1) ** 2,
        "it uses a relu's derivative; tanh's is 1 - A1^2.": (Z1 > 0) * 1.0,
        "it multiplies by A1, expected the derivative of tanh, 1 - A1^2.": A1,
        "it multiplies by A1^2, expected the derivative of tanh, 1 - A1^2.": A1**2,
        "it multiplies by tanh(Z1) Z1, expected the derivative of tanh, 1 - A1^2.": A1 * Z1,
        "it multiplies by 1 - Z1, expected the derivative of tanh, 1 - A1^2.": 1 - Z1,
        "the derivative of tanh is applied twice.": (1 - A1**2) ** 2,
        "it multiplies by Z1, expected the derivative of tanh, 1 - A1^2.": Z1,
    }


def _averaged(name, inputs, dZs):
    bias, m = name.startswith("db"), inputs.shape[1]
    return tuple(
        Mistake(says, dZ.mean(axis=1, keepdims=True) if bias else dZ @ inputs.T / m)
        for says, dZ in dZs.items()
    )


def _wrong_inputs(name, dZ, inputs):
    if name.startswith("db"):
        return ()
    m = dZ.shape[1]
    return tuple(Mistake(f"it uses {says}.", dZ @ A.T / m) for says, A in inputs.items())


def _factors(sizes):
    n_y, m = sizes.n_y, sizes.m
    of_outputs = (
        (1 / n_y, f"That is 1/n_y = 1/{n_y}: is it divided by Y.size, which is n_y m?"),
        (float(n_y), f"That is n_y = {n_y}: is it summed over the outputs once more?"),
    )
    return (of_outputs if n_y > 1 else ()) + (
        (float(m), f"That is m = {m}: is 1/m missing?"),
        (-float(m), f"That is -m = {-m}: is 1/m missing, and the sign wrong?"),
        (1 / m, f"That is 1/m = 1/{m}: is it divided by m twice?"),
        (2.0, "That is 2: a squared error's factor? The cross-entropy has none."),
        (0.5, "That is 1/2: is it divided by 2m? It must be 1/m."),
        (-1.0, "The sign is wrong: dZ2 = A2 - Y, not Y - A2."),
    )


def _slopes(answer, problem):
    arguments = (problem.parameters, problem.cache, problem.X, problem.Y)
    return _climb(calling.call(NAME, answer, *arguments), problem.sizes)


def _climb(got, sizes):
    got = ladder.dictionary(got, f"What {NAME} returns", KEYS)
    shapes = samples.parameter_shapes(sizes)
    return {name: ladder.array(got[name], name, *shapes[name[1:]]) for name in KEYS}


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
