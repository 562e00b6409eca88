"""Replaces a folder by a new one, and keeps the one before."""

import contextlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from autograder.files import atomic
from autograder.files.distrusted import is_link

#: A folder that is being written; one left by an interrupted run is written again.
_NEW = ".new"


def replace(folder: Path, files: Mapping[str, bytes], keep: Path) -> Path | None:
    """Put a folder with these files in the place of one that may be there.

    Killed at any moment, it leaves the folder before or the new one, and nothing is lost: the
    folder before is in `keep`, under the next free number.

    Args:
        folder: its path.
        files: their content, by name.
        keep: the folder that keeps those before, on the same disk.

    Returns:
        Where the folder before is now; None if there was none.

    Raises:
        DiskError: the disk is full or cannot be written.
        AutograderError: this one folder cannot be written.
    """
    try:
        keep.mkdir(parents=True, exist_ok=True)
        new = keep / _NEW
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
        for name, data in files.items():
            (new / name).write_bytes(data)
        aside = _free(keep)
        before = aside if os.path.lexists(folder) else None
        swap(new, folder, aside)
        _remove_if_empty(keep)
    except OSError as error:
        raise atomic.failed(error, folder) from error
    return before


def swap(new: Path, place: Path, aside: Path) -> None:
    """Move a new folder into a place, and what is there aside; put that back if the move fails.

    Raises:
        OSError: one of them cannot be moved, such as a file in use on Windows.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    was_there = os.path.lexists(place)
    if was_there:
        place.rename(aside)
    try:
        new.rename(place)
    except OSError:
        if was_there:
            aside.rename(place)
        raise


def leads_elsewhere(path: Path) -> bool:
    """Whether a path is there and is a link."""
    return os.path.lexists(path) and is_link(path)


def _free(keep):
    number = 1
    while os.path.lexists(keep / str(number)):
        number += 1
    return keep / str(number)


def _remove_if_empty(keep):
    with contextlib.suppress(OSError):  # it holds something
        os.removedirs(keep)
