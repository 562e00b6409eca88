"""How much memory a learner's process and its copies use together; the guardian looks.

The kernel limits the memory of each, and their number. Copies share the pages that none of them has
changed, so what they have resident is added up first, which costs little, and counted exactly only
where that is more than they may have. Memory that they map to share it counts too; files that are
only read do not, for the kernel can drop their pages.
"""

import os
import time

LONGEST_PAUSE = 0.2  # seconds between two exact counts
ROOM = 2**28  # bytes that Python and the packages take themselves
_KINDS = (b"RssAnon:", b"RssShmem:")  # of what a process has resident: not files


class Watch:
    """Says whether a process and its copies use more memory than one process may."""

    def __init__(self, process: int, memory_mb: float, processes: int):
        """Args: process: the one that leads their session; processes: an open /proc."""
        self._leader, self._processes = process, processes
        self._most = memory_mb * 2**20 + ROOM
        self._next = 0.0

    def __call__(self) -> bool:
        """Look; what cannot be read has ended."""
        family = [each for each in _numbers(self._processes) if self._is_of_it(each)]
        if sum(map(self._resident, family)) <= self._most or time.monotonic() < self._next:
            return False
        start = time.monotonic()
        used = sum(map(self._own, family))
        took = time.monotonic() - start
        self._next = start + took + min(LONGEST_PAUSE, 10 * took)
        return used > self._most

    def _is_of_it(self, number):
        fields = self._read(f"{number}/stat").rpartition(b")")[2].split()
        return len(fields) > 3 and int(fields[2]) == self._leader

    def _resident(self, number):
        lines = (line.split() for line in self._read(f"{number}/status").splitlines())
        return sum(1024 * int(each[1]) for each in lines if each and each[0] in _KINDS)

    def _own(self, number):
        """Return the proportional set size of a process in bytes: shared pages count in part.

        Where that cannot be read, it is all resident memory that no file backs.
        """
        for line in self._read(f"{number}/smaps_rollup").splitlines():
            if line.startswith(b"Pss:"):
                return 1024 * int(line.split()[1])
        return self._resident(number)

    def _read(self, path):
        try:
            file = os.open(path, os.O_RDONLY, dir_fd=self._processes)
        except OSError:
            return b""
        try:
            return os.read(file, 4096)
        except OSError:
            return b""
        finally:
            os.close(file)


def _numbers(processes):
    with os.scandir(processes) as entries:
        return [entry.name for entry in entries if entry.name.isdigit()]
