"""Reads the submissions of a class."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from autograder.files import companions, timestamps
from autograder.files.distrusted import MAX_TIMESTAMP_BYTES, UnreadableError
from autograder.files.folders import opened_folder
from autograder.grading import which_file
from autograder.model import Submission
from autograder.text.foreign import clean, shown


def students(submitted: Path, assignment: str) -> list[str]:
    """Return the names of the folders that hold a submission, sorted.

    These are raw names; `foreign.is_plain` decides whether one can be a learner's id.
    """
    if not submitted.is_dir():
        return []
    folders = (each for each in submitted.iterdir() if each.name != ".ipynb_checkpoints")
    return sorted(each.name for each in folders if os.path.lexists(each / assignment))


def load(
    submitted: Path,
    student: str,
    assignment: str,
    *,
    files: Mapping[str, bytes] | None = None,
    notebook: str = "",
    originals: Mapping[str, NotebookNode] | None = None,
) -> Submission:
    """Read one learner's notebook.

    Args:
        submitted: the folder of all submissions.
        student: the learner's id, a folder's name.
        assignment: the assignment's name, also the name of its notebook.
        files: what lies beside the instructor's notebook, by path; it takes precedence over what
            was submitted. None if no test needs files.
        notebook: which of the assignment's notebooks, by name; "" for the one with its own name.
        originals: all of the instructor's notebooks, by name; they tell which one a file under
            another name is. None if the assignment has only this one.

    Returns:
        The submission; `data` is None, with a note for review, if nothing could be read.
    """
    notebook = notebook or assignment
    originals = originals or {notebook: new_notebook()}
    review, data, name, timestamp = [], None, f"{notebook}.ipynb", ""
    own: dict[str, bytes] = {}
    try:
        folder = opened_folder(submitted, student, assignment)
    except OSError as error:
        review.append(f"the folder cannot be trusted or read: {error.strerror}; check it by hand")
    else:
        try:
            timestamp = _timestamp(folder, review)
            name, data = which_file.find(folder, notebook, originals, files or {}, review)
            if files is not None:
                own, notes = companions.of_learner(folder)
                own, clashes = companions.without_clashes(own, files)
                review += [*notes, *clashes]
        except UnreadableError as error:
            review.append(str(error))
        finally:
            folder.close()
    review = [clean(note) for note in review]
    # not of its time, which decides the late penalty, and no point of a test
    mark = b"\0".join([data or b"", *map(str.encode, review)])
    digest = hashlib.sha256(mark + _marked(own)).hexdigest()
    return Submission(
        assignment,
        student,
        shown(name),
        data,
        digest,
        timestamp,
        tuple(review),
        {**own, **(files or {})},
        "" if notebook == assignment else notebook,
    )


def _marked(files):
    return b"".join(b"\0" + path.encode() + b"\0" + data for path, data in files.items())


def _timestamp(folder, review):
    if "timestamp.txt" not in folder.names():
        return ""
    try:
        return timestamps.read(folder.read("timestamp.txt", MAX_TIMESTAMP_BYTES))
    except ValueError as error:
        review.append(str(error))
        return ""
