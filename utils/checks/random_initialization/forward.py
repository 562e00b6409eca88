"""Checks of `forward_propagation`: each layer separately, from the answer's own previous layer."""

from collections.abc import Callable
from functools import partial

import numpy as np

from utils import network
from utils.checks import calling, ladder, order, samples
from utils.checks.diagnosis import Mistake, close, same
from utils.checks.random_initialization.forward_mistakes import activations, cut_off, outputs, sums

NAME = "forward_propagation"
KEYS = ("Z1", "A1", "Z2", "A2")
LOOK = "Z1 = W1 X + b1, A1 = tanh(Z1), Z2 = W2 A1 + b2, A2 = sigmoid(Z2)"


def forward_propagation_gives_the_shapes(answer: Callable, *, rng: np.random.Generator):
    """A2, and a cache with Z1, A1, Z2, A2, a column per example; other values earn nothing."""
    for m in (None, 1):
        for problem in samples.twins(rng, m=m):
            _check(answer, problem, _has_the_output)


def _has_the_output(A2, cache, problem):
    """Refuse a wrong A2, and name the first layer of the cache that is wrong."""
    if not close(A2, problem.cache["A2"]):
        _has_the_hidden_layer(A2, cache, problem)
        _has_the_output_layer(A2, cache, problem)
    same("A2", A2, problem.cache["A2"], look=LOOK)


def forward_propagation_hidden_layer(answer: Callable, *, rng: np.random.Generator):
    """Z1 = W1 X + b1 and A1 = tanh(Z1)."""
    for problem in samples.twins(rng):
        _check(answer, problem, _has_the_hidden_layer)


def _has_the_hidden_layer(_, cache, problem):
    Z1, parameters = problem.cache["Z1"], problem.parameters
    same("Z1", cache["Z1"], Z1, look="Z1 = W1 X + b1", mistakes=lambda: (
        Mistake("it holds A1: tanh was already applied.", np.tanh(Z1)),
        *cut_off(Z1),
        *sums(1, parameters["W1"], problem.X, parameters["b1"]),
    ))  # fmt: skip
    same("A1", cache["A1"], problem.cache["A1"], look="A1 = tanh(Z1)",
         mistakes=partial(activations, Z1, "tanh"))  # fmt: skip


def forward_propagation_output_layer(answer: Callable, *, rng: np.random.Generator):
    """Z2 = W2 A1 + b2 and A2 = sigmoid(Z2), from the answer's own A1 and Z2."""
    for problem in samples.twins(rng):
        _check(answer, problem, _has_the_output_layer)


def _has_the_output_layer(A2, cache, problem):
    W2, b2 = problem.parameters["W2"], problem.parameters["b2"]
    Z2 = W2 @ cache["A1"] + b2
    same("Z2", cache["Z2"], Z2, look="Z2 = W2 A1 + b2", mistakes=lambda: (
        Mistake("it reads Z1 where A1 belongs.", W2 @ cache["Z1"] + b2),
        Mistake("it holds A2: sigmoid was already applied.", network.sigmoid(Z2)),
        *cut_off(Z2),
        *sums(2, W2, cache["A1"], b2),
    ))  # fmt: skip
    same("A2", A2, network.sigmoid(Z2), look="A2 = sigmoid(Z2) = 1 / (1 + exp(-Z2))",
         mistakes=partial(outputs, Z2))  # fmt: skip
    same("cache['A2']", cache["A2"], A2, look="the cache keeps the very A2 that is returned")


def forward_propagation_at_the_edges(answer: Callable, *, rng: np.random.Generator):
    """The same for one input, unit, output or example, equal sizes, zeros and saturated units."""
    for says, problem in samples.in_any_order(rng, [*samples.edges(rng), *_far_out(rng)]):
        with samples.on(says), np.errstate(all="ignore"):
            _check(answer, problem, _has_the_hidden_layer, _has_the_output_layer)


def _far_out(rng):
    """Yield problems with Z1 or Z2 so far from 0 that exp overflows, or that A2 is about 1e-9."""
    for n, bias in ((1, -1000.0), (1, 1000.0), (2, -1000.0), (2, -20.0), (2, 1000.0)):
        each = samples.problem(rng)
        parameters = each.parameters | {f"b{n}": each.parameters[f"b{n}"] + bias}
        yield f"where Z{n} is about {bias:g}", samples.changed(each, parameters=parameters)


def forward_propagation_leaves_its_inputs(answer: Callable, *, rng: np.random.Generator):
    """X and the parameters are not modified, and a second call gives the same answer."""
    problem = samples.problem(rng, m=1)
    with samples.on("for a single example"):
        _check(answer, problem, _has_the_output)
    before = (problem.X, problem.parameters)
    first, given = calling.call_and_keep(NAME, answer, *before)
    calling.unchanged(NAME, problem.X, given[0], "X")
    calling.unchanged(NAME, problem.parameters, given[1], "parameters")
    A2, _ = _climb(first, problem.sizes)
    same("A2", A2, problem.cache["A2"], look=LOOK)
    same("A2 of a second call", _run(answer, problem)[0], A2,
         look="the answer depends on X and parameters alone")  # fmt: skip


def _check(answer, problem, *has):
    """Call the answer once, and check what it returns; name the order of keys if that is why."""

    def check(given):
        A2, cache = _run(answer, given)
        for each in has:
            each(A2, cache, given)

    order.of_any_keys(check, problem, samples.in_order(problem), "W1, b1, W2, b2")


def _run(answer, problem):
    got = calling.call(NAME, answer, problem.X, problem.parameters)
    return _climb(got, problem.sizes)


def _climb(got, sizes):
    A2, cache = ladder.pair(got, f"What {NAME} returns", "A2", "cache")
    ladder.require(
        not ladder.is_a(A2, dict),
        f"{NAME} returns the cache first",
        likely="The order is: return A2, cache.",
    )
    cache = ladder.dictionary(cache, "The cache", KEYS)
    _, n_h, n_y, m = sizes
    hidden, output = ("(n_h, m)", (n_h, m)), ("(n_y, m)", (n_y, m))
    shapes = {"Z1": hidden, "A1": hidden, "Z2": output, "A2": output}
    arrays = {name: ladder.array(cache[name], name, *shape) for name, shape in shapes.items()}
    return ladder.array(A2, "A2", *output), arrays
