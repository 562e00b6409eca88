"""Checks of `initialize_deep`: its shapes, biases and scales, and the schemes that it refuses."""

import re
from collections.abc import Callable

import numpy as np

from utils import withheld
from utils.checks import calling, ladder, samples, shown
from utils.checks.scale_and_depth import deep_rules, layers
from utils.checks.scale_and_depth.deep_rules import DRAWN, LOOK, SCHEMES

NAME = "initialize_deep"
#: What a learner could type for a scheme: other rules, and misspelled ones that are parts of text.
OTHERS = ("glorot", "lecun", "uniform", "zeros", "orth", "norm", "xav", "h", "al", "o", "", "her",
          # the four themselves, typed in another way
          "He", "XAVIER", "Orthogonal", " he", "normal ", "xavier\n")  # fmt: skip


def initialize_deep_gives_the_shapes(answer: Callable, *, rng: np.random.Generator):
    """W1 ... WL and b1 ... bL, for every scheme, and weights of about the right size."""
    for scheme in samples.in_any_order(rng, SCHEMES * 2):
        for depth in (1, 3):
            begin = start(answer, layers.sizes(depth, rng=rng), scheme, rng)
            is_drawn(begin)
            _biases_are_zero(begin, scheme)
        deep_rules.have_about_the_size(start(answer, (60, 80, 60), scheme, rng), scheme)


def initialize_deep_keeps_biases_zero(answer: Callable, *, rng: np.random.Generator):
    """Every bias starts at 0, in networks of any depth and width; layer_sizes is not modified."""
    for scheme in samples.in_any_order(rng, SCHEMES * 2):
        for sizes in _of_any_width(rng):
            given = list(sizes)
            got, (after, *_) = calling.call_and_keep(NAME, answer, given, scheme, rng)
            begin = layers.parameters_of(got, f"What {NAME} returns", sizes)
            _is_kept(sizes, after)
            _biases_are_zero(begin, scheme)
            is_drawn(begin)


def _of_any_width(rng):
    depth = int(rng.integers(2, 5))
    yield layers.sizes(depth, rng=rng)
    yield layers.square_sizes(depth, rng=rng)
    yield layers.narrow_sizes(depth, rng=rng)
    yield layers.sizes(11, rng=rng)


def _is_kept(sizes, after):
    ladder.require(
        ladder.is_a(after, list) and ladder.items(after) == list(sizes),
        f"{NAME} changes the list layer_sizes that it is given",
        likely="Read the sizes by their place, without taking any out or putting any in.",
    )


def initialize_deep_follows_the_scheme(answer: Callable, *, rng: np.random.Generator):
    """The standard deviation of each layer's weights is the scheme's, and the mean is 0."""
    wide, other, some = (int(size) for size in rng.permutation([120, 210, 90]))
    for scheme in samples.in_any_order(rng, DRAWN):
        # fan-in and fan-out differ, are the same, and are as small as can be
        narrow = (2, 900, 2, 900, 1), (900, 2, 900, 1), (1, 900, 1)
        for sizes in ((wide, other, some, 160), (some, wide, wide, wide), *narrow):
            deep_rules.have_the_std(start(answer, sizes, scheme, rng), scheme)


def initialize_deep_refuses_other_schemes(answer: Callable, *, rng: np.random.Generator):
    """Another scheme is a ValueError that lists the four; the four are accepted."""
    ladder.require(callable(answer), f"{NAME} is not a function")
    # first, so that an answer that is not written says so
    is_drawn(start(answer, layers.sizes(2, rng=rng), SCHEMES[int(rng.integers(4))], rng))
    for scheme in samples.in_any_order(rng, (*SCHEMES, *OTHERS)):
        for sizes in (layers.sizes(2, rng=rng), layers.sizes(1, rng=rng), [4, 4, 4]):
            if scheme in SCHEMES:
                is_drawn(start(answer, sizes, scheme, rng))
            else:
                _is_refused(answer, sizes, scheme, rng)


def _is_refused(answer, sizes, scheme, rng):
    try:
        with calling.quiet():
            answer(sizes, scheme, rng)
    except ValueError as error:
        said = shown.text(error, 1000)
        missing = [each for each in SCHEMES if not re.search(rf"\b{each}\b", said)]
        which = "all four schemes" if withheld.texts() else ", ".join(missing)
        ladder.require(
            not missing,
            f"The ValueError for an unknown scheme does not name {which}",
            expected="a message that lists the four schemes, so that the reader can fix the call",
        )
    except Exception as error:
        found = shown.text(type(error).__name__)
        raise ladder.CheckFailed(
            f'The scheme "{scheme}" ends in {found}',
            expected="a ValueError that lists the four schemes: raise ValueError(...)",
        ) from error
    else:
        raise ladder.CheckFailed(
            f'The scheme "{shown.text(scheme)}" is accepted',
            expected="a ValueError that lists the four schemes",
            likely="Otherwise a typing error would train a network that nobody asked for.",
        )


def _biases_are_zero(begin, scheme):
    for name in (name for name in begin if name[0] == "b"):
        ladder.require(
            not np.any(begin[name]),
            f'{name} is not 0 everywhere for "{scheme}"',
            likely="The weights already tell the units apart, so the biases start at 0. Look "
            "for np.zeros.",
        )


def is_drawn(begin: layers.Parameters) -> None:
    """Refuse weights that cannot be random: without this, a dict of zeros would earn points."""
    for name, W in begin.items():
        if name[0] == "b":
            continue
        # random draws contain no zeros and hardly ever repeat a number
        ladder.require(
            bool(np.all(W)) and 2 * np.unique(W).size >= W.size,
            f"{name} has zeros in it, or the same numbers again and again",
            expected="a draw of its own for every entry",
            look=LOOK,
        )


def start(answer: Callable, sizes, scheme: str, rng: np.random.Generator) -> layers.Parameters:
    """Call the answer and check what it returns, rung by rung."""
    got = calling.call(NAME, answer, list(sizes), scheme, rng)
    return layers.parameters_of(got, f"What {NAME} returns", sizes)
