"""The notebook's file: which course it is in, whether it has been saved, what it lacks."""

import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from utils import last_run

POLL_SECONDS = 0.02
SAVE_SECONDS = 5.0  # a busy machine takes more than two


def course_of(notebook: Path) -> Path | None:
    """Return the nearest folder above that holds source/ or release/."""
    for folder in notebook.resolve().parents:
        if (folder / "source").is_dir() or (folder / "release").is_dir():
            return folder
    return None


def stamp(notebook: Path) -> int:
    """Return the time of a notebook's last change, in nanoseconds."""
    return notebook.stat().st_mtime_ns


def saved_since(notebook: Path, before: int) -> bool:
    """Wait until a notebook has been saved completely; False if that takes too long."""
    deadline = time.monotonic() + SAVE_SECONDS
    while time.monotonic() < deadline:
        if stamp(notebook) != before and _is_whole(notebook):
            return True
        time.sleep(POLL_SECONDS)
    return False


def source_of(notebook: Path, grade_id: str) -> str:
    """Return the source of the cell with a grade_id; "" if there is none."""
    for cell in json.loads(notebook.read_bytes())["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id:
            return "".join(cell["source"])
    return ""


@contextmanager
def as_run(notebook: Path) -> Iterator[Path]:
    """Make a copy of a notebook in which each cell is as it was last run.

    Raises:
        ValueError: the file is not a notebook.
    """
    found = json.loads(notebook.read_bytes())
    with tempfile.TemporaryDirectory(prefix="grade-me-") as folder:
        copy = Path(folder) / notebook.name
        copy.write_text(json.dumps(last_run.newest(found, last_run.cells())), "utf-8")
        yield copy


def _is_whole(notebook):
    try:
        json.loads(notebook.read_bytes())
    except ValueError:  # Jupyter overwrites the file in place, so it may be half written
        return False
    return True
