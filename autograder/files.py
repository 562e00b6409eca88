"""The files of a class: submissions in, read with distrust; graded notebooks out, whole or not.

A learner's folder may hold anything. No link of either kind is followed, no pipe or device is
waited for, and no more than intake's limit is read.
"""

import hashlib
import os
import stat
import tempfile
from pathlib import Path

from autograder.errors import AutograderError
from autograder.model import Submission
from autograder.submitted import MAX_BYTES

_FLAGS = os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
MAX_TIMESTAMP_BYTES = 100


class UnreadableError(ValueError):
    """A submitted file cannot be trusted or read; the message says why."""


def students(submitted: Path, assignment: str) -> list[str]:
    """Return the learners who handed something in, sorted."""
    if not submitted.is_dir():
        return []
    folders = (each for each in submitted.iterdir() if not each.name.startswith("."))
    return sorted(each.name for each in folders if os.path.lexists(each / assignment))


def load(submitted: Path, student: str, assignment: str, *, salt: bytes) -> Submission:
    """Read one learner's notebook.

    Args:
        submitted: the folder of all submissions.
        student: the learner's id, a folder's name.
        assignment: the assignment's name, which its notebook has too.
        salt: what else the result depends on; the digest changes with it.

    Returns:
        The submission; `data` is None, with a note for review, where nothing could be read.
    """
    review, data, name, timestamp = [], None, f"{assignment}.ipynb", ""
    try:
        folder = _opened_folder(submitted, student, assignment)
    except OSError as error:
        review.append(f"the folder cannot be trusted or read: {error.strerror}; look at it")
    else:
        try:
            name, data = _notebook(folder, name, review)
            timestamp = _timestamp(folder)
        except UnreadableError as error:
            review.append(str(error))
        finally:
            os.close(folder)
    mark = b"\0".join([salt, data or b"", timestamp.encode(), *map(str.encode, review)])
    digest = hashlib.sha256(mark).hexdigest()
    return Submission(assignment, student, name, data, digest, timestamp, tuple(review))


def read(path: Path) -> bytes:
    """Read one file that somebody else wrote; raises UnreadableError when it is none."""
    return _read(os.fspath(path), None, MAX_BYTES)


def save(path: Path, text: str) -> None:
    """Write a file whole or not at all, also when the process is killed or the disk is full.

    Raises:
        AutograderError: the disk is full or the folder may not be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=".", suffix=".tmp", delete=False
        ) as file:
            _fill(file, text, path)
    except OSError as error:
        raise AutograderError(
            f"{path} cannot be written: {error.strerror}. Nothing is lost: free the disk or the "
            "folder and run the same command again."
        ) from error


def _fill(file, text, path):
    try:
        file.write(text)
        file.flush()
        Path(file.name).chmod(0o644)
        Path(file.name).replace(path)
    except BaseException:
        Path(file.name).unlink(missing_ok=True)
        raise


def _opened_folder(submitted, student, assignment):
    """Open submitted/student/assignment without following a link on the way."""
    here = os.open(submitted, os.O_RDONLY | os.O_DIRECTORY)
    for name in (student, assignment):
        try:
            there = os.open(name, _FLAGS | os.O_DIRECTORY, dir_fd=here)
        finally:
            os.close(here)
        here = there
    return here


def _notebook(folder, expected, review):
    """Return the notebook's name and bytes; another name than expected is named for review."""
    names = sorted(name for name in os.listdir(folder) if name.lower().endswith(".ipynb"))  # noqa: PTH208, a descriptor
    others = [name for name in names if name != expected]
    if expected in names:
        if others:
            review.append(f"not graded, as {expected} is there too: {', '.join(others[:5])}")
        return expected, _read(expected, folder, MAX_BYTES)
    if not others:
        raise UnreadableError(f"no notebook was handed in; expected {expected}")
    found = {name: _read(name, folder, MAX_BYTES) for name in others[:5]}
    name = max(found, key=lambda each: found[each].count(b'"grade_id"'))
    review.append(f"{expected} is not there; {name} was graded in its place")
    return name, found[name]


def _timestamp(folder):
    try:
        return _read("timestamp.txt", folder, MAX_TIMESTAMP_BYTES).decode("ascii").strip()
    except (UnreadableError, UnicodeDecodeError):
        return ""


def _read(name, folder, limit):
    try:
        descriptor = os.open(name, _FLAGS, dir_fd=folder)
    except OSError as error:
        raise UnreadableError(f"{name} cannot be read: {error.strerror}; look at it") from None
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        os.close(descriptor)
        raise UnreadableError(f"{name} is a folder, pipe or device, expected a file")
    with open(descriptor, "rb") as file:  # noqa: PTH123, a descriptor
        data = file.read(limit + 1)
    if about.st_nlink > 1:
        raise UnreadableError(f"{name} is a hard link to another file; ask for a copy")
    if len(data) > limit:
        raise UnreadableError(f"{name} has {about.st_size:,} bytes, at most {limit:,} are read")
    return data
