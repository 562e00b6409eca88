"""A record as one file for another machine: it is exported there, and merged with the one here."""

import os
from pathlib import Path

from filelock import Timeout

from utils.record import changes, shape, store

NO_RECORD = (
    "{name} is not a record of this course, so nothing was changed. Choose the file that "
    "“Save a copy of your record” or record.export made."
)
NO_FILE = "{name} could not be read: {why}. Nothing was changed. Is its name right?"
EXISTS = "{name} is there already, and was not overwritten. Choose another name."
TOO_LARGE = "The two records together are too large to be kept. Nothing was changed."
NOT_EXPORTED = "{name} could not be written: {why}. Choose another folder."
EXPORTED = "Your record is in {name}. On the other machine, restore it in lesson 0."
RESTORED = "Everything in {name} was added to your record; for each score, the better one was kept."


class TooLargeError(ValueError):
    """The records together would be larger than a record may be."""


def export(path: str | os.PathLike) -> None:
    """Write your record to a new file, for another machine.

    Args:
        path: the file's name; a file that is there already is not overwritten.
    """
    file = Path(path)
    try:
        with file.open("xb") as new:
            new.write(store.as_bytes(store.read()))
    except FileExistsError:
        print(EXISTS.format(name=file.name))
    except OSError as error:
        print(NOT_EXPORTED.format(name=file, why=error.strerror or error))
    else:
        print(EXPORTED.format(name=file))


def restore(path: str | os.PathLike) -> None:
    """Merge a record from another machine into yours, and print what happened.

    The best score wins, and your first answer here stays the first. Nothing is lost.

    Args:
        path: the file.
    """
    file = Path(path)
    try:
        print(restored(store.text_of(file), file.name))
    except OSError as error:
        print(NO_FILE.format(name=file.name, why=error.strerror or error))
    except ValueError:
        print(NO_RECORD.format(name=file.name))


def restored(text: str, name: str) -> str:
    """Merge a record, given as its text, into the one here, and return what happened in words.

    Args:
        text: what the file holds.
        name: the file's name, for the message.
    """
    try:
        other = shape.record(text)
    except (ValueError, RecursionError):
        return NO_RECORD.format(name=name)
    try:
        news = store.replace(lambda here: _within_bounds(here, other))
    except TooLargeError:
        return TOO_LARGE
    except (OSError, Timeout) as error:
        return store.not_kept(error)
    return f"{news} {RESTORED.format(name=name)}".strip()


def _within_bounds(here, other):
    both = changes.merged(here, other)
    if len(store.as_bytes(both)) > store.MAX_BYTES:
        raise TooLargeError
    return both
