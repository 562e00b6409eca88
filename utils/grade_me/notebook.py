"""Which notebook this kernel runs, and whether it has been saved."""

import json
import os
import time
from pathlib import Path

POLL_SECONDS = 0.02
SAVE_SECONDS = 2.0


def this_notebook() -> Path | None:
    """Return the notebook that this kernel was started for; None if Jupyter does not say."""
    name = os.environ.get("JPY_SESSION_NAME", "")
    return Path(name) if name.endswith(".ipynb") else None


def course_of(notebook: Path) -> Path | None:
    """Return the nearest folder above that holds source/ or release/."""
    for folder in notebook.resolve().parents:
        if (folder / "source").is_dir() or (folder / "release").is_dir():
            return folder
    return None


def stamp(notebook: Path) -> int:
    """Return the time of a notebook's last change, in nanoseconds."""
    return notebook.stat().st_mtime_ns


def saved_since(notebook: Path, before: int, seconds: float = SAVE_SECONDS) -> bool:
    """Wait until a notebook has been saved completely; False if that takes too long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if stamp(notebook) != before and _is_whole(notebook):
            return True
        time.sleep(POLL_SECONDS)
    return False


def _is_whole(notebook):
    try:
        json.loads(notebook.read_bytes())
    except ValueError:  # Jupyter overwrites the file in place, so it may be half written
        return False
    return True
