"""Checks of `initialize_deep`: four schemes, by the statistics of large layers."""

from collections.abc import Callable

import numpy as np

from utils.checks import calling, draws, ladder, samples, shown
from utils.checks.scale_and_depth import layers

NAME = "initialize_deep"
SCHEMES = ("normal", "xavier", "he", "orthogonal")
DRAWN = SCHEMES[:3]
#: No two sizes in a row are the same, so that fan-in and fan-out differ in every layer.
LARGE = (120, 210, 90, 160)
RULES = {
    "normal": ("0.01", lambda fan_in, fan_out: 0.01),
    "xavier": ("sqrt(2 / (fan_in + fan_out))", lambda fan_in, fan_out: _root(2, fan_in + fan_out)),
    "he": ("sqrt(2 / fan_in)", lambda fan_in, fan_out: _root(2, fan_in)),
}
LOOK = "the task's table, with fan_in the number of columns of W and fan_out of its rows."


def initialize_deep_gives_the_shapes(answer: Callable, *, rng: np.random.Generator):
    """W1 ... WL and b1 ... bL, for every scheme and any number of layers."""
    for scheme in samples.in_any_order(rng, SCHEMES * 2):
        for depth in (1, 3):
            start = _start(answer, layers.sizes(depth, rng=rng), scheme, rng)
            _is_drawn(start)
            _biases_are_zero(start, scheme)


def initialize_deep_keeps_biases_zero(answer: Callable, *, rng: np.random.Generator):
    """Every bias starts at 0."""
    for scheme in samples.in_any_order(rng, SCHEMES * 2):
        start = _start(answer, layers.sizes(3, rng=rng), scheme, rng)
        _biases_are_zero(start, scheme)
        _is_drawn(start)


def initialize_deep_follows_the_scheme(answer: Callable, *, rng: np.random.Generator):
    """The standard deviation of each layer's weights is the scheme's, and the mean is 0."""
    for scheme in DRAWN:
        start = _start(answer, LARGE, scheme, rng)
        for name in ("W1", "W2", "W3"):
            _has_the_std(name, start[name], scheme)


def initialize_deep_draws_each_entry(answer: Callable, *, rng: np.random.Generator):
    """Every entry of every layer is a normal draw of its own."""
    size = int(rng.integers(90, 110))  # square, so that W1 and W2 can be compared
    for scheme in samples.in_any_order(rng, DRAWN):
        start = _start(answer, (size, size, size), scheme, rng)
        for name in ("W1", "W2"):
            draws.entries_differ(name, start[name], look=LOOK)
            draws.is_normal(name, start[name], look=LOOK)
        ladder.require(
            not np.array_equal(start["W1"], start["W2"]),
            "W2 repeats the numbers of W1, as two draws from the same seed do",
            likely="Draw every layer from the rng that is given, one after the other.",
        )


def initialize_deep_draws_from_rng(answer: Callable, *, rng: np.random.Generator):
    """The same seed gives the same network; a second draw from one rng gives another."""
    seed = int(rng.integers(2**31))
    for scheme in SCHEMES:
        arguments = ([4, 5, 3], scheme)
        first, given = calling.call_and_keep(NAME, answer, *arguments, np.random.default_rng(seed))
        first = _climbed(first, arguments[0])
        again = _start(answer, *arguments, np.random.default_rng(seed))
        _is_repeated(first, again, scheme)
        second = _start(answer, *arguments, given[2])
        ladder.require(
            not np.array_equal(first["W1"], second["W1"]),
            f'Two draws from one rng give the same weights for "{scheme}"',
            likely="Is a new generator with a fixed seed made inside, or is nothing drawn? Use "
            "the rng that is given.",
        )


def initialize_deep_is_orthogonal(answer: Callable, *, rng: np.random.Generator):
    """The columns of W are orthonormal if it has no fewer rows than columns, else its rows."""
    few, some, many = (int(size) for size in rng.permutation([9, 30, 40]) + rng.integers(0, 5))
    for sizes in samples.in_any_order(rng, ((some, some, some), (few, many, few))):
        generators = (np.random.default_rng(seed) for seed in rng.integers(2**31, size=2))
        start, again = (_start(answer, sizes, "orthogonal", each) for each in generators)
        for name in ("W1", "W2"):
            for W in (start[name], again[name]):
                _is_orthogonal(name, W)
            ladder.require(
                not np.array_equal(start[name], again[name]),
                f"Two draws give the same {name}: an identity, or another fixed matrix, is "
                "orthogonal, but not drawn",
                look=LOOK,
            )


def initialize_deep_refuses_other_schemes(answer: Callable, *, rng: np.random.Generator):
    """An unknown scheme is a ValueError that lists the four; the four are accepted."""
    ladder.require(callable(answer), f"{NAME} is not a function")
    for scheme in samples.in_any_order(rng, SCHEMES + ("glorot",) * 3):
        if scheme in SCHEMES:
            _is_drawn(_start(answer, layers.sizes(2, rng=rng), scheme, rng))
        else:
            _is_refused(answer, rng)


