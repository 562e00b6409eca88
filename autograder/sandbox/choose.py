"""Which wall: the strongest that this machine has, as its probes prove."""

import os
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import NamedTuple

from autograder.errors import SandboxUnavailable, WorkerError
from autograder.sandbox import landlock, namespaces, process
from autograder.sandbox.learner_processes import Box

WALL = "AUTOGRADER_WALL"  # names one wall, instead of the strongest
WALLS = {wall.NAME: wall for wall in (namespaces, landlock)}  # the strongest first
Prove = Callable[[Box], list[str]]


class Standing(NamedTuple):
    """A wall that holds: its fork server, what a report says of it, the attempts it refused."""

    box: Box
    isolation: str
    probes: list[str]


def candidates(wanted: str = "") -> list[ModuleType]:
    """Return the walls to try, the strongest first.

    Args:
        wanted: the name of the only one to try; "" for all.

    Raises:
        SandboxUnavailable: there is no wall of this name.
    """
    if wanted and wanted not in WALLS:
        raise SandboxUnavailable(f'{WALL} is {wanted!r}, expected one of {", ".join(WALLS)}, or ""')
    return [WALLS[wanted]] if wanted else list(WALLS.values())


class Choice:
    """Walls to be tried: the first is started early, since that takes a while."""

    def __init__(self, walls: Sequence[ModuleType]):
        """Begin to start the first wall that can be started."""
        self._walls = list(walls)
        self.reasons: dict[str, str] = {}  # why a wall does not work, by its name
        self._begin()

    def proven(self, prove: Prove) -> Standing:
        """Return the first wall that holds.

        Args:
            prove: makes the attempts of `probes` in a box, and returns the names of those refused.

        Raises:
            SandboxUnavailable: none does; the message says why, and what to do, for each.
        """
        while self._box:
            try:
                self._box.wait_until_ready()
                return Standing(self._box, self._wall.isolation(), prove(self._box))
            except (SandboxUnavailable, WorkerError) as error:
                self._box.end()
                self._reject(error)
                self._begin()
        raise SandboxUnavailable(
            f"no sandbox works on this machine. {_listed(self.reasons)} "
            "Or grade without isolation: --no-sandbox"
        )

    def _begin(self):
        self._box: Box | None = None
        while self._walls and not self._box:
            self._wall = self._walls.pop(0)
            try:
                self._box = self._wall.start()
            except SandboxUnavailable as error:
                self._reject(error)

    def _reject(self, error):
        self.reasons[self._wall.NAME] = str(error)


def walls(*, sandbox: bool) -> Choice:
    """Begin to start the strongest wall, or the one that the environment names, or none."""
    return Choice(candidates(os.environ.get(WALL, "")) if sandbox else [process])


def _listed(reasons):
    return " ".join(f"{name}: {reason.rstrip('.')}." for name, reason in reasons.items())
