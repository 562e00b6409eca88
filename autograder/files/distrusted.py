"""Reads files from an untrusted source.

A learner's folder may hold anything. Symbolic and hard links are refused, pipes and devices are
never waited for, and no more than a limit is read.
"""

import os
import stat
from pathlib import Path

from autograder.files import timestamps
from autograder.text.foreign import shown

#: What this system has of these: Windows has O_BINARY alone.
FLAGS = os.O_RDONLY
for _name in ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
    FLAGS |= getattr(os, _name, 0)
NO_LINK = "it is a link"
_LINKS = (0xA0000003, 0xA000000C)  # Windows: a junction, a symbolic link
MAX_TIMESTAMP_BYTES = 200


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


class TooLargeError(UnreadableError):
    """The file has more bytes than are read."""


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
        if not hasattr(os, "O_NOFOLLOW") and is_link(name):
            raise OSError(0, NO_LINK)
        descriptor = os.open(name, FLAGS, dir_fd=folder)
    except OSError as error:
        raise _unreadable(label, error) from None
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
        raise _unreadable(label, error) from None
    if about.st_nlink > 1:
        raise UnreadableError(f"{label} is a hard link to another file; ask for a copy")
    if len(data) > limit:
        raise TooLargeError(f"{label} has {about.st_size:,} bytes, at most {limit:,} are read")
    return data


def _unreadable(label, error):
    return UnreadableError(f"{label} cannot be read: {error.strerror}; check it by hand")


def is_link(path: Path | str) -> bool:
    """Whether a path is a symbolic link, or on Windows a junction."""
    found = os.lstat(path)
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) in _LINKS
