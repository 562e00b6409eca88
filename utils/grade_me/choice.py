"""The learner's choice to grade without a sandbox: asked once, and kept beside the record."""

import contextlib
from pathlib import Path

from utils.record import store

TEXT = (
    "On a machine without a sandbox, Grade me runs your code with your own rights, as you chose.\n"
    "Delete this file to be asked again.\n"
)


def path() -> Path:
    """Return the file that stands for the choice."""
    return store.path().with_name("grade_without_a_sandbox.txt")


def is_kept() -> bool:
    """Whether the learner has chosen so before."""
    return path().exists()


def keep() -> None:
    """Keep the choice; where nothing can be written, the panel asks again in the next kernel."""
    with contextlib.suppress(OSError):
        path().parent.mkdir(parents=True, exist_ok=True)
        path().write_text(TEXT, "utf-8")
