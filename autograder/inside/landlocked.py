"""One learner's process behind Landlock, where the machine forbids namespaces.

It shares the machine's files and process numbers. So Landlock forbids it all files but those it is
shown, the system-call filter all processes but itself, and the guardian watches what no limit
of the kernel counts for one process alone: its scratch folder and its threads.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from autograder.inside import confine, landlock, scratch, usage

THREADS = 2**14  # far away: the kernel would count all processes of the user


class Landlocked:
    """The wall `landlock`, as `walls.Wall` describes it."""

    programs = False

    def __init__(self, settings: dict):
        """Take the settings that `sandbox/landlock.py` has made."""
        self._settings, self._scratch = settings, ""

    def begin(self) -> None:
        """Give up all privileges, and root's identity where nobody can read what is needed."""
        if self._settings["nobody"]:
            confine.become_nobody()
        confine.without_privileges()
        os.chdir("/")

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Make an empty folder for one learner, and remove it with all that is in it."""
        self._scratch = tempfile.mkdtemp(dir=self._settings["scratch"])
        try:
            yield
        finally:
            scratch.remove(self._scratch)

    def over(self, child: int, limits: dict) -> Callable[[], bool]:
        """Return a function that says whether the child has too many threads or files."""
        size = limits["disk_mb"]
        most = usage.Usage(limits["threads"], size * self._settings["files"], size * 2**20)
        return usage.Watch(child, self._scratch, most)

    def close(self, limits: dict) -> None:
        """Close the wall: limits, an empty scratch folder, Landlock, the filter."""
        confine.limit(limits | {"threads": THREADS})
        scratch.enter(self._scratch)
        reading = [(path, landlock.READ) for path in self._settings["readable"]]
        devices = [(path, landlock.USE) for path in self._settings["devices"]]
        own = [(self._scratch, landlock.OWN)]
        landlock.restrict([*reading, *devices, *own], self._settings["abi"])
        confine.without_privileges()
        confine.only(bytes.fromhex(self._settings["system_calls"]))
