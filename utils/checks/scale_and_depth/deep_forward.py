"""Checks of `forward_deep`: each layer separately, from the answer's own previous layer."""

from collections.abc import Callable

import numpy as np

from utils.checks import calling, ladder, samples
from utils.checks.diagnosis import Mistake, same
from utils.checks.random_initialization.forward import activations
from utils.checks.scale_and_depth import layers
from utils.checks.shown import kind

NAME = "forward_deep"


def forward_deep_gives_the_shapes(answer: Callable, *, rng: np.random.Generator):
    """The logits, and the activations of the L - 1 hidden layers; other values earn nothing."""
    for depth in (2, 4):
        for X, parameters in _twins(depth, rng):
            ZL, _ = _run(answer, X, parameters)
            same("ZL", ZL, _reference(X, parameters), look="the formulas, layer by layer")


def forward_deep_hidden_layers(answer: Callable, *, rng: np.random.Generator):
    """A_l = tanh(W_l A_(l-1) + b_l), from the answer's own previous layer."""
    for depth in (2, 4):
        for X, parameters in _twins(depth, rng):
            _, A = _run(answer, X, parameters)
            for layer in range(1, depth):
                _hidden(layer, [X, *A], parameters)


def forward_deep_output(answer: Callable, *, rng: np.random.Generator):
    """Z_L = W_L A_(L-1) + b_L, and nothing after it."""
    for depth in (2, 4):
        for X, parameters in _twins(depth, rng):
            _output(*_run(answer, X, parameters), parameters, depth)


def _output(ZL, A, parameters, depth):
    product = parameters[f"W{depth}"] @ A[-1]
    Z = product + parameters[f"b{depth}"]
    same(
        "ZL", ZL, Z, look="ZL = W_L A_(L-1) + b_L, without an activation",
        mistakes=(Mistake(f"the bias b{depth} is missing.", product),
                  *activations(Z, "the identity (no activation)")),
    )  # fmt: skip


def forward_deep_takes_any_depth(answer: Callable, *, rng: np.random.Generator):
    """One layer alone, more than nine, a single example; no argument is modified."""
    for depth, m in samples.in_any_order(rng, ((1, 6), (11, 5), (3, 1))):
        for X, parameters in _twins(depth, rng, m):
            _takes_this_depth(answer, X, parameters, depth)


def _takes_this_depth(answer, X, parameters, depth):
    got, given = calling.call_and_keep(NAME, answer, X, parameters)
    calling.unchanged(NAME, X, given[0], "X")
    calling.unchanged(NAME, parameters, given[1], "parameters")
    ZL, _ = _climbed(got, X, parameters)
    look = "W1 comes first and WL last, whatever their number and the order in the dict"
    same(f"ZL of {depth} layers", ZL, _reference(X, parameters), look=look)


def _twins(depth, rng, m=None):
    """Draw two networks of the same sizes: one based on shapes alone is wrong for one."""
    sizes, m = layers.sizes(depth, rng=rng), m or int(rng.integers(5, 9))
    return _problem(sizes, rng, m), _problem(sizes, rng, m)


def _problem(sizes, rng, m):
    drawn = layers.draw(sizes, rng=rng)
    # in random order, so that code that relies on the order of the dict fails
    names = rng.permutation(list(drawn))
    return rng.standard_normal((sizes[0], m)), {str(name): drawn[name] for name in names}


def _reference(X, parameters):
    A, depth = X, len(parameters) // 2
    for layer in range(1, depth):
        A = np.tanh(parameters[f"W{layer}"] @ A + parameters[f"b{layer}"])
    return parameters[f"W{depth}"] @ A + parameters[f"b{depth}"]


def _hidden(layer, A, parameters):
    W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
    product = W @ A[layer - 1]
    mistakes = (
        Mistake(f"the bias b{layer} is missing.", np.tanh(product)),
        Mistake(f"b{layer} is subtracted, not added.", np.tanh(product - b)),
        Mistake(f"b{layer} is added after tanh.", np.tanh(product) + b),
        *activations(product + b, "tanh"),
    )
    below = f"A{layer - 1}" if layer > 1 else "X"
    look = f"A{layer} = tanh(W{layer} {below} + b{layer})"
    same(f"A{layer}", A[layer], np.tanh(product + b), look=look, mistakes=mistakes)


def _run(answer, X, parameters):
    return _climbed(calling.call(NAME, answer, X, parameters), X, parameters)


def _climbed(got, X, parameters):
    depth, m = len(parameters) // 2, X.shape[1]
    ZL, A = ladder.pair(got, f"What {NAME} returns", "ZL", "activations")
    ladder.require(
        ladder.is_a(A, list, tuple) and not ladder.is_a(ZL, list, tuple),
        f"{NAME} returns {kind(ZL)} and {kind(A)}",
        expected="the array ZL and the list activations: `return ZL, activations`",
    )
    A = ladder.items(A)
    n = [len(parameters[f"W{layer}"]) for layer in range(1, depth + 1)]
    _is_one_a_hidden_layer(A, X, ZL, depth)
    hidden = [
        ladder.array(each, f"activations[{place}], A{place + 1},", f"(n_{place + 1}, m)", (size, m))
        for place, (each, size) in enumerate(zip(A, n[:-1], strict=True))
    ]
    return ladder.array(ZL, "ZL", "(n_L, m)", (n[-1], m)), hidden


def _is_one_a_hidden_layer(A, X, ZL, depth):
    hint = "Is a layer left out?"
    if len(A) > depth - 1:
        with_X = type(A[0]) is np.ndarray and A[0].dtype == X.dtype and np.array_equal(A[0], X)
        hint = "It starts with X itself." if with_X else "Does it hold the output layer as well?"
    ladder.require(
        len(A) == depth - 1,
        f"activations has {len(A)} entries for a network of {depth} layers",
        expected=f"one for each hidden layer, so L - 1 = {depth - 1}",
        likely=hint,
    )
