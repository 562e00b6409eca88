"""Writes a file where another one may be, which is kept under another name."""

from datetime import datetime
from pathlib import Path

from autograder.files import atomic, private


def save(path: Path, content: str | bytes) -> Path | None:
    """Write a file for the instructor alone; one that is there and differs is renamed first.

    All of them hold grades, the key of a quiz or hidden tests.

    Args:
        path: where to write; missing folders are created.
        content: what to write; text is written in UTF-8.

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
    private.save(path, content)
    return aside


def _free(path):
    time = datetime.fromtimestamp(path.stat().st_mtime).strftime("%Y-%m-%d-%H%M%S")
    number, name = 1, f"{path.stem}-until-{time}"
    while (aside := path.with_name(f"{name}{f'-{number}' * (number > 1)}{path.suffix}")).exists():
        number += 1
    return aside
