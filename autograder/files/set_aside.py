"""Writes a file where another one may be, which is kept under another name."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from autograder.files import atomic


def save(
    path: Path, content: str | bytes, write: Callable[[Path, str | bytes], None] = atomic.save
) -> Path | None:
    """Write a file; one that is there and differs is renamed first.

    Args:
        path: where to write; missing folders are created.
        content: what to write; text is written in UTF-8.
        write: writes it, also so that nobody else can read it.

    Returns:
        Where the file before is now; None if there was none, or it was the same.

    Raises:
        DiskError: the disk is full, or cannot be written at all.
        AutograderError: this one file cannot be written.
    """
    aside = None
    try:
        data = content.encode() if isinstance(content, str) else content
        if path.exists() and path.read_bytes() != data:
            aside = _free(path)
            path.rename(aside)
    except OSError as error:
        raise atomic.failed(error, path) from error
    write(path, content)
    return aside


def _free(path):
    time = datetime.fromtimestamp(path.stat().st_mtime).strftime("%Y-%m-%d-%H%M%S")
    number, name = 1, f"{path.stem}-until-{time}"
    while (aside := path.with_name(f"{name}{f'-{number}' * (number > 1)}{path.suffix}")).exists():
        number += 1
    return aside
