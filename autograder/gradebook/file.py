"""The gradebook's file: where it is, and a mode that keeps the grades private."""

import contextlib
import os
from pathlib import Path


def of(db_url: str) -> Path | None:
    """Return the file of a gradebook, None if it is on a database server."""
    return Path(db_url.removeprefix("sqlite:///")) if db_url.startswith("sqlite:///") else None


def made(db_url: str) -> None:
    """Create a gradebook's file before SQLite does, which would make it world-readable."""
    if path := of(db_url):
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
        with contextlib.suppress(OSError):  # SQLite will report the problem, and better
            os.close(os.open(path, flags, 0o660))
