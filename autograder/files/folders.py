"""A learner's folder, from which no link leads elsewhere.

Where the system can open a file relative to an open folder, nobody can exchange a folder for a link
in between. Windows cannot, so there each part of the path is looked at before it is used.
"""

import os
from pathlib import Path
from typing import Protocol

from autograder.files.distrusted import FLAGS, NO_LINK, is_link, read_in

MAX_NAMES = 10_000


class Folder(Protocol):
    """What a folder offers, however it was opened."""

    def names(self) -> list[str]:
        """Return the names in it, at most MAX_NAMES of them."""
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

    def read(self, name, limit):
        return read_in(str(self._folder / name), None, limit)

    def close(self):
        pass


def _names(folder):
    with os.scandir(folder) as entries:
        return [entry.name for entry, _ in zip(entries, range(MAX_NAMES), strict=False)]
