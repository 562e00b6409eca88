"""Refuses results that share memory: what is changed in one of them would change the other."""

from typing import Any

import numpy as np

from utils.checks import ladder

ITS_OWN = "Make new arrays, and a new dict for them, in every call: keep none from call to call."


def are_separate(name: str, first: object, second: object, *, what: str = "two calls") -> None:
    """Refuse two results of a function, or a result and an argument, that hold the same array.

    A sandbox hands over copies, which share nothing: there this holds whatever the answer does.

    Raises:
        CheckFailed: an array of one uses the memory of an array of the other.
    """
    shared = any(
        np.may_share_memory(one, other) for one in _arrays(first) for other in _arrays(second)
    )
    ladder.require(
        not shared,
        f"Results of {name} are not separate: {what} hold the very same array",
        likely=ITS_OWN,
    )


def _arrays(got: Any) -> list[np.ndarray]:
    """Return the arrays in a result, without calling methods of a subclass."""
    if ladder.is_a(got, np.ndarray):
        return [got]
    held = list(dict.values(got)) if ladder.is_a(got, dict) else []
    held += ladder.items(got) if ladder.is_a(got, tuple, list) else []
    return [array for each in held for array in _arrays(each)]
