"""What a mistake does to a right function's result, to its arguments, or from call to call."""

import contextlib
import functools
import itertools
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.release.mutation import calls


def _last(x, value):
    return np.concatenate([np.ravel(x)[:-1], [value]]).reshape(np.shape(x))


#: What is done to one array or number of the result.
CHANGES: dict[str, Callable[[Any], Any]] = {
    "is None": lambda x: None,
    "is text": str,
    "is a list": lambda x: np.asarray(x).tolist() if np.ndim(x) else [x, x],
    "is float16": lambda x: np.asarray(x, np.float16),
    "is a whole number": lambda x: np.asarray(x).astype(int),
    "is complex": lambda x: np.asarray(x) + 0j,
    "is true or false": lambda x: np.asarray(x) > 0.5,
    "is transposed": lambda x: np.transpose(x) if np.ndim(x) else np.array([x, x]),
    "is flat": lambda x: np.ravel(x) if np.ndim(x) else np.array([x, x]),
    "has one more axis": lambda x: np.asarray(x)[None] if np.ndim(x) else np.array([x, x]),
    "is clipped to 1": lambda x: np.clip(x, -1, 1),
    "is rounded to 2 digits": lambda x: np.round(x, 2),
    "is 5 % larger": lambda x: np.multiply(x, 1.05),
    "has the wrong sign": np.negative,
    "has no sign": np.abs,
    "has nan in it": lambda x: _last(x, np.nan),
    "has its last entry 0 or 1": lambda x: _last(x, 0.0 if np.ravel(x)[-1] else 1.0),
    "is in reverse order": lambda x: np.flip(np.asarray(x)) if np.size(x) > 1 else x,
    "is its mean everywhere": lambda x: np.full(np.shape(x), np.mean(x)),
}  # fmt: skip
ORDER = ("is in reverse order", "is its mean everywhere")


def another(value: Any) -> Any:
    """Return another value of the same shape: every number is 1.5 times as large, plus 1/2."""
    return _everywhere(value, lambda x: np.multiply(x, 1.5) + 0.5)


def nothing(value: Any) -> Any:
    """Return 0 in place of every number."""
    return _everywhere(value, lambda x: np.multiply(x, 0.0))


def _everywhere(value, change):
    if isinstance(value, dict):
        return {key: _everywhere(each, change) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_everywhere(each, change) for each in value)
    return change(value) if isinstance(value, int | float | np.ndarray | np.generic) else value


def where(
    holds: Callable[[dict], bool], spoil: Callable[[Any], Any], function: Callable
) -> Callable:
    """Return a function whose result is spoilt where a condition on its arguments holds."""

    def answer(*given, **keywords):
        special = holds(dict(calls.leaves(calls.bound(function, given, keywords))))
        result = function(*given, **keywords)
        return spoil(result) if special else result

    return functools.wraps(function)(answer)


def changes(path: str, change: Callable[[Any], Any], function: Callable) -> Callable:
    """Return a function that changes one number or array of its result."""

    def replaced(value, here):
        if here == path:
            return change(value)
        if isinstance(value, dict):
            return {key: replaced(each, f"{here}[{key}]") for key, each in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(replaced(each, f"{here}[{i}]") for i, each in enumerate(value))
        return value

    def answer(*given, **keywords):
        return replaced(function(*given, **keywords), "result")

    return functools.wraps(function)(answer)


def modifies(path: str, function: Callable) -> Callable:
    """Return a function that adds 1 to one of the arrays that it was given."""

    def answer(*given, **keywords):
        result = function(*given, **keywords)
        for here, array in calls.arrays(calls.bound(function, given, keywords)):
            if here == path:
                with contextlib.suppress(TypeError, ValueError):
                    np.add(array, 1, out=array)
        return result

    return functools.wraps(function)(answer)


def remembers(function: Callable) -> Callable:
    """Return a function that gives its first result again and again."""
    results = []

    def answer(*given, **keywords):
        results.append(function(*given, **keywords))
        return results[0]

    return functools.wraps(function)(answer)


def alternates(function: Callable) -> Callable:
    """Return a function of which every second result is another."""
    turn = itertools.cycle((False, True))

    def answer(*given, **keywords):
        result = function(*given, **keywords)
        return another(result) if next(turn) else result

    return functools.wraps(function)(answer)
