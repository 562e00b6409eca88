"""The scales of the four schemes of `initialize_deep`, and what a wrong scale comes from."""

from collections.abc import Mapping

import numpy as np

from utils.checks import draws, ladder

SCHEMES = ("normal", "xavier", "he", "orthogonal")
DRAWN = SCHEMES[:3]
LOOK = "the task's table, with fan_in the number of columns of W and fan_out of its rows."
#: How far a scale may be from the rule before an exact check looks at it.
ABOUT = 0.25
#: How far it is off where another distribution is likelier than another rule.
NEARLY = 0.05
#: Draws that are closer than this to the rule were moved there.
EXACT = 1e-10


def std_of(scheme: str, shape: tuple[int, ...]) -> float:
    """Return the standard deviation that the scheme asks for; for "orthogonal" that of all of W.

    Source: Glorot & Bengio 2010, eq. 12 with equal weights for both directions; He et al. 2015,
    eq. 10. Orthonormal columns or rows have min(shape) squares that add up to 1 each.
    """
    fan_out, fan_in = shape
    rules = {
        "normal": 0.01,
        "xavier": _root(2, fan_in + fan_out),
        "he": _root(2, fan_in),
        "orthogonal": _root(1, max(shape)),
    }
    return rules[scheme]


def have_about_the_size(start: Mapping[str, np.ndarray], scheme: str) -> None:
    """Refuse weights whose size is far from the scheme's."""
    sizes = {name: float(np.sqrt(np.mean(W**2))) for name, W in _weights(start).items()}
    for name, size in sizes.items():
        asked = std_of(scheme, start[name].shape)
        ladder.require(
            abs(size / asked - 1) < ABOUT,
            f'The weights {name} {start[name].shape} have the size {size:.2g} for "{scheme}"',
            expected=f"about {asked:.2g} (root mean square)",
            likely=_why(start, sizes, scheme),
            look=LOOK,
        )


def have_the_std(start: Mapping[str, np.ndarray], scheme: str) -> None:
    """Refuse weights whose mean or standard deviation is not the scheme's, or is so exactly."""
    found = {name: float(np.std(W)) for name, W in _weights(start).items()}
    for name, std in found.items():
        W = start[name]
        asked, error = std_of(scheme, W.shape), draws.relative_error(W)
        draws.is_centred(name, W, asked, look=LOOK)
        ladder.require(
            abs(std / asked - 1) < error,
            f'std({name}) is {std:.4g} where "{scheme}" asks for {asked:.4g} '
            f"+- {asked * error:.1g}, with fan_in {W.shape[1]} and fan_out {W.shape[0]}",
            likely=_why(start, found, scheme),
            look=LOOK,
        )
        ladder.require(
            abs(std / asked - 1) > EXACT,
            f"std({name}) is exactly the number in the table, which no draw gives",
            likely="Is W divided by its own standard deviation? Draw with the right one instead.",
            look=LOOK,
        )


def _weights(start):
    return {name: W for name, W in start.items() if name[0] == "W"}


def _why(start, stds, scheme):
    """Return the cause that gives the standard deviation of every layer where it is wrong."""
    off = {name: stds[name] / std_of(scheme, W.shape) - 1 for name, W in _weights(start).items()}
    wrong = [name for name in off if abs(off[name]) > draws.relative_error(start[name])]
    if wrong and len(wrong) < len(off) and all(start[name].shape[1] == 1 for name in wrong):
        return "The wider layers are right: is a layer with one input treated on its own?"
    first = start["W1"].shape[1]
    known = [_causes(scheme, start[name].shape, first) for name in wrong]
    for why in known[0] if known else ():
        if all(_fits(stds[name], each[why], start[name])
               for name, each in zip(wrong, known, strict=True)):  # fmt: skip
            return why
    if max(map(abs, off.values())) < NEARLY:
        return "That is nearly right: are the draws normal, and each a draw of its own?"
    return f'Compare what your code does for "{scheme}" with the table, layer by layer.'


def _fits(std, value, W):
    return abs(std / value - 1) < draws.relative_error(W)


def _causes(scheme, shape, first):
    """Return why the weights of one layer have another standard deviation, and which."""
    fan_out, fan_in = shape
    asked, common = std_of(scheme, shape), fan_in + fan_out
    own = {
        "normal": {
            "0.01 is the standard deviation, not the variance: no root is needed.": 0.1,
            "The standard deviation is squared: 0.01 is the standard deviation itself.": 1e-4,
            "Is it multiplied by 0.01 at all?": 1.0,
        },
        "xavier": {
            "The 2 is missing: the variance is 1 over the mean of both fans.": _root(1, common),
            "That is 1/sqrt(fan_in): the fan-out is missing.": _root(1, fan_in),
            "That is 1/sqrt(fan_out): the fan-in is missing.": _root(1, fan_out),
            "That is he's rule.": _root(2, fan_in),
            "That is the bound of a uniform draw, sqrt(6 / (fan_in + fan_out)).": _root(6, common),
            "That is 0.01, the normal scheme's.": 0.01,
        },
        "he": {
            "Is fan_out taken for fan_in? fan_in is the number of columns.": _root(2, fan_out),
            "That is 1/sqrt(fan_in): is the 2 missing?": _root(1, fan_in),
            "That is xavier's rule.": _root(2, common),
            "Is the mean of both fans taken for fan_in?": _root(4, common),
            "Is the number of inputs of the network taken for this layer's fan_in?": _root(
                2, first
            ),
            "That is sqrt(2) / fan_in: the root goes over fan_in too.": _root(2, fan_in**2),
            "That is the bound of a uniform draw, sqrt(6 / fan_in).": _root(6, fan_in),
            "That is 0.01, the normal scheme's.": 0.01,
        },
        "orthogonal": {"Is a Q multiplied by something, or is it no Q?": 1.0},
    }[scheme]
    return own | {
        "It looks like a variance: take the root.": asked**2,
        "It looks like the root of the standard deviation: it is taken twice.": asked**0.5,
        "Is it multiplied by the standard deviation at all?": 1.0,
        "Was rand (uniform, 0 to 1) used for a normal draw?": asked / np.sqrt(12),
        "Is the draw uniform with that bound? A normal draw is asked for.": asked / np.sqrt(3),
        "It is 2 times too large.": 2 * asked,
        "It is divided by 2.": asked / 2,
        "It is 10 times too large.": 10 * asked,
        "It is divided by 10.": asked / 10,
        "Are the draws cut off at two standard deviations?": 0.9595 * asked,
        "Is only the size of each draw kept (abs)?": asked * np.sqrt(1 - 2 / np.pi),
    }


def _root(above, below):
    return float(np.sqrt(above / below))
