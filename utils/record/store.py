"""What a learner did, in one JSON file on this machine: predictions, self-checks, best scores.

The file is written whole or not at all, and one kernel at a time. What cannot be read is put aside
and told, never thrown away. Without the file, everything starts from nothing.
"""

import itertools
import json
import os
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from utils.record import shape

#: The course's folder; git ignores work/, where a learner's own things are.
COURSE = Path(__file__).resolve().parents[2]
MAX_BYTES = 5_000_000
LOCK_SECONDS = 10.0


def path() -> Path:
    """Return where the record is; COURSE_RECORD names another file."""
    return Path(os.environ.get("COURSE_RECORD") or COURSE / "work" / "record.json")


def read() -> dict[str, dict]:
    """Return the record: `predictions`, `quizzes` and `scores`, each a dict that may be empty.

    A file that is damaged is put aside; one that cannot be touched counts as empty. Neither raises.
    """
    if not os.path.lexists(path()):
        return _empty()
    try:
        with _alone():
            return _read()
    except (OSError, Timeout):  # the page says it: `trouble`
        return _empty()


def trouble() -> str:
    """Say in a sentence why nothing can be kept; "" while all is well."""
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        with _alone():
            _read()
            _write(_read())
    except Timeout:
        return (
            f"Another notebook holds {path()} since {LOCK_SECONDS:g} seconds; restart its kernel."
        )
    except OSError as error:
        return f"Nothing can be kept in {path()}: {error.strerror or error}. Look at that folder."
    return ""


def set_aside() -> list[Path]:
    """Return the files that could not be read as a record and were kept under another name."""
    return sorted(path().parent.glob(f"{path().stem}.unreadable-*"))


def keep_prediction(key: str, chosen: str) -> None:
    """Keep what was predicted."""
    _change(lambda record: record["predictions"].update({key: chosen}))


def keep_answer(question: str, *, right: bool) -> None:
    """Keep an answer to a self-check: whether the first was right, and whether any was."""

    def change(record):
        before = record["quizzes"].get(question, {"first": right, "right": False})
        record["quizzes"][question] = before | {"right": before["right"] or right}

    _change(change)


def keep_score(assignment: str, score: float, max_score: float) -> None:
    """Keep an assignment's score where it is the best so far."""

    def change(record):
        before = record["scores"].get(assignment, {"score": -1.0})
        if score > before["score"]:
            record["scores"][assignment] = {"score": score, "max_score": max_score}

    _change(change)


def _change(change: Callable[[dict], object]) -> None:
    """Change the record; a notebook goes on where that cannot be kept, and is told so."""
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        with _alone():
            record = _read()
            change(record)
            _write(record)
    except (OSError, Timeout) as error:
        print(f"This was not kept in {path()}: {getattr(error, 'strerror', '') or error}.")


@contextmanager
def _alone() -> Iterator[None]:
    with FileLock(path().with_suffix(".lock"), timeout=LOCK_SECONDS):
        yield


def _read():
    try:
        return shape.record(_text())
    except FileNotFoundError:
        return _empty()
    except (ValueError, RecursionError, IsADirectoryError, PermissionError):
        _put_aside()
        return _empty()


def _text():
    """Return what the file holds; it is not waited for where it is a pipe.

    Raises:
        ValueError: it is no file, too large, or no text.
    """
    with open(path(), "rb", opener=_no_wait) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ValueError("no file")
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError("too large")
    return data.decode("utf-8")


def _no_wait(name, flags):
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _put_aside():
    """Give the damaged file the first free name; a file that was put aside before stays."""
    numbers = (n for n in itertools.count(1) if not os.path.lexists(_aside(n)))
    path().rename(_aside(next(numbers)))


def _aside(number):
    return path().with_name(f"{path().stem}.unreadable-{number}.json")


def _write(record):
    new = path().with_name(f".record-{os.getpid()}-{threading.get_ident()}")
    try:
        new.write_text(json.dumps(record, indent=1, ensure_ascii=False), "utf-8", "replace")
        new.replace(path())
    finally:
        new.unlink(missing_ok=True)


def _empty():
    return {kind: {} for kind in shape.KINDS}