def _is_refused(answer, rng):
    try:
        with calling.quiet():
            answer([3, 4, 2], "glorot", rng)
    except ValueError as error:
        missing = [scheme for scheme in SCHEMES if scheme not in str(error)]
        ladder.require(
            not missing,
            f"The ValueError for an unknown scheme does not name {', '.join(missing)}",
            likely="A good message lists the choices, so that the reader can fix the call.",
        )
    except NotImplementedError:
        raise ladder.CheckFailed(f"{NAME} is not written yet") from None
    except Exception as error:
        found = shown.text(type(error).__name__)
        raise ladder.CheckFailed(
            f'The scheme "glorot" ends in {found}',
            expected="a ValueError that lists the four schemes: raise ValueError(...)",
        ) from error
    else:
        raise ladder.CheckFailed(
            'The scheme "glorot" is accepted',
            expected="a ValueError that lists the four schemes",
            likely="Otherwise a typing error would train a network that nobody asked for.",
        )


def _biases_are_zero(start, scheme):
    for name in (name for name in start if name[0] == "b"):
        ladder.require(
            not np.any(start[name]),
            f'{name} is not 0 everywhere for "{scheme}"',
            likely="The weights already tell the units apart, so the biases start at 0. Look "
            "for np.zeros.",
        )


def _is_drawn(start):
    """Refuse weights that cannot be random: without this, a dict of zeros would earn points."""
    for name, W in start.items():
        # random draws contain no zeros and hardly ever repeat a number
        repeated = np.count_nonzero(W == 0) or 2 * np.unique(W).size < W.size
        ladder.require(
            name[0] == "b" or not repeated,
            f"{name} has the same numbers again and again, or zeros",
            likely="Draw every entry.",
            look=LOOK,
        )


def _start(answer, layer_sizes, scheme, rng):
    sizes = list(layer_sizes)
    return _climbed(calling.call(NAME, answer, sizes, scheme, rng), sizes)


def _climbed(got, layer_sizes):
    return layers.parameters_of(got, f"What {NAME} returns", layer_sizes)


def _is_repeated(first, again, scheme):
    ladder.require(
        all(np.array_equal(first[name], again[name]) for name in first),
        f'Two generators with the same seed give different weights for "{scheme}"',
        likely="Is it drawn from np.random, or from a new generator, instead of the rng "
        "that is given?",
    )


def _has_the_std(name, W, scheme):
    text, rule = RULES[scheme]
    asked = rule(W.shape[1], W.shape[0])
    draws.is_centred(name, W, asked, look=LOOK)
    std, error = float(np.std(W)), draws.relative_error(W)
    ladder.require(
        abs(std / asked - 1) < error,
        f'std({name}) is {std:.4g} where "{scheme}" asks for {text} = {asked:.4g} '
        f"+- {asked * error:.1g}",
        likely=_why(std, scheme, W.shape, error),
        look=LOOK,
    )


def _why(std, scheme, shape, error):
    fan_out, fan_in = shape
    asked = RULES[scheme][1](fan_in, fan_out)
    causes = {
        "It looks like a variance: take the root.": asked**2,
        "It looks like the root of the standard deviation: it is taken twice.": asked**0.5,
        "Is it multiplied by the standard deviation at all?": 1.0,
        "Is fan_out taken for fan_in? fan_in is the number of columns.": _root(2, fan_out),
        'That is 1/sqrt(fan_in): is the 2 missing (for "he"), or fan_out (for "xavier")?': _root(
            1, fan_in
        ),
        "That is 1/sqrt(fan_out).": _root(1, fan_out),
        "The 2 is missing: 2 / (fan_in + fan_out).": _root(1, fan_in + fan_out),
        "That is xavier's rule.": _root(2, fan_in + fan_out),
        "That is he's rule.": _root(2, fan_in),
        "That is the bound of a uniform draw: sqrt(6 / (fan_in + fan_out)).": _root(
            6, fan_in + fan_out
        ),
        "That is 0.01, the normal scheme's.": 0.01,
        "Was rand (uniform, 0 to 1) used for a normal draw?": asked / np.sqrt(12),
        "Is the draw uniform with that bound? A normal draw is asked for.": asked / np.sqrt(3),
        "It is 2 times too large.": 2 * asked,
        "It is divided by 2.": asked / 2,
    }
    fits = (why for why, value in causes.items() if abs(std / value - 1) < error)
    return next(fits, "Which number of units is under the root?")


def _is_orthogonal(name, W):
    tall = W.shape[0] >= W.shape[1]
    gram = W.T @ W if tall else W @ W.T
    what, parts = ("W^T W", "columns") if tall else ("W W^T", "rows")
    tolerance = 1e-3 if W.dtype.itemsize < 8 else 1e-6
    if np.max(np.abs(gram - np.eye(len(gram)))) < tolerance:
        return
    off = np.max(np.abs(gram - np.diag(np.diag(gram))))
    lengths = np.sqrt(np.diag(gram))
    ladder.require(
        off > tolerance,
        f"The {parts} of {name} {W.shape} are perpendicular, but have the length {lengths[0]:.4g}",
        expected=f"1: {what} = I",
        likely="Is Q multiplied by something?",
    )
    raise ladder.CheckFailed(
        f"The {parts} of {name} {W.shape} are not perpendicular: {what} is not I",
        likely="Take Q of np.linalg.qr of a normal draw with no fewer rows than columns, and "
        "transpose it where W has more columns than rows.",
        look=LOOK,
    )


def _root(above, below):
    return float(np.sqrt(above / below))
