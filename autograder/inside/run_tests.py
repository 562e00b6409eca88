"""Runs test cells in the learner's own process, beside the learner's code, and copies that process.

A copy is a fork: it has the names, figures, files' state and history of that moment, and waits on a
connection of its own. It gets a test's source once all of the learner's cells have run elsewhere.
"""

import contextlib
import importlib
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

from autograder.inside import early_imports, stubs
from autograder.wire.channel import Channel
from autograder.wire.protocol import Copied, Place, Test, Tested

_OURS = ("utils", "autograder")  # an assignment may have modules with these names


class Together:
    """One learner's shell, where tests run too."""

    def __init__(self, shell: Any, room: int, copies: dict[int, Channel]):
        """Make the shell like a notebook's: values in `Out`, modules from the working folder.

        Args:
            shell: runs the cells.
            room: how many characters each cell may show.
            copies: the connections of the copies to be made, by number.
        """
        self._shell, self._room, self._copies = shell, room, copies
        self._is_copy = False
        shell.keep_values()
        sys.path.insert(0, "")

    def place(self, request: Place) -> None:
        """Write a file; a module of that name is then the assignment's own."""
        path = Path(request.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(memoryview(request.content)))  # pyright: ignore[reportArgumentType]
        path.chmod(0o444)
        name = path.parts[0].removesuffix(".py")
        if (name in _OURS or early_imports.is_here(name)) and path.suffix == ".py":
            _forget(name)
        importlib.invalidate_caches()

    def test(self, request: Test) -> Tested:
        """Run a test cell, and what it needs before it."""
        if self._is_copy:
            _limit_processor_time(request.seconds)
        with stubs.refused():
            for source, kept in request.before:
                self._run_before(source, kept)
            outputs = self._shell.run(request.source, room=self._room, seconds=request.seconds)
        kind, text, classes = self._shell.recorder.decides
        return Tested(outputs, kind, text, classes)

    def copied(self, number: int, own: Channel) -> tuple[Copied, Channel]:
        """Fork; return the answer, and the connection on which this process goes on.

        In the copy, that is the copy's own, and there is nothing to answer.
        """
        theirs = self._copies.pop(number, None)
        child = -1 if theirs is None else _forked()
        if child == 0 and theirs is not None:
            self._is_copy = True
            for each in (own, *self._copies.values()):
                each.close()
            self._copies.clear()
            return Copied(True), theirs
        if theirs is not None:
            theirs.close()
        return Copied(child > 0), own

    def _run_before(self, source, kept):
        names = self._shell.user_ns
        values = {name: names[name] for name in kept if name in names}
        self._shell.run_cell(source, store_history=False, silent=True)
        names.update(values)


def _forked():
    """Fork; return -1 where that cannot be, or where a copy would lack what goes on here."""
    if threading.active_count() > 1:  # a fork has no other thread
        return -1
    try:
        return os.fork()
    except (AttributeError, OSError):  # the system has none, or the walls allow none
        return -1


def _limit_processor_time(seconds):
    """Let the kernel end a copy that computes for too long: nobody else can reach it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        most = resource.getrlimit(resource.RLIMIT_CPU)[1]
        wanted = int(time.process_time() + seconds) + 2
        soft = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, most))


def _forget(name):
    """Forget a module of the course, so that the assignment's own is imported."""
    for each in [each for each in sys.modules if each.partition(".")[0] == name]:
        del sys.modules[each]
    if name in _OURS:
        stubs.uninstall()
