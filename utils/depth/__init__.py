"""Deep networks: how signals and gradients pass through many layers, and how the networks train.

A deep network is a list of weights, W_l of shape (n_l, n_{l-1}), as `initialize_layers` draws it,
or K networks at once with a leading axis of K. In addition to the glossary of `utils.network`:

    L       number of weight matrices
    hidden  the activation g: "tanh", "sigmoid", "relu", "gelu" or "linear"
    output  what the last layer is: "sigmoid" or "softmax"
"""

from utils.depth.activations import ACTIVATIONS
from utils.depth.lsuv import lsuv
from utils.depth.outputs import OUTPUTS, softmax
from utils.depth.signals import (
    Layers,
    Signal,
    backward,
    forward,
    product_singular_values,
    sizes,
)
from utils.depth.training import Trained, accuracy, descend, train

__all__ = [
    "ACTIVATIONS",
    "OUTPUTS",
    "Layers",
    "Signal",
    "Trained",
    "accuracy",
    "backward",
    "descend",
    "forward",
    "lsuv",
    "product_singular_values",
    "sizes",
    "softmax",
    "train",
]
