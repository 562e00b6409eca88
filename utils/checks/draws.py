"""Properties of any matrix of independent normal draws, never of one seeded draw.

Statistics are taken on matrices so large that the tolerance, five standard errors, separates right
from wrong: the relative standard error of a standard deviation of N normal draws is 1/sqrt(2N).
A right answer then fails less than once in a million.
"""

import numpy as np

from utils.checks import ladder

STANDARD_ERRORS = 5.0
#: Of 8,000 normal draws at least one is farther out, except once in 1e8 times: (1 - 0.00229)^8000.
FARTHEST = 3.05
#: The fourth moment of normal draws is 3, of uniform ones 1.8, and of normal ones cut off at two
#: standard deviations 2.37, or 2.4 where those beyond are set to two.
CUT_OFF = 2.1
#: `_largest_singular_value` of separate draws is below this.
LARGEST = 1.3
#: NumPy's 32-bit normal draws are exactly 0 about once in six million, those of 64 bits never. So
#: more than three of 17,600 draws are 0 only about once in 1e11 times.
FEW_ZEROS = 3
CUT = "Are the draws cut off, or drawn again if they are large?"


def relative_error(W: np.ndarray) -> float:
    """Return the relative tolerance of the standard deviation of as many normal draws."""
    return STANDARD_ERRORS / np.sqrt(2 * W.size)


def is_centred(name: str, W: np.ndarray, std: float, *, look: str) -> None:
    """Refuse a mean that is not about 0 for draws of this standard deviation."""
    ladder.require(np.any(W), f"{name} is 0 everywhere", look=look)
    mean, spread = float(np.mean(W)), max(std, float(np.std(W)))
    ladder.require(
        abs(mean) < STANDARD_ERRORS * spread / np.sqrt(W.size),
        f"The mean of {name} is {mean:.3g}",
        expected="about 0",
        likely="Was rand (uniform, 0 to 1) used for randn (normal, around 0), or the same "
        "number everywhere?",
        look=look,
    )


def entries_differ(name: str, W: np.ndarray, *, look: str) -> None:
    """Refuse a matrix in which a row, a column or a number repeats another."""
    if np.ptp(W) == 0:
        problem = f"Every entry of {name} is the same, so every hidden unit learns the same thing"
    elif not np.any(np.ptp(W, axis=0)):
        problem = f"Every row of {name} is the same: one row was drawn and repeated"
    elif not np.any(np.ptp(W, axis=1)):
        problem = f"Every column of {name} is the same: one column was drawn and repeated"
    elif (zeros := int(np.count_nonzero(W == 0))) > FEW_ZEROS * _is_of_32_bits(W):
        problem = f"{name} has {zeros} of {W.size} entries that are exactly 0"
    elif np.unique(W).size < 0.9 * W.size:
        problem = f"{name} has only {np.unique(W).size} different values in {W.size} entries"
    elif _largest_singular_value(W) > LARGEST:
        _has_no_common_part(name, W, look)
        problem = f"The rows of {name} are multiples or sums of one another: they are not separate"
    else:
        return
    likely = "Are they rounded?" if _is_rounded(W) else "Draw each entry separately."
    raise ladder.CheckFailed(problem, likely=likely, look=look)


def _is_of_32_bits(W):
    return bool(np.array_equal(W, W.astype(np.float32)))


def _has_no_common_part(name, W, look):
    """Refuse a matrix whose rows depend on one another by their mean alone."""
    ladder.require(
        _largest_singular_value(W - np.mean(W)) > LARGEST,
        f"The entries of {name} have {np.mean(W):.3g} in common, which is their mean",
        expected="a mean of about 0",
        likely="Was rand (uniform, 0 to 1) used for randn (normal, around 0)?",
        look=look,
    )


def _is_rounded(W):
    """Return whether the entries differ among themselves, but have few digits."""
    several = bool(np.all(np.ptp(W, axis=0)) and np.all(np.ptp(W, axis=1)))
    return several and any(np.allclose(W, np.round(W, digits), rtol=0, atol=1e-12)
                           for digits in range(7))  # fmt: skip


