"""Mistakes around a right function: it fails for a special size or value, or spoils its result.

The sizes and values are found, not listed: the tests' own calls of the right function say which
arguments and results there are, and which sizes are one and the same.
"""

import functools
import itertools
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from autograder.release.mutation import spoils
from autograder.release.mutation.calls import Call, Wrap


class Special(NamedTuple):
    """One mistake around a function: what it is, and the function that makes it of a right one."""

    what: str
    wrap: Wrap


def specials(calls: list[Call]) -> list[Special]:
    """Return the mistakes that fit a function which was called like this."""
    conditions = _sizes(calls) | _values(calls)
    found = [
        Special(f"special case: {what}, {how}", functools.partial(spoils.where, holds, spoil))
        for what, holds in conditions.items()
        for how, spoil in (("another result", spoils.another), ("result 0", spoils.nothing))
    ]
    paths = dict.fromkeys(path for call in calls for path, value in call.result.items()
                          if not path.startswith("len("))  # fmt: skip
    for path, (what, change) in itertools.product(paths, spoils.CHANGES.items()):
        if what in spoils.ORDER and not any(np.ndim(call.result.get(path, 0)) for call in calls):
            continue  # a number has no order
        found.append(
            Special(f"result: {path} {what}", functools.partial(spoils.changes, path, change))
        )
    arrays = dict.fromkeys(path for call in calls for path, value in call.arguments.items()
                           if isinstance(value, np.ndarray))  # fmt: skip
    for path in arrays:
        found.append(
            Special(f"input: {path} is modified", functools.partial(spoils.modifies, path))
        )
    return [*found, Special("memory: the first result again", spoils.remembers),
            Special("memory: every second result is another", spoils.alternates)]  # fmt: skip


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
    """Return the conditions that such values can meet: a label is 0 or 1, a share positive."""
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
