"""The gradebook's file: where it is, and that not everybody may read it."""

import contextlib
import os
from pathlib import Path


def of(db_url: str) -> Path | None:
    """Return the file of a gradebook, None where it lies on a server."""
    return Path(db_url.removeprefix("sqlite:///")) if db_url.startswith("sqlite:///") else None


def made(db_url: str) -> None:
    """Make a gradebook's file before SQLite does, which would let everybody read the grades."""
    if path := of(db_url):
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
        with contextlib.suppress(OSError):  # SQLite says what is wrong there, and better
            os.close(os.open(path, flags, 0o660))