def is_normal(name: str, W: np.ndarray, *, look: str) -> None:
    """Refuse draws of another distribution, by their fourth moment."""
    standard = (W - np.mean(W)) / np.std(W)
    kurtosis = float(np.mean(np.square(np.square(standard))))  # far quicker than **4
    # the standard error of the fourth moment of N normal draws is sqrt(96 / N)
    allowed = STANDARD_ERRORS * np.sqrt(96 / W.size)
    shape, likely = _shape(kurtosis)
    ladder.require(
        abs(kurtosis - 3) < allowed,
        f"The entries of {name} are not normally distributed: {shape} "
        f"(fourth moment {kurtosis:.2f}, expected 3 +- {allowed:.2f})",
        likely=likely,
        look=look,
    )


def _shape(kurtosis):
    """Return what draws with such a fourth moment look like, and what is likely behind it."""
    if kurtosis > 3:
        return "their tails are longer", "Are they drawn from another distribution, or multiplied?"
    if kurtosis > CUT_OFF:
        return "they are flatter", f"{CUT} Or are uniform draws added?"
    return "they are as flat as uniform draws", "Was rand used for randn?"


def are_not_mirrored(name: str, W: np.ndarray, *, look: str) -> None:
    """Refuse a matrix whose entries come again with the other sign."""
    ladder.require(
        np.unique(np.abs(W)).size > 0.9 * W.size,
        f"Numbers of {name} come again with the other sign, or in another place",
        expected="a draw of its own for every entry",
        likely="tanh is odd: a unit and its mirror image are one and the same.",
        look=look,
    )


def means_vary(name: str, W: np.ndarray, *, look: str) -> None:
    """Refuse a matrix whose rows, or columns, have means that vary less than those of draws."""
    ladder.require(
        _spread_of_means(W) > 0.5,
        f"Every row, or every column, of {name} has nearly the same mean",
        expected="means that vary as those of separate draws do",
        likely="Was the mean of each taken out? Then no entry is a draw of its own.",
        look=look,
    )


def has_tails(name: str, W: np.ndarray, *, look: str) -> None:
    """Refuse 8,000 draws or more of which none is far out."""
    farthest = float(np.max(np.abs(W)) / np.std(W))
    ladder.require(
        farthest > FARTHEST,
        f"No entry of {name} is farther from 0 than {farthest:.3g} standard deviations",
        expected=f"that some of {W.size:,} normal draws are",
        likely=CUT,
        look=look,
    )


def are_not_rescaled(name: str, W: np.ndarray, std: float, *, look: str) -> None:
    """Refuse draws whose own standard deviation, or mean, was made exact afterwards.

    That of N normal draws is so near to the right one about once in 1e7 times.
    """
    exact = abs(np.std(W) / std - 1) < 1e-9
    ladder.require(
        not exact and abs(np.mean(W)) > 1e-10 * std,
        f"The {'standard deviation' if exact else 'mean'} of the entries of {name} is exact to "
        "nine digits, which that of separate draws never is",
        likely="Are the draws centred or rescaled by their own mean or standard deviation? "
        "Then no entry is a draw of its own.",
        look=look,
    )


def _spread_of_means(W):
    """Spread of the row means and of the column means, over the spread that separate draws have.

    It is 1, up to a relative standard error of 1/sqrt(2N) for the means of N rows, so below 0.5
    once in 1e9 times for 70 rows.
    """
    spreads = (np.std(W.mean(axis=axis)) * np.sqrt(W.shape[axis]) for axis in (0, 1))
    return min(spreads) / np.std(W)


def _largest_singular_value(W):
    """Largest singular value of a corner, over std * (sqrt(rows) + sqrt(columns)).

    It is about 1 for independent entries, and above 1.3 with probability below exp(-10) for the
    corner's n = 60: exp(-t^2 / 2) with t = 0.3 * 2 sqrt(n).
    Source: Vershynin, "Introduction to the non-asymptotic analysis of random matrices" (2012),
    corollary 5.35.
    """
    corner = W[:60, :60]
    return np.linalg.norm(corner, 2) / (np.std(corner) * 2 * np.sqrt(60))
