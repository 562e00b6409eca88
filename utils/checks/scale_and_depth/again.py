"""Checks that what an answer returned is its own: the next call does not change it."""

import copy
from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks import calling, ladder


def is_kept(name: str, answer: Callable, first: tuple, second: tuple) -> None:
    """Refuse an answer whose second call changes what the first one returned.

    A list, dict or array outside of the function, or in a default value, is shared by all calls: a
    learner who compares two networks compares one of them with itself.

    Args:
        name: the function's name.
        answer: the learner's function, whose results climbed the ladder before.
        first: the arguments of the call whose result is kept.
        second: other arguments, for which the result is another one.

    Raises:
        CheckFailed: the first result is another one after the second call.
    """
    got = calling.call(name, answer, *first)
    before = copy.deepcopy(got)
    calling.call(name, answer, *second)
    ladder.require(
        _is_the_same(before, got),
        f"A second call of {name} changes what the first one returned",
        likely="Does a list, a dict or an array outlive the call, because it is made outside of "
        "the function, or is a default value? Make a new one in each call.",
    )


def _is_the_same(before: Any, after: Any) -> bool:
    if ladder.is_a(before, dict):
        before, after = list(dict.items(before)), list(dict.items(after))
    if ladder.is_a(before, list, tuple):
        old, new = ladder.items(before), ladder.items(after)
        return len(old) == len(new) and all(map(_is_the_same, old, new))
    return np.array_equal(before, after)
