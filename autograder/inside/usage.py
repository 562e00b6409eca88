"""How much a learner's process uses of what the kernel counts only for all of a user together.

The guardian polls. What it cannot count is over the limit; so is what takes long to count, because
the guardian cannot end a process while it counts.
"""

import contextlib
import os
import signal
import stat
import time
from collections.abc import Iterator
from typing import NamedTuple

SHORTEST_PAUSE, LONGEST_PAUSE = 0.05, 0.2  # seconds between two looks at files
MAPS = 2**22  # bytes that say what is mapped: a hundred times what a notebook needs
DEAD_FOLDERS = 4  # open, but removed: each may keep those alive that it lay in
UNTIL_STOPPED = 10  # seconds


class Usage(NamedTuple):
    """Threads, files, and bytes of files."""

    threads: int
    files: int
    size: int


class UnclearError(Exception):
    """Something cannot be counted: there is too much of it."""


class Watch:
    """Says whether a process and its folder use more than `most` of anything."""

    def __init__(self, process: int, folder: str, most: Usage):
        """Watch a child of this process."""
        self._process, self._folder, self._most = process, folder, most
        self._next = 0.0

    def __call__(self) -> bool:
        """Look at the threads, which takes no time, and now and then at the files."""
        try:
            return self._has_many_threads() or (time.monotonic() > self._next and self._look())
        except Exception:  # a learner can provoke any: over the limit, unless the process is gone
            return not _is_gone(self._process)

    def _has_many_threads(self):
        threads = os.stat(f"/proc/{self._process}/task").st_nlink - 2
        return threads > self._most.threads or (threads > 1 and _has_ended(self._process))

    def _look(self):
        start = time.monotonic()
        with _stopped(self._process):
            found = self._has_many_files()
        took = time.monotonic() - start
        # it takes little of the learner's time, and nobody is left alone for long
        self._next = start + took + min(LONGEST_PAUSE, max(SHORTEST_PAUSE, 10 * took))
        return found

    def _has_many_files(self):
        together = _unnamed(self._process) | _named(self._folder, self._most.files)
        mapped = _mapped(self._process, self._folder) - {number for _, number in together}
        many = len(together) > self._most.files or sum(together.values()) > self._most.size
        return bool(mapped) or many


_ENDED = os.WEXITED | os.WNOHANG | os.WNOWAIT  # and it stays to be reaped


@contextlib.contextmanager
def _stopped(process: int) -> Iterator[None]:
    """Stop all threads of a child: else it could move what is being counted, and count for less."""
    os.kill(process, signal.SIGSTOP)
    try:
        late = time.monotonic() + UNTIL_STOPPED
        while not os.waitid(os.P_PID, process, os.WSTOPPED | _ENDED):
            if time.monotonic() > late:
                raise UnclearError("it does not stop")
            time.sleep(0.0002)
        yield
    finally:
        os.kill(process, signal.SIGCONT)


def _is_gone(process):
    """Whether all threads have ended."""
    return os.waitid(os.P_PID, process, _ENDED) is not None


def _has_ended(process):
    """Whether the first thread has ended: what the others have open cannot be seen then."""
    with open(f"/proc/{process}/stat", "rb") as file:
        return file.read().rpartition(b")")[2].split()[0] == b"Z"


def _named(folder, most):
    """Return the bytes of each file beneath a folder, by what identifies it.

    Raises:
        UnclearError: there are more than `most` names; a file may have many.
    """
    found, names, folders = {}, 0, [folder]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                names += 1
                if names > most:
                    raise UnclearError(f"more than {most} names")
                status = entry.stat(follow_symlinks=False)
                found |= _sized(status)
                if stat.S_ISDIR(status.st_mode):
                    folders.append(entry.path)
    return found


def _mapped(process, folder):
    """Return the inode numbers of files without a name of which a part is mapped to memory.

    No descriptor need show such a file, and its size cannot be seen. Names are the learner's: the
    kernel escapes a line feed in them, and nothing else.
    """
    with open(f"/proc/{process}/maps", "rb") as file:
        text = file.read(MAPS)
    if len(text) == MAPS:
        raise UnclearError("too much is mapped")
    beneath = os.fsencode(folder) + b"/"
    lines = [line.split(None, 5) for line in text.split(b"\n") if line.endswith(b" (deleted)")]
    return {int(line[4]) for line in lines if line[5].startswith(beneath)}


def _unnamed(process):
    """Return the same of files that are open but have no name any more, so no folder shows them."""
    links = [f"/proc/{process}/cwd", *os.scandir(f"/proc/{process}/fd")]
    nameless = [status for status in map(os.stat, links) if status.st_nlink == 0]
    if sum(stat.S_ISDIR(status.st_mode) for status in nameless) > DEAD_FOLDERS:
        raise UnclearError("too many removed folders are open")
    files = [_sized(status) for status in nameless if stat.S_ISREG(status.st_mode)]
    return {key: size for each in files for key, size in each.items()}


def _sized(status):
    return {(status.st_dev, status.st_ino): 512 * status.st_blocks}
