"""Says that a disk is full where SQLite says only "disk I/O error"."""

import shutil
from pathlib import Path

#: Bytes that are free: a transaction that failed gives back what it has written, some pages of 4
#: KiB, and the next one needs as much again.
_FULL = 2**20


def said(path: Path, cause: object) -> str:
    """Return what is wrong with a file, and that its disk is full if it is."""
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return str(cause)
    known = "full" in str(cause)  # SQLite says so itself, sometimes
    return f"{cause} (the disk is full)" if free < _FULL and not known else str(cause)
