"""What known mistakes return in `gradient_check`, computed by making them."""

import numpy as np

from utils.checks.random_initialization.known_costs import Arrays, Cost
from utils.checks.random_initialization.zeros import KEYS as NAMES

#: A step that learners take whatever epsilon is, and what they add below the fraction.
STEP, ADDED = 1e-5, (1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-10)
NONE = "no mistake"
AT_THETA = (
    "{} is that of theta itself: {}. Is a dict copied? The copy still holds the same arrays, so "
    "that one nudge undoes the other."
)
DOWN, UP = (
    "from theta + epsilon, step down by 2 epsilon",
    "from theta - epsilon, step up by 2 epsilon",
)
NOTHING = (
    "every difference is 0, as if nothing moved: two copies of a dict still hold the same arrays, "
    "so that both costs are taken at the same place. Copy the arrays."
)


def mistakes(cost: Cost, parameters: Arrays, grads: Arrays, epsilon: float) -> dict[str, float]:
    """Return what to say about each known mistake, and the number that it returns here."""
    given = [np.ravel(grads[f"d{name}"]) for name in NAMES]
    costs = _costs(cost, parameters, epsilon)
    right = _central(costs, epsilon)
    with np.errstate(all="ignore"):
        found = {NONE: _relative(given, right)}
        found |= _of_slopes(cost, parameters, given, costs, epsilon)
        found |= _absolute(given, right) | _joined(given, right) | _left_out(given, right)
        found |= _in_order(parameters, grads, right) | _below(given, right)
    return {says: float(value) for says, value in found.items() if np.isfinite(value)}


def _of_slopes(cost, parameters, given, costs, epsilon):
    """Return relative differences from slopes that are measured wrongly."""
    here, right = cost(parameters), _central(costs, epsilon)
    pairs = [(up, here, down) for up, down in zip(*costs, strict=True)]
    slopes = {
        NOTHING: [0 * each for each in right],
        AT_THETA.format("J(theta - epsilon)", DOWN): [
            (up - at) / (2 * epsilon) for up, at, _ in pairs
        ],
        AT_THETA.format("J(theta + epsilon)", UP): [
            (at - down) / (2 * epsilon) for _, at, down in pairs
        ],
        "the differences are twice too large: divide by 2 * epsilon, not by epsilon.": [
            2 * each for each in right
        ],
        "the differences are half of what they should be: divide by 2 * epsilon, once.": [
            each / 2 for each in right
        ],
        "the difference is one-sided, J(theta + epsilon) - J(theta): central means theta + epsilon "
        "and theta - epsilon.": [(up - at) / epsilon for up, at, _ in pairs],
        "the difference is one-sided, J(theta) - J(theta - epsilon).": [
            (at - down) / epsilon for _, at, down in pairs
        ],
        "the differences have the wrong sign: theta + epsilon comes first.": [
            -each for each in right
        ],
        "each entry stays at theta - epsilon while the next ones move: put it back first.": (
            _central(_costs(cost, parameters, epsilon, epsilon), epsilon)
        ),
    }
    if not np.isclose(epsilon, STEP):
        says = "it takes one and the same small step whatever epsilon is: the argument is not used."
        slopes[says] = _central(_costs(cost, parameters, STEP), STEP)
    return {says: _relative(given, each) for says, each in slopes.items()}


def _absolute(given, right):
    """Return differences that are not relative."""
    g, n = np.concatenate(given), np.concatenate(right)
    off = np.abs(g - n)
    found = {
        "the length of g - g~": np.linalg.norm(off),
        "the squared length of g - g~": np.sum(off**2),
        "the sum of the entries of |g - g~|": np.sum(off),
        "the mean of the entries of |g - g~|": np.mean(off),
        "the largest entry of |g - g~|": np.max(off),
        "the mean of the squares of g - g~": np.mean(off**2),
    }
    says = "it is {}, an absolute difference: divide by the lengths of g and g~."
    return {says.format(what): value for what, value in found.items()}


