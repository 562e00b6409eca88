"""Keeps the checks of the cures from training the same network again for each answer."""

from functools import partial

import numpy as np
import pytest

from utils.checks.scale_and_depth import cure


def train_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Train each network once on its data, whichever answers give it.

    The networks of a check are the same for every answer, so most cures give back one that another
    has given back, or one of zeros. Networks train apart from one another, in a batch or alone.
    """
    monkeypatch.setattr(cure, "_costs", partial(_remembered, {}, cure._costs))


def _remembered(known, train, networks, X, Y):
    keys = [_key(one, X, Y) for one in networks]
    new = {key: one for key, one in zip(keys, networks, strict=True) if key not in known}
    if new:
        known |= zip(new, train([*new.values()], X, Y).T, strict=True)
    return np.array([known[key] for key in keys]).T


def _key(one, X, Y):
    arrays = [X, Y, *one.weights, *one.biases, np.array(one.learning_rate, float)]
    packed = ((array.shape, np.asarray(array, float).tobytes()) for array in arrays)
    return (one.hidden, len(one.weights), *packed)
