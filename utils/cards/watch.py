"""Watches the notebook's cells, so that a card knows when the code that it checks did not run.

A cell that stops leaves the function of an earlier run in the kernel: a check would test that one.
"""

import difflib
import traceback
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from IPython.core.getipython import get_ipython

from utils import last_run, stopped_cells
from utils.cards import failure, unwritten
from utils.cards.card import Card
from utils.check_failed import CheckFailed
from utils.hints import HINTS

OLDER = "Until then, this check would try an older version."


class Stopped(NamedTuple):
    """An exercise's cell that stopped: which, why, the line, and what its names held before."""

    cell: str
    stop: stopped_cells.Stop
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
        self._sources: dict[str, str] = {}  # by exercise, of the cell that ran last
        self._made: dict[str, set[str]] = {}  # by cell, what it defined when it last ran whole
        self._gone: dict[str, tuple[set[str], set[str]]] = {}  # what it no longer defines, and does
        self._told: dict[str, Callable[[str], object]] = {}  # by exercise

    def ran(self, result: Any) -> None:
        """Record that a cell has run; IPython calls this."""
        source, cell = result.info.raw_cell or "", getattr(result.info, "cell_id", None) or ""
        defines = last_run.names(source)
        keys = defines | {cell}
        old = {key for key, one in self._stopped.items() if cell and one.cell == cell}
        for key in keys | old:
            self._stopped.pop(key, None)
        if not keys & HINTS.keys():
            return
        error = result.error_before_exec or result.error_in_exec
        if error is not None:
            self._stopped |= dict.fromkeys(keys, self._why(error, source, defines, cell))
            self._mark(keys)
            self._sources |= dict.fromkeys(keys & HINTS.keys(), source)
        else:
            self._ended(cell, defines)
            self._outdate(keys & HINTS.keys(), source)
        self._before |= {name: self._names[name] for name in defines if name in self._names}
        for exercise in keys & self._told.keys():
            self._told[exercise](source)

    def tell(self, exercise: str, told: Callable[[str], object]) -> None:
        """Call `told` with the source of an exercise's cell whenever that has run, or stopped."""
        self._told[exercise] = told

    def graded(self, exercise: str, source: str) -> None:
        """Mark the card if other code was graded: an emptied cell, or one that did not run."""
        if source.strip() != self._sources.get(exercise, source).strip():
            self._outdate({exercise}, source)

    def showed(self, card: Card, handle: Any) -> None:
        """Remember a card that is shown, with a handle to change it."""
        self._shown[card.name] = card, handle

    def held(self) -> set[str]:
        """Return the exercises whose check held when it was last run, with today's code."""
        return {name for name, (card, _) in self._shown.items() if card.state == "held"}

    def answers(self, question: str) -> bool:
        """Return whether a question's name holds an answer: it begins as "", [] or None."""
        value = self._names.get(question)
        return isinstance(value, int | float) or (isinstance(value, str | list) and bool(value))

    def stale(self, exercise: str) -> CheckFailed | None:
        """Return why a check would test an older version than the newest one; None if not."""
        if exercise in self._gone:
            return _renamed(*self._gone[exercise])
        one = self._stopped.get(exercise)
        if one is None or not any(self._names.get(name) is old for name, old in one.held.items()):
            return None
        found = f"The cell of {exercise} {stopped_cells.said(one.stop)}"
        return CheckFailed(found, "", f"{stopped_cells.remedy(one.stop)} {OLDER}", line=one.line)

    def missing(self, name: str, exercise: str) -> CheckFailed | None:
        """Return why a name has no value, if its cell stopped, or that of the exercise did."""
        one = self._stopped.get(name) or self._stopped.get(exercise)
        if one is None:
            return _misspelt(name, self._made.get(exercise, set()))
        if one.stop[:2] == unwritten.UNWRITTEN:
            return CheckFailed("Not answered yet", likely="Write it into its cell, and run that.")
        found = f"{name} is missing: its cell {stopped_cells.said(one.stop)}"
        return CheckFailed(found, "", stopped_cells.remedy(one.stop), line=one.line)

    def _ended(self, cell, defines):
        """Remember what a cell defines, and what it defined before and does not now."""
        lost = self._made.get(cell, set()) - defines
        lost &= {cell} if cell.isidentifier() else lost
        if cell in HINTS and lost:
            self._gone[cell] = lost, defines
            self._mark({cell})
        elif cell:
            self._gone.pop(cell, None)
            self._made[cell] = defines

    def _why(self, error, source, defines, cell):
        stop = stopped_cells.placed(_stop(error), source)
        held = {name: self._before[name] for name in defines & self._before.keys()}
        return Stopped(cell, stop, stopped_cells.line_of(source, stop.line), held)

    def _outdate(self, exercises, source):
        """Mark the cards of other versions: the code has changed since."""
        for exercise in exercises:
            before, self._sources[exercise] = self._sources.get(exercise, source), source
            if exercise in self._shown and before != source:
                card, handle = self._shown[exercise]
                card.outdated, card.held = True, []
                if handle is not None:
                    handle.update(card)

    def _mark(self, exercises):
        """Change the cards that are shown already, if their code has stopped since."""
        for exercise in exercises & self._shown.keys():
            card, handle = self._shown[exercise]
            if (reason := self.stale(exercise)) and handle is not None:
                card.failure, card.held, card.outdated = failure.of(reason), [], False
                handle.update(card)


def _renamed(lost, defines):
    """Return that a cell defines other names than before, whose values the kernel still has."""
    found = f"Its cell no longer defines {' and '.join(sorted(lost))}"
    found += f", but {' and '.join(sorted(defines))}" if defines else ""
    return CheckFailed(found, "", f"Write the name as the task does. {OLDER}")


def _misspelt(name, defines):
    """Return that an exercise's cell defines a similar name instead; None if it does not."""
    if not (near := difflib.get_close_matches(name, sorted(defines - {name}), n=1)):
        return None
    found = f"{name} is missing: its cell does not define it"
    return CheckFailed(found, "", f"It defines {near[0]}: write the name as the task does.")


def _stop(error):
    if isinstance(error, SyntaxError):
        return stopped_cells.Stop(type(error).__name__, error.msg or "", error.lineno or 0)
    walked = traceback.walk_tb(error.__traceback__)
    lines = [(frame.f_code.co_filename, line) for frame, line in walked
             if frame.f_globals.get("__name__") == "__main__"]  # fmt: skip
    own = [line for file, line in lines if file == lines[0][0]]
    return stopped_cells.Stop(type(error).__name__, str(error)[:300], own[-1] if own else 0)


_watches: list[tuple[object, Watch]] = []


def current() -> Watch:
    """Return the watch of the notebook that runs this; without a notebook, one that is idle."""
    shell = get_ipython()
    if not _watches or _watches[0][0] is not shell:
        _watches[:] = [(shell, Watch(shell.user_ns if shell else {}))]
        last_run.watch(shell)
        unwritten.watch(shell)
        if shell:
            shell.events.register("post_run_cell", _watches[0][1].ran)
    return _watches[0][1]
