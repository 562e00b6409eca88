"""What known mistakes make of answers and labels in `compute_cost`."""

import numpy as np

from utils.checks import numbers

#: What learners keep probabilities away from 0 and 1, or add to them.
EPSILONS = (0.1, 0.05, 0.02, 0.01, 5e-3, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7)


def mistakes(A2: np.ndarray, Y: np.ndarray) -> dict[str, float]:
    """Return what to say about each known mistake, and the cost that it gives."""
    ones, zeros = Y * np.log(A2), (1 - Y) * np.log(1 - A2)
    right = float(-np.mean(ones + zeros))
    found = {
        "it is ln 2 whatever A2 and Y are.": np.log(2),
        "it is 0 whatever A2 and Y are.": 0.0,
    }
    found |= _terms(ones, zeros) | _errors(A2, Y) | _means(A2, Y) | numbers.rounded(right)
    return {says: float(value) for says, value in found.items()}


def _terms(ones, zeros):
    """Return costs of the two terms of the cross-entropy, wrongly joined."""
    return {
        "only Y log(A2) is there: the term (1 - Y) log(1 - A2) is missing.": -np.mean(ones),
        "only (1 - Y) log(1 - A2) is there: the term Y log(A2) is missing.": -np.mean(zeros),
        "the two terms have opposite signs.": -np.mean(ones - zeros),
        "only the first term was averaged over m.": -np.mean(ones) - np.sum(zeros),
        "only the second term was averaged over m.": -np.sum(ones) - np.mean(zeros),
        "it is the largest term, not the mean.": -np.min(ones + zeros),
        "it is the middle of the terms (median), not the mean.": -np.median(ones + zeros),
        "it is the term of the first example alone.": -(ones + zeros)[0, 0],
        "it is the term of the last example alone.": -(ones + zeros)[0, -1],
    }


def _errors(A2, Y):
    """Return other measures of how wrong the answers are."""
    return {
        "it is the mean squared error, not the cross-entropy.": np.mean((A2 - Y) ** 2),
        "it is half the mean squared error, not the cross-entropy.": np.mean((A2 - Y) ** 2) / 2,
        "it is the sum of squared errors, not the cross-entropy.": np.sum((A2 - Y) ** 2),
        "it is the mean absolute error, not the cross-entropy.": np.mean(np.abs(A2 - Y)),
        "it is the share of wrong labels, not the cross-entropy.": np.mean((A2 > 0.5) != Y),
        "the labels are exchanged: Y goes with log(A2), 1 - Y with log(1 - A2).": -np.mean(
            (1 - Y) * np.log(A2) + Y * np.log(1 - A2)
        ),
    }


def _means(A2, Y):
    """Return wrong means of the right terms, and terms of probabilities that are changed."""
    given = np.where(Y > 0.5, A2, 1 - A2)
    classes = [-np.mean(np.log(given[known])) for known in (Y > 0.5, Y < 0.5) if np.any(known)]
    found = {
        "each class has its own mean: take one mean over all examples.": np.mean(classes),
        "the means of the two classes are added: take one mean over all examples.": np.sum(classes),
        "it is the log of the mean probability, expected the mean of the logs.": -np.log(
            np.mean(given)
        ),
    }
    for epsilon in EPSILONS:
        says = f"the probability is kept {epsilon:g} away from 0 and 1, which cuts the cost."
        found[says] = -np.mean(np.log(np.clip(given, epsilon, 1 - epsilon)))
        says = f"{epsilon:g} is added to the probability in the logarithm, which cuts the cost."
        found[says] = -np.mean(np.log(given + epsilon))
    return found


def factors(m: int) -> dict[str, float]:
    """Return what it means if the cost is one of these multiples of the right one."""
    of_one = {
        "That is 1/2: is it divided by 2m? The cross-entropy has 1/m.": 0.5,
        "That is 2: a factor 2 too many.": 2.0,
        "That is 1/ln 2: the logarithm is np.log2, expected np.log (nats).": 1 / np.log(2),
        "That is 1/ln 10: the logarithm is np.log10, expected np.log (nats).": 1 / np.log(10),
        "The minus sign is missing: a cost is positive.": -1.0,
    }
    alone = {"Is it divided by m, which is 1 here?": 0.5} if m == 1 else {}
    return alone | of_one | {
        "That is m: is 1/m missing, a sum for a mean?": float(m),
        "That is -m: are 1/m and the minus sign missing?": -float(m),
        "That is 1/m: is it divided by m twice?": 1 / m,
    } | numbers.less_one(m)  # fmt: skip
