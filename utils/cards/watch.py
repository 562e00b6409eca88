"""Watches the notebook's cells, so that a card knows when the code that it checks did not run.

A cell that stops leaves the function of an earlier run in the kernel: a check would test that one.
"""

import traceback
from collections.abc import Mapping
from typing import Any, NamedTuple

from IPython.core.getipython import get_ipython

from utils import ran, stopped
from utils.cards import failure, unwritten
from utils.cards.card import Card
from utils.check_failed import CheckFailed
from utils.hints import HINTS

OLDER = "Until then, this check would try an older version."


class Stopped(NamedTuple):
    """An exercise's cell that stopped: why, the line, and what its names had held before."""

    stop: stopped.Stop
    line: str
    held: dict[str, object]


class Watch:
    """Which exercises' cells have stopped since they last ran to their end, and the cards shown."""

    def __init__(self, names: Mapping[str, object]):
        """Take the kernel's names, which change as cells run."""
        self._names = names
        self._stopped: dict[str, Stopped] = {}  # by exercise, and by each name that it defines
        self._before: dict[str, object] = {}  # what these names held when the last cell had run
        self._shown: dict[str, tuple[Card, Any]] = {}

    def ran(self, result: Any) -> None:
        """Hear from IPython that a cell has run."""
        source, cell = result.info.raw_cell or "", getattr(result.info, "cell_id", None) or ""
        defines = ran.names(source)
        keys = defines | {cell}
        for key in keys:
            self._stopped.pop(key, None)
        if not keys & HINTS.keys():
            return
        error = result.error_before_exec or result.error_in_exec
        if error is not None:
            self._stopped |= dict.fromkeys(keys, self._why(error, source, defines))
            self._mark(keys)
        self._before |= {name: self._names[name] for name in defines if name in self._names}

    def showed(self, card: Card, handle: Any) -> None:
        """Hear that a card is shown, with a handle to change it."""
        self._shown[card.name] = card, handle

    def failed(self, exercise: str) -> None:
        """Hear that a check does not hold; its card is not watched."""
        self._shown.pop(exercise, None)

    def held(self) -> set[str]:
        """Return the exercises whose check held when it was last run, with today's code."""
        return {name for name, (card, _) in self._shown.items() if not card.failure}

    def stale(self, exercise: str) -> CheckFailed | None:
        """Return why a check would test an older version than the newest one; None if not."""
        one = self._stopped.get(exercise)
        if one is None or not any(self._names.get(name) is old for name, old in one.held.items()):
            return None
        found = f"The cell of {exercise} {stopped.said(one.stop)}"
        return CheckFailed(found, "", f"{stopped.remedy(one.stop)} {OLDER}", one.line)

    def missing(self, name: str, exercise: str) -> CheckFailed | None:
        """Return why a name has no value, if its cell stopped, or that of the exercise did."""
        one = self._stopped.get(name) or self._stopped.get(exercise)
        if one is None:
            return None
        if one.stop[:2] == unwritten.UNWRITTEN:
            return CheckFailed("Not answered yet", likely="Write it into its cell, and run that.")
        found = f"{name} is missing: its cell {stopped.said(one.stop)}"
        return CheckFailed(found, "", stopped.remedy(one.stop), one.line)

    def _why(self, error, source, defines):
        stop = stopped.placed(_stop(error), source)
        held = {name: self._before[name] for name in defines & self._before.keys()}
        return Stopped(stop, stopped.line_of(source, stop.line), held)

    def _mark(self, exercises):
        """Change the cards that are shown already, if their code has stopped since."""
        for exercise in exercises & self._shown.keys():
            card, handle = self._shown[exercise]
            if (reason := self.stale(exercise)) and handle is not None:
                card.failure, card.held = failure.of(reason), []
                handle.update(card)


def _stop(error):
    if isinstance(error, SyntaxError):
        return stopped.Stop(type(error).__name__, error.msg or "", error.lineno or 0)
    walked = traceback.walk_tb(error.__traceback__)
    lines = [(frame.f_code.co_filename, line) for frame, line in walked
             if frame.f_globals.get("__name__") == "__main__"]  # fmt: skip
    own = [line for file, line in lines if file == lines[0][0]]
    return stopped.Stop(type(error).__name__, str(error)[:300], own[-1] if own else 0)


_watches: list[tuple[object, Watch]] = []


def current() -> Watch:
    """Return the watch of the notebook that runs this; without a notebook, one that is idle."""
    shell = get_ipython()
    if not _watches or _watches[0][0] is not shell:
        _watches[:] = [(shell, Watch(shell.user_ns if shell else {}))]
        ran.watch(shell)
        unwritten.watch(shell)
        if shell:
            shell.events.register("post_run_cell", _watches[0][1].ran)
    return _watches[0][1]
