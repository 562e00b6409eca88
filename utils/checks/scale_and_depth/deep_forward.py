"""Checks of `forward_deep`: each layer separately, from the answer's own previous layer."""

import itertools
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import numpy as np

from utils.checks import calling, cases, ladder, samples
from utils.checks.scale_and_depth import data, layers
from utils.checks.scale_and_depth.deep_mistakes import (
    hidden_mistakes,
    output_mistakes,
    why_it_stops,
)
from utils.checks.shown import kind

NAME = "forward_deep"
LOOK = "every hidden layer is tanh(W A + b), where A is the layer before it; the last is W A + b."
LARGE, ALONE, DEEP = "large weights", "one layer alone", "eleven layers"
ALIKE = "layers as wide as the one before"


class Network(NamedTuple):
    """One network and data for it, and the kinds that it is one of."""

    X: np.ndarray
    parameters: layers.Parameters
    tags: tuple[str, ...] = ()

    @property
    def depth(self) -> int:
        """Return the number of layers."""
        return len(self.parameters) // 2


def forward_deep_gives_the_values(answer: Callable, *, rng: np.random.Generator):
    """The logits, and the activations of the L - 1 hidden layers, in networks of 2 and 4 layers."""
    drawn = [each for depth in (2, 4) for each in _twins(layers.sizes(depth, rng=rng), rng)]
    _judge(answer, samples.in_any_order(rng, drawn))


def forward_deep_hidden_layers(answer: Callable, *, rng: np.random.Generator):
    """A_l = tanh(W_l A_(l-1) + b_l), from the answer's own previous layer, of any width."""
    _judge(answer, samples.in_any_order(rng, _of_any_width(rng)), output=False)


def forward_deep_output(answer: Callable, *, rng: np.random.Generator):
    """Z_L = W_L A_(L-1) + b_L, and nothing after it, for one output and several."""
    _judge(answer, samples.in_any_order(rng, _of_any_width(rng)), hidden=False)


def forward_deep_takes_any_depth(answer: Callable, *, rng: np.random.Generator):
    """One layer alone, more than nine, a single example; no argument is modified."""
    drawn = []
    for depth, m, tag in ((1, 6, ALONE), (11, 5, DEEP), (3, 1, data.ONE_EXAMPLE), (1, 1, ALONE)):
        drawn += _twins(layers.sizes(depth, rng=rng), rng, tag, m=m)
        drawn += _twins([*layers.sizes(depth, rng=rng)[:-1], 1], rng, tag, m=m)
    _judge(answer, samples.in_any_order(rng, drawn))


def _of_any_width(rng):
    depth = int(rng.integers(3, 6))
    drawn = [each for depth in (2, 4) for each in _twins(layers.sizes(depth, rng=rng), rng)]
    drawn += _twins(layers.square_sizes(depth, rng=rng), rng)
    drawn += _twins(layers.narrow_sizes(depth, rng=rng), rng)
    drawn += _twins([2 * depth] * (depth + 1), rng, "sizes that are all the same", m=2 * depth)
    drawn += _twins(layers.sizes(depth, rng=rng), rng, LARGE, times=1e3)
    return drawn + list(_of_any_value(layers.sizes(4, rng=rng), rng))


def _of_any_value(sizes, rng):
    """Yield networks in which the inputs, all weights or all biases are 0, small or large."""
    for times, what in ((0.0, "0"), (1e-3, "almost 0"), (20.0, "20 and more")):
        for name, called in (("X", "inputs"), ("W", "weights"), ("b", "biases")):
            network = _network(sizes, rng, int(rng.integers(5, 9)), 1.0, (f"{called} of {what}",))
            arrays = {"X": network.X} | network.parameters
            scaled = {key: each * (times if key[0] == name else 1) for key, each in arrays.items()}
            yield network._replace(X=scaled.pop("X"), parameters=scaled)


def _twins(sizes, rng, *tags, m=None, times=1.0):
    """Draw two networks of the same sizes: one based on shapes alone is wrong for one."""
    m = m or int(rng.integers(5, 9))
    return [_network(sizes, rng, m, times, tags) for _ in range(2)]


