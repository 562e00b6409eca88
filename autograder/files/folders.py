"""A learner's folder, from which no link leads elsewhere.

Where the system can open a file relative to an open folder, nobody can exchange a folder for a link
in between. Windows cannot, so there each part of the path is looked at before it is used.
"""

import os
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from autograder.files.distrusted import FLAGS, NO_LINK, is_link, read_in

MAX_NAMES = 10_000
MAX_BELOW, MAX_DEPTH = 100, 4  # files in folders of a learner's folder, and folders in folders


class Folder(Protocol):
    """What a folder offers, however it was opened."""

    def names(self) -> list[str]:
        """Return the names in it, at most MAX_NAMES of them."""
        ...

    def below(self) -> list[str]:
        """Return the paths of the files in folders of it, but hidden ones, at most MAX_BELOW."""
        ...

    def read(self, name: str, limit: int) -> bytes:
        """Read a file of it, at most `limit` bytes long; raises UnreadableError."""
        ...

    def close(self) -> None:
        """Release it."""
        ...


def opened_folder(submitted: Path, student: str, assignment: str) -> Folder:
    """Open submitted/student/assignment without following a link; the caller closes it.

    Raises:
        OSError: it cannot be read, or is a link.
    """
    if os.open in os.supports_dir_fd and os.scandir in os.supports_fd:
        return _Held(submitted, student, assignment)
    return _Named(submitted, student, assignment)


class _Held:
    """A folder by its descriptor."""

    def __init__(self, submitted, student, assignment):
        here = os.open(submitted, os.O_RDONLY | os.O_DIRECTORY)
        for name in (student, assignment):
            try:
                there = os.open(name, FLAGS | os.O_DIRECTORY, dir_fd=here)
            finally:
                os.close(here)
            here = there
        self._folder = here

    def names(self):
        return _names(self._folder)

    def below(self):
        return _first(_below(self._folder, _opened))

    def read(self, name, limit):
        return read_in(name, self._folder, limit)

    def close(self):
        os.close(self._folder)


class _Named:
    """A folder by its path."""

    def __init__(self, submitted, student, assignment):
        self._folder = submitted
        for name in (student, assignment):
            self._folder /= name
            if is_link(self._folder):
                raise OSError(0, NO_LINK)
        self.names()  # raises if it cannot be read

    def names(self):
        return _names(self._folder)

    def below(self):
        return _first(_below(self._folder, _entered))

    def read(self, name, limit):
        return read_in(str(self._folder / name), None, limit)

    def close(self):
        pass


def _names(folder):
    with os.scandir(folder) as entries:
        return [entry.name for entry, _ in zip(entries, range(MAX_NAMES), strict=False)]


def _first(paths):
    return sorted(path for path, _ in zip(paths, range(MAX_BELOW), strict=False))


def _below(folder, enter, path="", depth=0):
    """Yield the paths of the files below; `enter` opens a subfolder, or gives None for a file.

    No link is followed, and what cannot be read is left out.
    """
    for name in sorted(_names(folder)):
        with enter(folder, name) as inner:
            if inner is not None and depth < MAX_DEPTH and not name.startswith((".", "__")):
                yield from _below(inner, enter, f"{path}{name}/", depth + 1)
            elif inner is None and depth:
                yield f"{path}{name}"


@contextmanager
def _opened(folder, name):
    try:
        inner = os.open(name, FLAGS | os.O_DIRECTORY, dir_fd=folder)
    except OSError:
        yield None
        return
    try:
        yield inner
    finally:
        os.close(inner)


@contextmanager
def _entered(folder, name):
    path = folder / name
    is_folder = path.is_dir() and not is_link(path) and os.access(path, os.R_OK)
    yield path if is_folder else None
