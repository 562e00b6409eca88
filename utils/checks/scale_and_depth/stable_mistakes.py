"""What known mistakes make of logits and labels in `stable_cost`."""

import numpy as np

from utils.checks.random_initialization import cost_mistakes

#: What learners add to a logarithm, or clip a probability to.
EPSILONS = 10.0 ** -np.arange(3, 17)
#: Where learners clip logits.
LIMITS = (5, 10, 15, 20, 30, 36, 50, 88, 100, 500, 700, 709, 1e3, 1e4, 1e5)


def mistakes(Z2: np.ndarray, Y: np.ndarray) -> dict[str, float]:
    """Return what to say about each known mistake, and the cost that it gives, where finite."""
    with np.errstate(all="ignore"):
        A2 = 1 / (1 + np.exp(-Z2))
        # at large logits A2 is 0 or 1, where many values are not finite
        probable = cost_mistakes.mistakes(A2, Y)
        known = _softplus(Z2, Y) | _means(Z2, Y) | _clipped(A2, Z2, Y) | probable
    return {says: float(value) for says, value in known.items() if np.isfinite(value)}


def _softplus(Z2, Y):
    """Return costs whose ln(1 + e^z) is wrong."""
    least, rest = np.maximum(Z2, 0), np.log1p(np.exp(-np.abs(Z2)))
    wrong = {
        "log(1 + exp(-|z|)) is missing.": least,
        "max(z, 0) is missing.": rest,
        "|z| is used in place of max(z, 0), or the exponent is -z in place of -|z|.": np.abs(Z2)
        + rest,
        "z is used in place of max(z, 0); np.max(Z2, 0) takes the 0 for an axis.": Z2 + rest,
        "min(z, 0) is used in place of max(z, 0).": np.minimum(Z2, 0) + rest,
        "the logarithm is subtracted: ln(1 + e^z) = max(z, 0) + ln(1 + e^-|z|).": least - rest,
        "the exponent is |z|, expected -|z|.": least + np.logaddexp(0, np.abs(Z2)),
        "the 1 is missing: it takes the logarithm of e^-|z| alone.": least - np.abs(Z2),
        "1 is added twice: log1p(t) is ln(1 + t) already.": least
        + np.log1p(1 + np.exp(-np.abs(Z2))),
        "the logarithm is np.log10, expected np.log (nats).": least + rest / np.log(10),
        "the logarithm is np.log2, expected np.log (nats).": least + rest / np.log(2),
    }
    return {says: np.mean(value - Y * Z2) for says, value in wrong.items()}


def _means(Z2, Y):
    """Return costs whose labels or means are wrong."""
    softplus = np.logaddexp(0, Z2)
    terms = softplus - Y * Z2
    A2 = 0.5 * (1 + np.tanh(Z2 / 2))
    unit = np.clip(Z2, 1e-8, 1 - 1e-8)
    others = terms[Z2 != 0] if np.any(Z2) else np.array([0.0])
    classes = [terms[known].mean() for known in (Y > 0.5, Y < 0.5) if np.any(known)]
    return {
        "Y Z2 is missing.": np.mean(softplus),
        "Y Z2 is added, expected subtracted.": np.mean(softplus + Y * Z2),
        "the labels are exchanged: 1 - Y has the place of Y.": np.mean(softplus - (1 - Y) * Z2),
        "labels of -1 and 1 are assumed; here they are 0 and 1.": np.mean(np.logaddexp(0, -Y * Z2)),
        "Y Z2 is summed, expected a mean.": np.mean(softplus) - np.sum(Y * Z2),
        "ln(1 + e^z) is summed, expected a mean.": np.sum(softplus) - np.mean(Y * Z2),
        "the mean of Y Z2 is not the product of two means.": np.mean(softplus)
        - np.mean(Y) * np.mean(Z2),
        "each class has its own mean: take one mean over all examples.": np.mean(classes),
        "the examples whose logit is 0 are left out of the mean.": np.mean(others),
        "the sigmoid of Z2 is taken for the logit.": np.mean(np.logaddexp(0, A2) - Y * A2),
        "Z2 is taken for a probability: it is a logit.": cost_of(unit, 1 - unit, Y),
        "it is a hinge cost.": np.mean(np.maximum(0, 1 - (2 * Y - 1) * Z2)),
    }


def _clipped(A2, Z2, Y):
    found, terms = {}, np.logaddexp(0, Z2) - Y * Z2
    for limit in LIMITS:
        Z = np.clip(Z2, -limit, limit)
        says = f"the cost is that of logits within -{limit:g} and {limit:g}: is something clipped?"
        found[says] = np.mean(np.logaddexp(0, Z) - Y * Z)
        says = f"ln(1 + e^z) is that of z within -{limit:g} and {limit:g}: is it clipped?"
        found[says] = np.mean(np.logaddexp(0, Z) - Y * Z2)
        says = f"ln(1 + e^-|z|) is left out where |z| is above {limit:g}."
        rest = np.where(np.abs(Z2) > limit, 0, np.log1p(np.exp(-np.abs(Z2))))
        found[says] = np.mean(np.maximum(Z2, 0) + rest - Y * Z2)
        says = f"ln(1 + e^-|z|) is left out where a logit is wrong by more than {limit:g}."
        wrong = (1 - 2 * Y) * Z2
        found[says] = np.mean(np.where(wrong > limit, wrong, terms))
        says = f"no more than {limit:g} is counted: is something clipped?"
        found[says] = min(np.mean(terms), limit)
    for epsilon in EPSILONS:
        says = f"the probability is kept {epsilon:g} away from 0 and 1, which cuts the cost."
        inside = np.clip(A2, epsilon, 1 - epsilon)
        found[says] = cost_of(inside, 1 - inside, Y)
        says = f"{epsilon:g} is added to the probability in the logarithm, which cuts the cost."
        found[says] = cost_of(A2 + epsilon, 1 - A2 + epsilon, Y)
        says = f"{epsilon:g} is added inside of the logarithm."
        rest = np.log(1 + epsilon + np.exp(-np.abs(Z2)))
        found[says] = np.mean(np.maximum(Z2, 0) + rest - Y * Z2)
        found[f"{epsilon:g} is added to the cost."] = epsilon + np.mean(
            np.logaddexp(0, Z2) - Y * Z2
        )
    return found


def cost_of(one: np.ndarray, zero: np.ndarray, Y: np.ndarray) -> float:
    """Return -mean(Y ln(one) + (1 - Y) ln(zero)), the usual formula of the cost in nats."""
    return float(-np.mean(Y * np.log(one) + (1 - Y) * np.log(zero)))
