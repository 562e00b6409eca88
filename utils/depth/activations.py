"""The activations of deep networks: those of `utils.network`, and two more."""

import numpy as np

from utils import network


def _gelu(Z):
    return 0.5 * Z * (1 + _bend(Z))


def _gelu_slope(Z, A):
    bend = _bend(Z)
    return 0.5 * (1 + bend) + 0.5 * Z * (1 - bend**2) * _HALF * (1 + 3 * _CUBE * Z**2)


def _bend(Z):
    return np.tanh(_HALF * (Z + _CUBE * Z**3))


#: Hendrycks, Gimpel, "Gaussian error linear units" (2016), section 2: the form with tanh.
_HALF, _CUBE = np.sqrt(2 / np.pi), 0.044715

ACTIVATIONS = network.ACTIVATIONS | {
    "gelu": network.Activation(_gelu, _gelu_slope),
    "linear": network.Activation(lambda Z: Z, lambda Z, A: np.ones_like(Z)),
}
