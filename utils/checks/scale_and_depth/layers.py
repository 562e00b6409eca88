"""The parameters of a deep network: W1 ... WL and b1 ... bL, and data for it."""

import re
from collections.abc import Sequence

import numpy as np

from utils.checks import ladder
from utils.checks.shown import listed

Parameters = dict[str, np.ndarray]


def parameters_of(got: object, what: str, layer_sizes: Sequence[int]) -> Parameters:
    """Check an answer that is a dict of parameters of these sizes, rung by rung."""
    wanted = shapes(layer_sizes)
    got = _with_the_keys(got, what, wanted)
    more = [name for name in got if _is_a_layers(name) and name not in wanted]
    if more:
        found = f"{what} has {listed(more)} too"
        raise ladder.CheckFailed(found, f"no W and b but {listed(wanted)}")
    return {name: ladder.array(got[name], name, *shape) for name, shape in wanted.items()}


def _with_the_keys(got, what, wanted):
    """Return the dict, and say so where it has every layer but the last."""
    *before, W, b = wanted
    try:
        return ladder.dictionary(got, what, tuple(wanted))
    except ladder.CheckFailed as error:
        last_is_missing = ladder.is_a(got, dict) and set(dict.keys(got)) == set(before)
        if not last_is_missing:
            raise
        raise ladder.CheckFailed(
            error.found, error.expected, f"Is the last layer, {W} and {b}, left out?"
        ) from error


def _is_a_layers(name):
    return ladder.is_a(name, str) and bool(re.fullmatch(r"[Wb]-?\d+", str.__str__(name)))


def shapes(layer_sizes: Sequence[int]) -> dict[str, tuple[str, tuple[int, int]]]:
    """Return each parameter's shape, in symbols and in numbers."""
    found = {}
    for layer in range(1, len(layer_sizes)):
        n_out, n_in = layer_sizes[layer], layer_sizes[layer - 1]
        found[f"W{layer}"] = (f"(n_{layer}, n_{layer - 1})", (n_out, n_in))
        found[f"b{layer}"] = (f"(n_{layer}, 1)", (n_out, 1))
    return found


def draw(layer_sizes: Sequence[int], *, rng: np.random.Generator) -> Parameters:
    """Draw weights that keep the signal's size, and biases that are not 0."""
    return {
        name: rng.standard_normal(shape) * (shape[1] ** -0.5 if name[0] == "W" else 0.4)
        for name, (_, shape) in shapes(layer_sizes).items()
    }


def sizes(layers: int, *, rng: np.random.Generator) -> list[int]:
    """Draw sizes of which no two in a row are the same, so that a swapped axis cannot fit."""
    drawn = [int(rng.integers(2, 7))]
    while len(drawn) <= layers:
        drawn.append(int(rng.choice([size for size in range(2, 7) if size != drawn[-1]])))
    return drawn


def square_sizes(layers: int, *, rng: np.random.Generator) -> list[int]:
    """Draw sizes of which the inner ones are all the same, as in most networks."""
    first, inner, last = (int(size) for size in rng.permutation([2, 3, 4, 5, 6])[:3])
    return [first] + [inner] * (layers - 1) + [last]


def narrow_sizes(layers: int, *, rng: np.random.Generator) -> list[int]:
    """Draw sizes of which every other one, and the last, is 1."""
    drawn = sizes(layers, rng=rng)
    return [1 if place % 2 == layers % 2 else size for place, size in enumerate(drawn)]
