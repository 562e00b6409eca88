"""How much a learner's process uses of what the kernel counts only for all of a user together.

It is looked at from the guardian, and taken to be too much where it cannot be seen.
"""

import contextlib
import os
import stat
from typing import NamedTuple


class Usage(NamedTuple):
    """Threads, files, and bytes of files."""

    threads: int
    files: int
    size: int


def exceeds(process: int, folder: str, most: Usage) -> bool:
    """Whether a process and its folder use more than `most` of anything."""
    try:
        threads = os.stat(f"/proc/{process}/task").st_nlink - 2
        if threads > most.threads or (threads > 1 and _has_ended(process)):
            return True
        together = _unnamed(process) | _named(folder, most.files)
        mapped = _mapped(process, folder) - {number for _, number in together}
    except FileNotFoundError:  # it has just ended
        return False
    except OSError:  # a folder that cannot be listed, or lies too deep to be named
        return True
    return bool(mapped) or len(together) > most.files or sum(together.values()) > most.size


def _has_ended(process):
    """Whether the first thread has ended: what the others have open cannot be seen then."""
    with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
        return file.read().rpartition(")")[2].split()[0] == "Z"


def _named(folder, most):
    """Return the bytes of each file beneath a folder, by what identifies it.

    Raises:
        OSError: there are more than `most` names; a file may have many.
    """
    found, names, folders = {}, 0, [folder]
    while folders:
        for entry in _entries(folders.pop()):
            names += 1
            if names > most:
                raise OSError(f"more than {most} names")
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            found |= _sized(status)
            if stat.S_ISDIR(status.st_mode):
                folders.append(entry.path)
    return found


def _entries(folder):
    removed = contextlib.suppress(FileNotFoundError, NotADirectoryError)  # by the learner, just now
    with removed, os.scandir(folder) as entries:
        yield from entries


def _mapped(process, folder):
    """Return the inode numbers of files without a name of which a part is mapped to memory.

    No descriptor need show such a file, and its size cannot be seen.
    """
    with open(f"/proc/{process}/maps", encoding="utf-8", errors="replace") as file:
        lines = [line.split(None, 5) for line in file if line.endswith(" (deleted)\n")]
    return {int(line[4]) for line in lines if line[5].startswith(f"{folder}/")}


def _unnamed(process):
    """Return the same of files that are open but have no name any more, so no folder shows them."""
    folder, found = f"/proc/{process}/fd", {}
    for name in os.listdir(folder):
        try:
            status = os.stat(f"{folder}/{name}")
        except FileNotFoundError:
            continue
        if stat.S_ISREG(status.st_mode) and status.st_nlink == 0:
            found |= _sized(status)
    return found


def _sized(status):
    return {(status.st_dev, status.st_ino): 512 * status.st_blocks}
