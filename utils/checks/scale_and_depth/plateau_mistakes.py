"""What wrong formulas for the plateau predict, on the data of a test: each has its name here."""

import numpy as np

UNCENTRED = (
    "c uses y - 1/2, and 1/2 is the mean label only where both classes are equally large: "
    "subtract the mean of y."
)
ONE_SHARE = (
    "c is the difference of the class means times the share of {}: it takes the shares of both "
    "classes, one times the other."
)
FACTORS = (
    (-1.0, "The sign is wrong: ln(1/scale), not ln(scale)."),
    (1 / np.log(10), "That is 1/ln 10: log10 in the numerator, expected np.log."),
    (1 / np.log(2), "That is 1/ln 2: log2 in the numerator, expected np.log."),
    (np.log(10), "That is ln 10: log10 in the denominator, expected np.log."),
    (np.log(2), "That is ln 2: log2 in the denominator, expected np.log."),
    (2.0, "That is 2: a factor 2 too many."),
    (0.5, "That is 1/2: a factor 2 is missing."),
)


def centred(X, Y):
    """Return (y - mean of y) x for each example, (n_x, m): its mean is c."""
    return (Y - np.mean(Y)) * X


def steps(scale, rate, c):
    """Return the steps from `scale` to 1 where each multiplies by 1 + rate * c."""
    return float(np.log(1 / scale) / np.log1p(rate * c)) if c > 0 else np.inf


def mistakes(X, Y, scale, rate):
    """What each known mistake predicts here: first those in c, then those in the quotient."""
    named = {says: steps(scale, rate, c) for says, c in _in_c(X, Y).items()}
    return named | _in_the_quotient(scale, rate, np.linalg.norm(centred(X, Y).mean(axis=1)))


def _in_c(X, Y):
    """What |c| would be by each known mistake."""
    signal, length = centred(X, Y), np.linalg.norm
    c, m, share = signal.mean(axis=1), Y.shape[1], np.mean(Y)
    uncentred = np.mean((Y - 0.5) * X, axis=1)
    return {
        UNCENTRED: length(uncentred),
        "the mean label is missing in c: y - mean of y, so that class 0 pulls as well.": length(
            (Y * X).mean(axis=1)
        ),
        "c is a sum: it must be the mean over the m examples.": length(signal.sum(axis=1)),
        "c divides by m - 1: a mean divides by m.": length(c) * m / (m - 1),
        "c is averaged over the inputs and the examples: over the examples alone.": abs(
            signal.mean()
        ),
        "c is averaged over the wrong axis: axis=1 goes over the examples.": length(
            signal.mean(axis=0)
        ),
        "the norm is taken before the mean: first c, then its norm.": length(signal, axis=0).mean(),
        "it uses |c|^2: take the root.": length(c) ** 2,
        "it uses the sum of the absolute entries of c: the norm is the root of squares.": length(
            c, 1
        ),
        "it uses the largest entry of c, expected the norm.": np.max(np.abs(c)),
        "c is the difference of the two class means: it is the mean of (y - mean of y) x.": length(
            c
        )
        / (share * (1 - share)),
        "c is a quarter of the difference of the class means: 1/4 is for equally large classes.": (
            length(c) / (4 * share * (1 - share))
        ),
        ONE_SHARE.format("class 1"): length(c) / (1 - share),
        ONE_SHARE.format("class 0"): length(c) / share,
        "c is the mean of x: (y - mean of y) is missing.": length(X.mean(axis=1)),
        "c is divided by the standard deviation of y: it is the mean alone.": length(c) / np.std(Y),
        "c is the correlation of y with each input: it is not divided by standard deviations.": (
            length(c / (np.std(Y) * np.std(X, axis=1)))
        ),
        "the inputs are divided by their standard deviations: c takes them as they are.": length(
            c / np.where(np.ptp(X, axis=1) > 0, np.std(X, axis=1), 1)
        ),
        "c uses 2y - 1, expected y - mean of y.": 2 * length(uncentred),
        "c is twice what it should be.": 2 * length(c),
    }


def _in_the_quotient(scale, rate, c):
    growth = np.log1p(rate * c)
    return {
        "it divides by learning_rate |c|, expected ln(1 + learning_rate |c|).": np.log(1 / scale)
        / (rate * c),
        "it is as for a learning rate of 1: is the given one used?": steps(scale, 1.0, c),
        "it is as for a learning rate of 1.2: is the given one used?": steps(scale, 1.2, c),
        "it uses 1 - learning_rate |c|, the eigenvalue that shrinks.": np.log(scale)
        / np.log(abs(1 - rate * c)),
        "learning_rate |c| is squared: the factor is 1 + learning_rate |c|.": steps(
            scale, 1.0, (rate * c) ** 2
        ),
        "the logarithm of 1/scale is missing.": 1 / scale / growth,
        "the growth is not a logarithm: ln(1 + learning_rate |c|).": np.log(1 / scale)
        / (1 + rate * c),
        "numerator and denominator are exchanged.": growth / np.log(1 / scale),
        "it is as for a scale of 0.01: is the given one used?": steps(0.01, rate, c),
        "it is a product, expected a quotient.": growth * np.log(1 / scale),
        "the learning rate multiplies the logarithm: it belongs inside.": np.log(1 / scale)
        / (rate * np.log1p(c)),
    }
