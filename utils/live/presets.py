"""Setups worth seeing, by name: each shows one thing that a start does."""

from typing import NamedTuple


class Preset(NamedTuple):
    """What to look at, and the arguments of `live_network`."""

    about: str
    arguments: dict


PRESETS = {
    "twins": Preset(
        "Equal weights: every hidden unit does the same, for ever.",
        {"widths": [4], "rule": "constant", "gain": 0.01},
    ),
    "just right": Preset(
        "Small random weights, one hidden layer: it learns at once.",
        {"widths": [8], "rule": "normal", "gain": 0.5},
    ),
    "saturate": Preset(
        "Large weights: tanh is flat where its units are, and little gradient passes.",
        {"widths": [16, 16, 16], "rule": "xavier", "gain": 20.0, "learning_rate": 0.3},
    ),
    "wait": Preset(
        "Small weights and two hidden layers: a long plateau, then a fall.",
        {"widths": [8, 8], "rule": "normal", "gain": 0.05},
    ),
    "vanish": Preset(
        "Ten layers, weights a little too small: each layer passes less on.",
        {"widths": [32] * 10, "rule": "lecun", "gain": 0.5, "learning_rate": 0.3},
    ),
    "explode": Preset(
        "Ten layers of ReLU, weights a little too large: each layer passes more on.",
        {"widths": [32] * 10, "activation": "relu", "rule": "he", "gain": 2.0,
         "learning_rate": 0.1},
    ),
    "dead ReLU": Preset(
        "One step that is too long leaves units that are 0 for every point.",
        {"widths": [16, 16], "activation": "relu", "rule": "he", "gain": 2.0,
         "learning_rate": 3.0},
    ),
    "deep, just right": Preset(
        "Ten layers by He's rule: A and dZ keep their size, and it learns.",
        {"widths": [32] * 10, "activation": "relu", "rule": "he", "gain": 1.0,
         "learning_rate": 0.1},
    ),
}  # fmt: skip
