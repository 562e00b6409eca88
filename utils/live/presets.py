"""Setups worth seeing, by name: each shows one thing that a start does."""

from typing import NamedTuple


class Preset(NamedTuple):
    """What to look at and why it happens, and what differs from the usual settings."""

    about: str
    changes: dict

    @property
    def arguments(self) -> dict:
        """Return the arguments of `live_network`."""
        return {"dataset": "moons"} | self.changes


PRESETS = {
    "twins": Preset(
        "All weights are equal, so all units get equal gradients, and stay equal: the four lines "
        "are one, and the cost stops where one line can go.",
        {"widths": [4], "rule": "constant", "gain": 0.01},
    ),
    "just right": Preset(
        "Random weights of about 0.5, one hidden layer: the units differ from the first step on, "
        "and it learns at once. From 0.01 a network with one hidden layer learns a few steps "
        "later, and one with more layers waits long: try the button “wait”.",
        {"widths": [8], "rule": "normal", "gain": 0.5},
    ),
    "saturate": Preset(
        "The first network has weights of 100: nearly all activations lie at the ends of tanh, "
        "where it is flat. A step moves these weights by a tiny part of their size (see update), "
        "and most lines hardly turn. The gradients are not small: the output's weights of 100 "
        "multiply them on their way back. The second network has weights of 1.",
        {"widths": [8], "rule": "normal", "gain": 100.0, "learning_rate": 0.3,
         "compare": {"rule": "normal", "gain": 1.0}},
    ),
    "wait": Preset(
        "In the first network all weights have a standard deviation of 0.01. The gradient of each "
        "layer contains the small weights of the others, so the cost waits at ln 2, then falls. "
        "Each layer more makes the wait many times as long.",
        {"widths": [8, 8], "rule": "normal", "gain": 0.01,
         "compare": {"rule": "xavier", "gain": 1.0}},
    ),
    "vanish": Preset(
        "Ten layers. In the first network each layer multiplies A by about 0.4 on the way forward, "
        "and dZ on the way back: look at the rows. In the second both keep about their size.",
        {"widths": [32] * 10, "rule": "lecun", "gain": 0.4, "learning_rate": 0.3,
         "compare": {"rule": "lecun", "gain": 1.0}},
    ),
    "explode": Preset(
        "Ten layers of ReLU. In the first network each layer doubles A and dZ: look at the rows "
        "before you press Play, for the cost soon overflows. In the second both keep about their "
        "size.",
        {"widths": [32] * 10, "activation": "relu", "rule": "he", "gain": 2.0,
         "learning_rate": 0.01, "compare": {"rule": "he", "gain": 1.0}},
    ),
    "dead ReLU": Preset(
        "The first steps are too long. After them all units of the second layer give 0 for every "
        "point; no gradient passes a unit that gives 0, so nothing can ever wake them.",
        {"widths": [8, 8], "activation": "relu", "rule": "he", "gain": 2.0, "learning_rate": 3.0},
    ),
    "deep, just right": Preset(
        "Ten layers of ReLU by He's rule: A and dZ keep about their size from layer to layer, and "
        "it learns. A few units that are dead at the start do no harm.",
        {"widths": [32] * 10, "activation": "relu", "rule": "he", "gain": 1.0,
         "learning_rate": 0.1},
    ),
}  # fmt: skip
