"""Mistakes around a right function: it fails for a special size or value, or spoils its result.

The sizes and values are found, not listed: the tests' own calls of the right function say which
arguments and results there are, and which sizes are one and the same.
"""

import contextlib
import functools
import inspect
import itertools
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

Wrap = Callable[[Callable], Callable]


class Call(NamedTuple):
    """One call of the right function: the numbers, arrays and lengths in it, by their path."""

    arguments: dict[str, Any]
    result: dict[str, Any]


class Special(NamedTuple):
    """One mistake around a function: what it is, and the function that makes it of a right one."""

    what: str
    wrap: Wrap


def recording(calls: list[Call]) -> Wrap:
    """Return what makes a function note each of its calls in a list."""

    def wrap(function):
        def answer(*given, **keywords):
            arguments = dict(leaves(_bound(function, given, keywords)))
            result = function(*given, **keywords)
            calls.append(Call(arguments, dict(leaves({"result": result}))))
            return result

        return functools.wraps(function)(answer)

    return wrap


def specials(calls: list[Call]) -> list[Special]:
    """Return the mistakes that fit a function which was called like this."""
    conditions = _sizes(calls) | _values(calls)
    found = [
        Special(f"special case: {what}, {how}", functools.partial(_spoils, holds, spoil))
        for what, holds in conditions.items()
        for how, spoil in (("another result", _another), ("result 0", _nothing))
    ]
    paths = dict.fromkeys(path for call in calls for path, value in call.result.items()
                          if not path.startswith("len("))  # fmt: skip
    for path, (what, change) in itertools.product(paths, CHANGES.items()):
        if what in ORDER and not any(np.ndim(call.result.get(path, 0)) for call in calls):
            continue  # a number has no order
        found.append(Special(f"result: {path} {what}", functools.partial(_changes, path, change)))
    arrays = dict.fromkeys(path for call in calls for path, value in call.arguments.items()
                           if isinstance(value, np.ndarray))  # fmt: skip
    for path in arrays:
        found.append(Special(f"input: {path} is modified", functools.partial(_modifies, path)))
    return [*found, Special("memory: the first result again", _remembers),
            Special("memory: every second result is another", _alternates)]  # fmt: skip


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


def _bound(function, given, keywords):
    bound = inspect.signature(function).bind(*given, **keywords)
    bound.apply_defaults()
    return bound.arguments


def _sizes(calls):
    """Return conditions on sizes: 1, many, or equal to another one."""
    measured = [_measured(call.arguments) for call in calls]
    by_values = {}
    for name in dict.fromkeys(name for each in measured for name in each):
        by_values.setdefault(tuple(each.get(name) for each in measured), name)
    varying = [name for values, name in by_values.items() if len(set(values) - {None}) > 1]
    found = {}
    for name in varying:
        found[f"{name} is 1"] = lambda size, n=name: size.get(n) == 1
        found[f"{name} is 6 or more"] = lambda size, n=name: size.get(n, 0) >= 6
    for a, b in itertools.combinations(varying, 2):
        found[f"{a} equals {b}"] = lambda size, a=a, b=b: a in size and size[a] == size.get(b)
    return {what: lambda arguments, holds=holds: holds(_measured(arguments))
            for what, holds in found.items()}  # fmt: skip


def _measured(arguments):
    sizes = {}
    for path, value in arguments.items():
        if isinstance(value, np.ndarray):
            sizes |= {f"{path}.shape[{axis}]": n for axis, n in enumerate(value.shape)}
        elif isinstance(value, int) and not isinstance(value, bool):
            sizes[path] = value
    return sizes


def _values(calls):
    """Return conditions on the values of each array and each float among the arguments."""
    found = {}
    for path in dict.fromkeys(path for call in calls for path in call.arguments):
        seen = [call.arguments[path] for call in calls if path in call.arguments]
        if path.startswith("len(") or isinstance(seen[0], int):
            continue  # a size
        for what, holds in _possible(seen).items():
            found[f"{path} {what}"] = lambda arguments, p=path, h=holds: (
                p in arguments and np.size(arguments[p]) > 0 and bool(h(arguments[p]))
            )
    return found


def _possible(seen):
    """Return the conditions that values of this kind can meet: labels are 0 or 1, shares positive."""
    values = np.concatenate([np.ravel(each) for each in seen])
    if np.all(np.isin(values, (0, 1))):
        return LABELS
    impossible = ("is all zeros", "has no positive entry") if np.min(values) > 0 else ()
    if np.max(np.abs(values)) <= 1 and np.ndim(seen[0]):
        impossible += ("has an entry above 5 in size",)
    return {what: holds for what, holds in VALUES.items() if what not in impossible}


VALUES: dict[str, Callable[[Any], Any]] = {
    "is all zeros": lambda x: not np.any(x),
    "has no negative entry": lambda x: np.min(x) >= 0,
    "has no positive entry": lambda x: np.max(x) <= 0,
    "has an entry above 5 in size": lambda x: np.max(np.abs(x)) > 5,
    "has no entry above 0.01 in size": lambda x: np.max(np.abs(x)) <= 0.01,
}
LABELS: dict[str, Callable[[Any], Any]] = {
    "is all zeros": lambda x: not np.any(x),
    "is all ones": lambda x: bool(np.all(np.equal(x, 1))),
}


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


def _another(value):
    return _everywhere(value, lambda x: np.multiply(x, 1.5) + 0.5)


def _nothing(value):
    return _everywhere(value, lambda x: np.multiply(x, 0.0))


def _everywhere(value, change):
    if isinstance(value, dict):
        return {key: _everywhere(each, change) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_everywhere(each, change) for each in value)
    return change(value) if isinstance(value, int | float | np.ndarray | np.generic) else value


def _spoils(holds, spoil, function):
    def answer(*given, **keywords):
        special = holds(dict(leaves(_bound(function, given, keywords))))
        result = function(*given, **keywords)
        return spoil(result) if special else result

    return functools.wraps(function)(answer)


def _changes(path, change, function):
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


def _modifies(path, function):
    def answer(*given, **keywords):
        result = function(*given, **keywords)
        for here, array in _arrays(_bound(function, given, keywords)):
            if here == path:
                with contextlib.suppress(TypeError, ValueError):
                    array += 1
        return result

    return functools.wraps(function)(answer)


def _arrays(values, prefix=""):
    for key, value in values.items():
        path = f"{prefix}[{key}]" if prefix else str(key)
        if isinstance(value, dict | list | tuple):
            yield from _arrays(value if isinstance(value, dict) else dict(enumerate(value)), path)
        elif isinstance(value, np.ndarray):
            yield path, value


def _remembers(function):
    results = []

    def answer(*given, **keywords):
        results.append(function(*given, **keywords))
        return results[0]

    return functools.wraps(function)(answer)


def _alternates(function):
    turn = itertools.cycle((False, True))

    def answer(*given, **keywords):
        result = function(*given, **keywords)
        return _another(result) if next(turn) else result

    return functools.wraps(function)(answer)
