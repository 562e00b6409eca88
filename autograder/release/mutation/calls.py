"""The calls of a function: the numbers, arrays and lengths that go in and come out."""

import functools
import inspect
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np

Wrap = Callable[[Callable], Callable]


class Call(NamedTuple):
    """One call of the right function: the numbers, arrays and lengths in it, by their path."""

    arguments: dict[str, Any]
    result: dict[str, Any]


def recording(calls: list[Call]) -> Wrap:
    """Return what makes a function note each of its calls in a list."""

    def wrap(function):
        def answer(*given, **keywords):
            arguments = dict(leaves(bound(function, given, keywords)))
            result = function(*given, **keywords)
            calls.append(Call(arguments, dict(leaves({"result": result}))))
            return result

        return functools.wraps(function)(answer)

    return wrap


def leaves(values: dict, prefix: str = "") -> list[tuple[str, Any]]:
    """Return the numbers and arrays in nested dicts, lists and tuples, and how long these are."""
    found: list[tuple[str, Any]] = []
    for key, value in values.items():
        path = f"{prefix}[{key}]" if prefix else str(key)
        if isinstance(value, dict | list | tuple):
            found.append((f"len({path})", len(value)))
            inside = value if isinstance(value, dict) else dict(enumerate(value))
            found += leaves({key: each for key, each in inside.items() if _is_early(key)}, path)
        elif isinstance(value, np.ndarray | np.generic):
            found.append((path, np.array(value)))
        elif isinstance(value, int | float):
            found.append((path, value))
    return found


def _is_early(key):
    """Whether a place or a name such as W3 is among the first: the layers after it are alike."""
    number = "".join(filter(str.isdigit, str(key)))
    return not number or int(number) <= 3


def bound(function: Callable, given: tuple, keywords: dict) -> dict[str, Any]:
    """Return the arguments of a call by their names, with the defaults."""
    found = inspect.signature(function).bind(*given, **keywords)
    found.apply_defaults()
    return found.arguments


def arrays(values: dict, prefix: str = "") -> Iterator[tuple[str, np.ndarray]]:
    """Yield the arrays in nested dicts, lists and tuples, with their paths."""
    for key, value in values.items():
        path = f"{prefix}[{key}]" if prefix else str(key)
        if isinstance(value, dict | list | tuple):
            yield from arrays(value if isinstance(value, dict) else dict(enumerate(value)), path)
        elif isinstance(value, np.ndarray):
            yield path, value
