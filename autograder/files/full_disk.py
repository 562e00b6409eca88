"""Says that a disk is full where SQLite says only "disk I/O error"."""

import shutil
from pathlib import Path

_FULL = 64 * 2**10  # bytes that are free: less than SQLite needs for one transaction


def said(path: Path, cause: object) -> str:
    """Return what is wrong with a file, and that its disk is full if it is."""
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return str(cause)
    return f"{cause} (the disk is full)" if free < _FULL else str(cause)
