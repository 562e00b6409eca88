"""Writes what holds grades: for the instructor, and for a group that shares the folder.

The umask applies. Nobody else reads it, from the moment that it is made.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from autograder.files import atomic

MODE, FOLDER = 0o660, 0o770


def save(path: Path, content: str | bytes) -> None:
    """Write a private file atomically.

    Raises:
        DiskError, AutograderError: as `atomic.save` does.
    """
    atomic.save(path, content, mode=MODE)


def file(path: Path) -> None:
    """Make a private file before a library makes one for everybody; one that is there stays.

    Raises:
        OSError: it cannot be made.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
    os.close(os.open(path, flags, MODE))


def close(path: Path) -> None:
    """Take away others' access to a file that a library made; owner and group keep theirs.

    Raises:
        OSError: it is somebody else's.
    """
    mode = stat.S_IMODE(path.stat().st_mode)
    if os.name != "nt" and mode & 0o007:
        path.chmod(mode & 0o770)


def folder(path: Path) -> None:
    """Make a private folder, for files that nbgrader copies to learners with their modes.

    Raises:
        DiskError, AutograderError: it cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(FOLDER, exist_ok=True)
    except OSError as error:
        raise atomic.failed(error, path) from error


def open_to_all(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder that everybody on the machine can read."""
    if folder.is_dir() and folder.stat().st_mode & 0o001:
        for here, below, files in os.walk(folder):
            below[:] = [name for name in below if Path(here, name).lstat().st_mode & 0o001]
            yield from (
                path for name in files if (path := Path(here, name)).lstat().st_mode & 0o004
            )
