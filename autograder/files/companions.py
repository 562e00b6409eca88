"""The files that lie beside a notebook: an assignment's data and modules, and a learner's own."""

import os
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from autograder.errors import CourseError
from autograder.files.distrusted import UnreadableError
from autograder.files.folders import Folder
from autograder.text.foreign import shown

MAX_BYTES = 48 * 2**20  # of an assignment's: they go to each learner's process in one message
MAX_OWN_BYTES, MAX_OWN_FILES = 8 * 2**20, 50
MOST_NOTES = 3
_NOT = (".ipynb_checkpoints", "__pycache__", ".git")
_OF_NBGRADER = ("timestamp.txt", "submission_secret.txt", "feedback")


def of_assignment(folder: Path) -> dict[str, bytes]:
    """Return the files of an assignment's folder but notebooks, by path in it.

    Raises:
        CourseError: together they are too large, or one cannot be read.
    """
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and _counts(path, folder)]
    size = sum(path.stat().st_size for path in paths)
    if size > MAX_BYTES:
        raise CourseError(
            f"the files beside the notebook in {folder} have {size:,} bytes, at most {MAX_BYTES:,} "
            "are given to a learner's process; take out what no cell reads"
        )
    return {path.relative_to(folder).as_posix(): content(path) for path in paths}


def content(path: Path) -> bytes:
    """Return an instructor's file; raises CourseError if it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CourseError(f"{error.filename} cannot be read: {error.strerror}") from None


def of_learner(folder: Folder) -> tuple[dict[str, bytes], list[str]]:
    """Return the files that a learner handed in beside the notebook, and notes for review.

    Folders in it are left out, and so is what is no plain file, or too large.
    """
    found, review, room = {}, [], MAX_OWN_BYTES
    names = sorted(filter(is_own_file, folder.names()))
    for name in names[:MAX_OWN_FILES]:
        try:
            name.encode()
            found[name] = folder.read(name, room)
            room -= len(found[name])
        except UnicodeEncodeError:
            review.append(f"not given to the notebook: {name!a} is not a name in UTF-8")
        except UnreadableError as error:
            review.append(f"not given to the notebook: {error}")
    if len(names) > MAX_OWN_FILES:
        review.append(f"{len(names)} files lie beside the notebook; it has the first few only")
    return found, review[:MOST_NOTES]


def without_clashes(
    own: Mapping[str, bytes], files: Iterable[str]
) -> tuple[dict[str, bytes], list[str]]:
    """Return a learner's files that can lie beside the instructor's, and notes on the others.

    A file cannot lie where a folder is, nor beside one whose name is the same on a system that
    ignores case. Dropped here, it is dropped alike on every machine. A file of the same path is
    not a clash: learners hand in again what was released, and the instructor's is used.

    Args:
        own: the learner's files, by name.
        files: the paths of the instructor's.
    """
    taken = {_same(part): path for path in files for part in _with_folders(path)}
    exact, kept, review = set(files), {}, []
    for name, content in own.items():
        if name in exact or (other := taken.get(_same(name))) is None:
            kept[name] = content
            taken.setdefault(_same(name), name)
        else:
            clash = f"{shown(name)}, whose name clashes with {shown(other)}"
            review.append(f"not given to the notebook: {clash}; check whether it is needed")
    return kept, review[:MOST_NOTES]


def _with_folders(path):
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _same(name):
    """Return what two names share if a system may take them for the same."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _counts(path, folder):
    parts = path.relative_to(folder).parts
    return path.suffix not in (".ipynb", ".pyc") and not set(parts) & set(_NOT)


def is_own_file(name: str) -> bool:
    """Whether a name in a learner's folder is that of a file of their own, and no notebook."""
    special = name in (*_NOT, *_OF_NBGRADER) or name.startswith(".")
    return not (special or name.lower().endswith(".ipynb") or os.sep in name)
