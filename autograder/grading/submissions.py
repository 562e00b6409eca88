"""Reads the submissions of a class."""

import hashlib
import os
from pathlib import Path

from autograder.files import timestamps
from autograder.files.distrusted import MAX_TIMESTAMP_BYTES, UnreadableError
from autograder.files.folders import opened_folder
from autograder.model import Submission
from autograder.notebook.reader import MAX_BYTES
from autograder.text.foreign import clean, shown


def students(submitted: Path, assignment: str) -> list[str]:
    """Return the names of the folders that hold a submission, sorted.

    These are raw names; `foreign.is_plain` decides whether one can be a learner's id.
    """
    if not submitted.is_dir():
        return []
    folders = (each for each in submitted.iterdir() if each.name != ".ipynb_checkpoints")
    return sorted(each.name for each in folders if os.path.lexists(each / assignment))


def load(submitted: Path, student: str, assignment: str) -> Submission:
    """Read one learner's notebook.

    Args:
        submitted: the folder of all submissions.
        student: the learner's id, a folder's name.
        assignment: the assignment's name, also the name of its notebook.

    Returns:
        The submission; `data` is None, with a note for review, if nothing could be read.
    """
    review, data, name, timestamp = [], None, f"{assignment}.ipynb", ""
    try:
        folder = opened_folder(submitted, student, assignment)
    except OSError as error:
        review.append(f"the folder cannot be trusted or read: {error.strerror}; look at it")
    else:
        try:
            timestamp = _timestamp(folder, review)
            name, data = _notebook(folder, name, review)
        except UnreadableError as error:
            review.append(str(error))
        finally:
            folder.close()
    review = [clean(note) for note in review]
    # not of its time, which decides the late penalty, and no point of a test
    mark = b"\0".join([data or b"", *map(str.encode, review)])
    digest = hashlib.sha256(mark).hexdigest()
    return Submission(assignment, student, shown(name), data, digest, timestamp, tuple(review))


def _notebook(folder, expected, review):
    """Return the notebook's name and bytes; an unexpected name becomes a note for review."""
    names = sorted(name for name in folder.names() if name.lower().endswith(".ipynb"))
    others = [name for name in names if name != expected]
    if expected in names:
        if others:
            there = ", ".join(map(shown, others[:5]))
            review.append(f"not graded, because {expected} exists: {there}")
        return expected, folder.read(expected, MAX_BYTES)
    if not others:
        raise UnreadableError(f"no notebook was submitted; expected {expected}")
    found = {name: folder.read(name, MAX_BYTES) for name in others[:5]}
    name = max(found, key=lambda each: found[each].count(b'"grade_id"'))
    review.append(f"{expected} is missing; {shown(name)} was graded instead")
    return name, found[name]


def _timestamp(folder, review):
    if "timestamp.txt" not in folder.names():
        return ""
    try:
        return timestamps.read(folder.read("timestamp.txt", MAX_TIMESTAMP_BYTES))
    except ValueError as error:
        review.append(str(error))
        return ""