def _network(sizes, rng, m, times, tags):
    drawn = layers.draw(sizes, rng=rng)
    # in random order, so that code that relies on the order of the dict fails
    names = [str(name) for name in rng.permutation(list(drawn))]
    parameters = {name: drawn[name] * (times if name[0] == "W" else 1.0) for name in names}
    return Network(rng.standard_normal((sizes[0], m)), parameters, tags)


def _judge(answer, networks, *, hidden=True, output=True):
    def found():
        for network in networks:
            for case in _cases(answer, network):
                if output if case.name == "ZL" else hidden:
                    yield case
                    if not case.right:
                        break  # what reads a wrong layer may be a consequence of it

    cases.judge(found(), look=LOOK)


def _cases(answer, network) -> Iterator[cases.Case]:
    """Call the answer once, and compare every layer with what its own previous layer gives."""
    X, parameters, tags = network
    got, given = _called(answer, network)
    calling.unchanged(NAME, X, given[0], "X")
    calling.unchanged(NAME, parameters, given[1], "parameters")
    ZL, A = _climbed(got, network)
    for layer, below in enumerate([X, *A], start=1):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        own, Z = _tags(W, layer, network.depth) + tags, W @ below + b
        if layer < network.depth:
            known = partial(hidden_mistakes, W, b, below)
            yield cases.Case(f"A{layer}", A[layer - 1], np.tanh(Z), known, {}, own)
        else:
            known = partial(output_mistakes, W, b, below)
            yield cases.Case("ZL", ZL, Z, known, {}, own)


def _called(answer, network):
    try:
        return calling.call_and_keep(NAME, answer, network.X, network.parameters)
    except ladder.CheckFailed as error:
        why = "" if calling.is_unwritten(error.__cause__) else why_it_stops(answer, *network[:2])
        if not why:
            raise
        raise ladder.CheckFailed(error.found, error.expected, why, LOOK) from error


def _tags(W, layer, depth):
    n_out, n_in = W.shape
    found = {
        "the first layer": layer == 1 < depth,
        "the last hidden layer": layer == depth - 1,
        ALIKE: n_out == n_in,
        "layers of one unit": n_out == 1 and layer < depth,
        "networks with one output": n_out == 1 and layer == depth,
        "networks with several outputs": n_out > 1 and layer == depth,
    }
    return tuple(tag for tag, holds in found.items() if holds)


def _climbed(got, network):
    depth, m = network.depth, network.X.shape[1]
    ZL, A = ladder.pair(got, f"What {NAME} returns", "ZL", "activations")
    ladder.require(
        ladder.is_a(A, list, tuple) and not ladder.is_a(ZL, list, tuple),
        f"{NAME} returns {kind(ZL)} and {kind(A)}",
        expected="the array ZL and the list activations: `return ZL, activations`",
    )
    A = ladder.items(A)
    n = [len(network.parameters[f"W{layer}"]) for layer in range(1, depth + 1)]
    _is_one_a_hidden_layer(A, network)
    _no_overflow([*A, ZL], network)
    hidden = [
        ladder.array(each, f"activations[{place}], A{place + 1},", f"(n_{place + 1}, m)", (size, m))
        for place, (each, size) in enumerate(zip(A, n[:-1], strict=True))
    ]
    _are_separate(hidden, network)
    return ladder.array(ZL, "ZL", "(n_L, m)", (n[-1], m)), hidden


def _are_separate(hidden, network):
    """Refuse one array that is appended and overwritten; saturated layers may be equal."""
    for layer, (A, above) in enumerate(itertools.pairwise(hidden), start=1):
        ladder.require(
            LARGE in network.tags or not np.array_equal(A, above),
            f"A{layer} and A{layer + 1} hold the same numbers",
            likely="Is one array appended several times, and overwritten in each layer?",
            look=LOOK,
        )


def _no_overflow(arrays, network):
    lost = any(np.any(np.isnan(each)) for each in arrays
               if type(each) is np.ndarray and each.dtype.kind == "f")  # fmt: skip
    ladder.require(
        not (lost and LARGE in network.tags),
        f"{NAME} gives nan for {LARGE}, where every unit is saturated",
        likely="Does an exponential overflow? Infinity over infinity is nan. np.tanh never "
        "overflows.",
        look=LOOK,
    )


def _is_one_a_hidden_layer(A, network):
    X, depth = network.X, network.depth
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
