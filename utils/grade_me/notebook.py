"""Which notebook this kernel runs, and whether it is on the disk as it is on the screen."""

import json
import os
import time
from pathlib import Path

POLL_SECONDS = 0.02
SAVE_SECONDS = 2.0


def this_notebook() -> Path | None:
    """Return the notebook that this kernel was started for, where Jupyter says it."""
    name = os.environ.get("JPY_SESSION_NAME", "")
    return Path(name) if name.endswith(".ipynb") else None


def course_of(notebook: Path) -> Path | None:
    """Return the nearest folder above that holds source/ or release/."""
    for folder in notebook.resolve().parents:
        if (folder / "source").is_dir() or (folder / "release").is_dir():
            return folder
    return None


def stamp(notebook: Path) -> int:
    """Return when a file was last written, in nanoseconds."""
    return notebook.stat().st_mtime_ns


def saved_since(notebook: Path, before: int, seconds: float = SAVE_SECONDS) -> bool:
    """Wait until a notebook was written, and written whole; False when that takes too long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if stamp(notebook) != before and _is_whole(notebook):
            return True
        time.sleep(POLL_SECONDS)
    return False


def _is_whole(notebook):
    try:
        json.loads(notebook.read_bytes())
    except ValueError:  # Jupyter writes into the file itself, so half of it may be there
        return False
    return True
