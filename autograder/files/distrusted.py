"""Reads files from an untrusted source.

A learner's folder may hold anything. Symbolic and hard links are refused, pipes and devices are
never waited for, and no more than a limit is read.
"""

import os
import stat
from pathlib import Path

from autograder.files import timestamps
from autograder.text.foreign import shown

_FLAGS = os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
MAX_TIMESTAMP_BYTES = 200
MAX_NAMES = 10_000


class UnreadableError(ValueError):
    """A submitted file cannot be trusted or read; the message says why."""


def read(path: Path, limit: int) -> bytes:
    """Read an untrusted file; raises UnreadableError if it is not a plain file."""
    return read_in(os.fspath(path), None, limit)


def timestamp(folder: Path) -> str:
    """Return the time in a folder's timestamp.txt, "" if it holds none."""
    try:
        return timestamps.read(read(folder / "timestamp.txt", MAX_TIMESTAMP_BYTES))
    except ValueError:  # an UnreadableError is one
        return ""


def opened_folder(submitted: Path, student: str, assignment: str) -> int:
    """Open submitted/student/assignment without following a link; the caller closes it."""
    here = os.open(submitted, os.O_RDONLY | os.O_DIRECTORY)
    for name in (student, assignment):
        try:
            there = os.open(name, _FLAGS | os.O_DIRECTORY, dir_fd=here)
        finally:
            os.close(here)
        here = there
    return here


def names_in(folder: int) -> list[str]:
    """Return the names in an open folder, at most MAX_NAMES of them."""
    with os.scandir(folder) as entries:
        return [entry.name for entry, _ in zip(entries, range(MAX_NAMES), strict=False)]


def read_in(name: str, folder: int | None, limit: int) -> bytes:
    """Read a regular file with a single link, at most `limit` bytes long.

    Args:
        name: the file's.
        folder: the open folder that holds it; None if `name` is a path.
        limit: in bytes.

    Raises:
        UnreadableError: it is something else, or larger, or cannot be read.
    """
    label = shown(str(name), 1_000)
    try:
        descriptor = os.open(name, _FLAGS, dir_fd=folder)
    except OSError as error:
        raise UnreadableError(f"{label} cannot be read: {error.strerror}; look at it") from None
    except ValueError:
        raise UnreadableError(
            f"{label} is not a valid file name; give the path of a file"
        ) from None
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        os.close(descriptor)
        raise UnreadableError(f"{label} is a folder, pipe or device, expected a file")
    try:
        with open(descriptor, "rb") as file:  # noqa: PTH123, a descriptor
            data = file.read(limit + 1)
    except OSError as error:
        raise UnreadableError(f"{label} cannot be read: {error.strerror}; look at it") from None
    if about.st_nlink > 1:
        raise UnreadableError(f"{label} is a hard link to another file; ask for a copy")
    if len(data) > limit:
        raise UnreadableError(f"{label} has {about.st_size:,} bytes, at most {limit:,} are read")
    return data
