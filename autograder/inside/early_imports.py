"""Modules that an assignment's own cells import: imported once, before learners' processes fork."""

import contextlib
import gc
import importlib
from collections.abc import Iterable

_tried: set[str] = set()


def imported(names: Iterable[str]) -> None:
    """Import what was not tried yet, for all learners to come."""
    for name in [name for name in names if name not in _tried]:
        _tried.add(name)
        with contextlib.suppress(Exception):  # a learner's cell that imports it says why
            importlib.import_module(name)
            gc.freeze()  # else a collection in a child would touch, and so copy, every page


def is_here(name: str) -> bool:
    """Whether a module is here although no cell has imported it."""
    return name in _tried
