"""Writes a file atomically: readers see the old content or the new, never a part."""

import errno
import os
import secrets
import time
from pathlib import Path

from autograder.errors import AutograderError, DiskError
from autograder.text.foreign import shown

#: Errors that affect every file, not one.
_DISK = {
    getattr(errno, name)
    for name in ("ENOSPC", "EDQUOT", "EROFS", "EIO", "EMFILE", "ENFILE", "ENOMEM", "ESTALE")
}

PAUSES = (0.02, 0.1, 0.4) if os.name == "nt" else ()


def save(path: Path, content: str | bytes, *, mode: int = 0o666) -> None:
    """Write a file atomically, also when the process is killed or the disk is full.

    Args:
        path: where to write; missing folders are created.
        content: what to write; text is written in UTF-8.
        mode: the file's mode, less the umask.

    Raises:
        DiskError: the disk is full, or cannot be written at all.
        AutograderError: this one file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _fill(path.with_name(f".{secrets.token_hex(8)}.tmp"), content, path, mode)
    except OSError as error:
        raise failed(error, path) from error


def failed(error: OSError, path: Path) -> AutograderError:
    """Return the error about a file or folder that cannot be written."""
    kind = DiskError if error.errno in _DISK else AutograderError
    name = shown(str(path), 1_000)
    return kind(
        f"{name} cannot be written: {error.strerror}. Nothing is lost: free disk space or make the "
        "folder writable, and run the same command again."
    )


def _fill(new, content, path, mode):
    # the same bytes on every system: no line end is changed
    data = content.encode("utf-8") if isinstance(content, str) else content
    # give the file its final mode when it is created: nobody may read it before that
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(new, flags, mode)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123, a descriptor
            file.write(data)
        _replace(new, path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _replace(new, path):
    """Rename, and wait a little for whoever has the old file open: Windows refuses meanwhile."""
    for pause in PAUSES:
        try:
            return new.replace(path)
        except PermissionError:
            time.sleep(pause)
    return new.replace(path)
