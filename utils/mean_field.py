"""Very wide tanh networks: what a layer does to the variance, and where order turns to chaos.

With weights N(0, weight_variance / fan_in) and biases N(0, bias_variance), the pre-activations of a
wide layer are normal with variance q. Expectations over z are computed by Gauss-Hermite quadrature.

Source: Poole, Lahiri, Raghu, Sohl-Dickstein, Ganguli, "Exponential expressivity in deep neural
networks through transient chaos" (2016); Schoenholz, Gilmer, Ganguli, Sohl-Dickstein, "Deep
information propagation" (2017).
"""

import numpy as np

from utils import require

NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(101)
WEIGHTS = WEIGHTS / WEIGHTS.sum()


def variance(weight_variance: float, bias_variance: float) -> float:
    """Return the variance q that a layer keeps: q = weight_variance E[tanh(z)^2] + bias_variance.

    The right side is concave in q, so q grows below the solution and shrinks above it. Without
    biases and with a weight variance of at most 1 the only solution is 0.

    Raises:
        ValueError: a variance that is negative or not finite.
    """
    require.at_least_zero(weight_variance=weight_variance, bias_variance=bias_variance)
    low, high = 0.0, weight_variance + bias_variance
    for _ in range(100):
        q = (low + high) / 2
        after = weight_variance * WEIGHTS @ np.tanh(np.sqrt(q) * NODES) ** 2 + bias_variance
        low, high = (q, high) if after > q else (low, q)
    return float(low + high) / 2


def chi(weight_variance: float, bias_variance: float) -> float:
    """Return the factor by which a layer scales small squared differences and squared gradients.

    chi = weight_variance E[tanh'(z)^2], z ~ N(0, q): gradients vanish below 1 and explode above 1.

    Raises:
        ValueError: a variance that is negative or not finite.
    """
    q = variance(weight_variance, bias_variance)
    return float(weight_variance * WEIGHTS @ (1 - np.tanh(np.sqrt(q) * NODES) ** 2) ** 2)


def edge(bias_variance: float) -> float:
    """Return the weight variance where chi is 1: the edge between order and chaos.

    Raises:
        ValueError: a variance that is negative or not finite.
    """
    low, high = 0.5, 10.0  # chi grows with the weight variance, so bisection finds where it is 1
    while high - low > 1e-6:
        middle = (low + high) / 2
        low, high = (middle, high) if chi(middle, bias_variance) < 1 else (low, middle)
    return (low + high) / 2
