"""What a learner did, in one JSON file on this machine: predictions, self-checks, best scores.

The file is written atomically, by one kernel at a time. A file that cannot be read is set aside and
reported, never deleted. Without a file, the record is empty.
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
    """Return the path of the record, which the environment variable COURSE_RECORD overrides."""
    return Path(os.environ.get("COURSE_RECORD") or COURSE / "work" / "record.json")


def read() -> dict[str, dict]:
    """Return the record: `predictions`, `quizzes` and `scores`, each a dict that may be empty.

    A damaged file is set aside, and one that cannot be opened counts as empty. Neither raises.
    """
    if not os.path.lexists(path()):
        return _empty()
    try:
        with _alone():
            return _read()
    except (OSError, Timeout):  # reported by `trouble`
        return _empty()


def trouble() -> str:
    """Return a sentence that says why nothing can be kept; "" if it can."""
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        with _alone():
            _read()
            _write(_read())
    except Timeout:
        return (
            f"Another notebook has held {path()} for {LOCK_SECONDS:g} seconds; restart its kernel."
        )
    except OSError as error:
        return f"Nothing can be kept in {path()}: {error.strerror or error}. Look at that folder."
    return ""


def set_aside() -> list[Path]:
    """Return the files that could not be read as a record and were kept under another name."""
    return sorted(path().parent.glob(f"{path().stem}.unreadable-*"))


def keep_prediction(key: str, chosen: str) -> None:
    """Record a prediction."""
    _change(lambda record: record["predictions"].update({key: chosen}))


def keep_answer(question: str, *, right: bool) -> None:
    """Record an answer to a self-check: whether the first was right, and whether any was."""

    def change(record):
        before = record["quizzes"].get(question, {"first": right, "right": False})
        record["quizzes"][question] = before | {"right": before["right"] or right}

    _change(change)


def keep_score(assignment: str, score: float, max_score: float) -> None:
    """Record an assignment's score if it is the best so far."""

    def change(record):
        before = record["scores"].get(assignment, {"score": -1.0})
        if score > before["score"]:
            record["scores"][assignment] = {"score": score, "max_score": max_score}

    _change(change)


def _change(change: Callable[[dict], object]) -> None:
    """Change the record; if that fails, print why and let the notebook continue."""
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
    """Return the file's text, without waiting if it is a pipe.

    Raises:
        ValueError: it is not a regular file, too large, or not UTF-8.
    """
    with open(path(), "rb", opener=_no_wait) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ValueError("not a regular file")
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError("too large")
    return data.decode("utf-8")


def _no_wait(name, flags):
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _put_aside():
    """Rename the damaged file to the first free name, which keeps those set aside before."""
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
