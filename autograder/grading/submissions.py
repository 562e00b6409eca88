"""The files of a class: submissions in, read with distrust; graded notebooks out, whole or not.

A learner's folder may hold anything. No link of either kind is followed, no pipe or device is
waited for, and no more than intake's limit is read.
"""

import errno
import hashlib
import os
import secrets
import stat
from pathlib import Path

from autograder.errors import AutograderError, DiskError
from autograder.grading import timestamps
from autograder.model import Submission
from autograder.notebook.reader import MAX_BYTES
from autograder.text.foreign import clean, shown

_FLAGS = os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
MAX_TIMESTAMP_BYTES = 200
MAX_NAMES = 10_000
#: Errors that affect every file, not one.
_DISK = {
    getattr(errno, name)
    for name in ("ENOSPC", "EDQUOT", "EROFS", "EIO", "EMFILE", "ENFILE", "ENOMEM", "ESTALE")
}


class UnreadableError(ValueError):
    """A submitted file cannot be trusted or read; the message says why."""


def students(submitted: Path, assignment: str) -> list[str]:
    """Return the names of the folders with something handed in, sorted.

    A name is as the system has it; whether it can be a learner's id, `foreign.is_plain` says.
    """
    if not submitted.is_dir():
        return []
    folders = (each for each in submitted.iterdir() if each.name != ".ipynb_checkpoints")
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
            timestamp = _timestamp(folder, review)
            name, data = _notebook(folder, name, review)
        except UnreadableError as error:
            review.append(str(error))
        finally:
            os.close(folder)
    review = [clean(note) for note in review]
    mark = b"\0".join([salt, data or b"", timestamp.encode(), *map(str.encode, review)])
    digest = hashlib.sha256(mark).hexdigest()
    return Submission(assignment, student, shown(name), data, digest, timestamp, tuple(review))


def read(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Read one file that somebody else wrote; raises UnreadableError when it is none."""
    return _read(os.fspath(path), None, limit)


def save(path: Path, text: str, *, mode: int = 0o666) -> None:
    """Write a file whole or not at all, also when the process is killed or the disk is full.

    Args:
        path: where to; folders are made.
        text: what to write.
        mode: who may read and write it at most; the umask takes its part away, as ever.

    Raises:
        DiskError: the disk is full, or may not be written at all.
        AutograderError: this one file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _fill(path.with_name(f".{secrets.token_hex(8)}.tmp"), text, path, mode)
    except OSError as error:
        kind = DiskError if error.errno in _DISK else AutograderError
        name = shown(str(path), 1_000)
        raise kind(
            f"{name} cannot be written: {error.strerror}. Nothing is lost: free the disk or the "
            "folder and run the same command again."
        ) from error


def _fill(new, text, path, mode):
    # with its mode from the start: the umask is applied by the system, and nobody reads it before
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123, a descriptor
            file.write(text)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
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
    names = sorted(name for name in _names(folder) if name.lower().endswith(".ipynb"))
    others = [name for name in names if name != expected]
    if expected in names:
        if others:
            there = ", ".join(map(shown, others[:5]))
            review.append(f"not graded, as {expected} is there too: {there}")
        return expected, _read(expected, folder, MAX_BYTES)
    if not others:
        raise UnreadableError(f"no notebook was handed in; expected {expected}")
    found = {name: _read(name, folder, MAX_BYTES) for name in others[:5]}
    name = max(found, key=lambda each: found[each].count(b'"grade_id"'))
    review.append(f"{expected} is not there; {shown(name)} was graded in its place")
    return name, found[name]


def _names(folder):
    with os.scandir(folder) as entries:
        return [entry.name for entry, _ in zip(entries, range(MAX_NAMES), strict=False)]


def timestamp(folder: Path) -> str:
    """Return what a folder's timestamp.txt says, "" where it says no moment."""
    try:
        return timestamps.read(read(folder / "timestamp.txt", MAX_TIMESTAMP_BYTES))
    except ValueError:  # an UnreadableError is one
        return ""


def _timestamp(folder, review):
    if "timestamp.txt" not in _names(folder):
        return ""
    try:
        return timestamps.read(_read("timestamp.txt", folder, MAX_TIMESTAMP_BYTES))
    except ValueError as error:
        review.append(str(error))
        return ""


def _read(name, folder, limit):
    label = shown(str(name), 1_000)
    try:
        descriptor = os.open(name, _FLAGS, dir_fd=folder)
    except OSError as error:
        raise UnreadableError(f"{label} cannot be read: {error.strerror}; look at it") from None
    except ValueError:
        raise UnreadableError(f"{label} is no file's name; give the path of a file") from None
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        os.close(descriptor)
        raise UnreadableError(f"{label} is a folder, pipe or device, expected a file")
    try:
        with open(descriptor, "rb") as file:  # noqa: PTH123, a descriptor
            data = file.read(limit + 1)
    except OSError as error:
        raise UnreadableError(f"{label} cannot be read: {error.strerror}; look at it") from None
    if about.st_nlink > 1:
        raise UnreadableError(f"{label} is a hard link to another file; ask for a copy")
    if len(data) > limit:
        raise UnreadableError(f"{label} has {about.st_size:,} bytes, at most {limit:,} are read")
    return data
