"""Snapshots of a learner's global names after each cell; graded names are frozen.

A graded name is frozen at the end of its own solution cell or, if that leaves it undefined, of the
first later cell that defines it. All cells run before all tests; so that the result is the same as
running the notebook from top to bottom, a function is called with the globals and the random state
that there were at its first test.
"""

import random

import numpy as np

_DRAWS = (np.random.get_state, np.random.set_state), (random.getstate, random.setstate)


class Worlds:
    """Saves the names after each cell, and restores them."""

    def __init__(self, names: dict):
        """Args: names: the shell's globals, changed in place."""
        self._names = names
        self._kept: dict[int, tuple] = {}
        self._frozen: dict[str, object] = {}
        self._awaited: set[str] = set()
        self._now: int | None = None

    def keep(self, number: int, own: list[str]) -> dict:
        """Save the names after a cell; return the graded ones that it freezes.

        Args:
            number: the cell's.
            own: the names that this cell should define.
        """
        self._awaited |= set(own)
        fresh = {name: self._names[name] for name in self._awaited if name in self._names}
        self._awaited -= fresh.keys()
        self._frozen |= fresh
        self._kept[number] = dict(self._names) | self._frozen, _draws()
        return fresh

    def enter(self, number: int) -> dict:
        """Restore the names as they were after the last cell before `number`; return them."""
        wanted = max((each for each in self._kept if each < number), default=None)
        if wanted is not None and wanted != self._now:
            if self._now is not None:
                self._kept[self._now] = dict(self._names), _draws()
            names, draws = self._kept[wanted]
            self._names.clear()
            self._names.update(names)
            for (_, put), state in zip(_DRAWS, draws, strict=True):
                put(state)
            self._now = wanted
        return self._names


def _draws():
    return [get() for get, _ in _DRAWS]
