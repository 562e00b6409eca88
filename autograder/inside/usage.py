"""How much a learner's process uses of what the kernel counts only for all of a user together.

It is looked at from the guardian, and taken to be too much where it cannot be seen.
"""

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
        if threads > most.threads:
            return True
        unnamed = _unnamed(process)
        named = _named(folder, most.files)
    except FileNotFoundError:  # it has just ended
        return False
    except OSError:  # a folder that cannot be listed, or lies too deep to be named
        return True
    together = named | unnamed
    return len(together) > most.files or sum(together.values()) > most.size


def _named(folder, most):
    """Return the bytes of each file beneath a folder, by what identifies it; stop at `most`."""
    found, folders = {}, [folder]
    while folders and len(found) <= most:
        for entry in _entries(folders.pop()):
            try:
                status = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
            found |= _sized(status)
            if stat.S_ISDIR(status.st_mode):
                folders.append(entry.path)
    return found


def _entries(folder):
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except (FileNotFoundError, NotADirectoryError):  # the learner has just removed it
        return []


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
    is_folder = stat.S_ISDIR(status.st_mode)  # on some disks a folder has a size too
    return {(status.st_dev, status.st_ino): 0 if is_folder else 512 * status.st_blocks}