def _joined(given, right):
    """Return relative differences of parts, joined to one number."""
    parts = np.array([_relative([g], [n]) for g, n in zip(given, right, strict=True)])
    g, n = np.concatenate(given), np.concatenate(right)
    entries = np.abs(g - n) / (np.abs(g) + np.abs(n))
    sums = [[np.array([each.sum()]) for each in arrays] for arrays in (given, right)]
    says = "it is the {} of the {}: join all entries to one vector first."
    four, each = "four arrays' relative differences", "entries' relative differences"
    return {
        says.format("mean", four): np.mean(parts),
        says.format("largest", four): np.max(parts),
        says.format("sum", four): np.sum(parts),
        says.format("mean", each): np.mean(entries),
        says.format("largest", each): np.max(entries),
        "all entries of an array move at once, expected each alone.": _relative(*sums),
        "all entries of an array move at once, and have one difference; expected each alone.": (
            _relative(given, [np.full_like(each, each.sum()) for each in right])
        ),
    }


def _left_out(given, right):
    """Return relative differences of some of the arrays."""
    kept = {"b1 and b2 are": (0, 2), "W1 and W2 are": (1, 3), "b2 is": (0, 1, 2),
            "W2 is": (0, 1, 3), "b1 is": (0, 2, 3), "W1 is": (1, 2, 3),
            "all arrays but W1 are": (0,), "all arrays but b2 are": (3,)}  # fmt: skip
    return {
        f"{names} left out: go through every entry of all four arrays.": (
            _relative([given[each] for each in places], [right[each] for each in places])
        )
        for names, places in kept.items()
    }


def _in_order(parameters, grads, right):
    """Return relative differences of vectors that are joined in different orders."""
    measured = dict(zip(NAMES, right, strict=True))
    as_given = [np.ravel(each) for each in grads.values()]
    own = [measured[name] for name in parameters]
    says = "g and g~ are joined in different orders: the keys of a dict come in any order."
    return {
        says: _relative(as_given, right),
        says + " Take them by name.": _relative(as_given, own),
    }


def _below(given, right):
    """Return differences that are divided by something else."""
    g, n = np.concatenate(given), np.concatenate(right)
    off, lengths = np.linalg.norm(g - n), np.linalg.norm(g) + np.linalg.norm(n)
    found = {
        "the lengths are squared: take the roots before dividing.": off**2
        / (np.sum(g**2) + np.sum(n**2)),
        "it compares the length of g with that of g~: take the length of g - g~.": abs(
            np.linalg.norm(g) - np.linalg.norm(n)
        )
        / lengths,
        "it is 0 where np.allclose(g, g~), which tiny gradients are too.": 0.0
        if np.allclose(g, n)
        else off / lengths,
        "it is divided by the length of g + g~, expected the sum of their lengths.": off
        / np.linalg.norm(g + n),
        "it is divided by the product of the lengths, expected their sum.": off
        / (np.linalg.norm(g) * np.linalg.norm(n)),
        "it is divided by the mean of the lengths, expected their sum.": 2 * off / lengths,
    }
    for added in ADDED:
        says = f"{added:g} is added below the fraction, which hides the error of tiny gradients."
        found[says] = off / (lengths + added)
    return found


def _relative(given, right):
    g, n = np.concatenate(given), np.concatenate(right)
    if len(g) != len(n):
        return np.nan
    return float(np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n)))


def _central(costs, epsilon):
    return [(up - down) / (2 * epsilon) for up, down in zip(*costs, strict=True)]


def _costs(cost, parameters, epsilon, left=0.0):
    """Return the costs above and below each entry."""
    return _at(cost, parameters, epsilon, left), _at(cost, parameters, -epsilon, left)


def _at(cost, parameters, by, left=0.0):
    """Return the cost with each entry moved `by` alone; then it is put back, or `left` below."""
    moved = {name: np.array(value, float) for name, value in parameters.items()}
    found = []
    for name in NAMES:
        costs = []
        for index in np.ndindex(moved[name].shape):
            here = moved[name][index]
            moved[name][index] = here + by
            costs.append(cost(moved))
            moved[name][index] = here - left
        found.append(np.array(costs))
    return found
