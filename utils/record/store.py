"""What a learner did, in one JSON file on this machine: predictions, self-checks, scores.

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
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from utils.record import changes, shape

#: The course's folder; git ignores work/, where a learner's own things are.
COURSE = Path(__file__).resolve().parents[2]
MAX_BYTES = 5_000_000
LOCK_SECONDS = 10.0
ASIDE = "{} could not be read as a record. It was kept, and a new record was begun."
NOT_OWN = "Not kept in your record: only the scores of your own copies, in {folder}, are."
NOT_KEPT = "This was not kept in {path}: {why}."


def path() -> Path:
    """Return the path of the record, which the environment variable COURSE_RECORD overrides."""
    return Path(os.environ.get("COURSE_RECORD") or COURSE / "work" / "record.json")


def not_own(notebook: Path) -> str:
    """Say why no score of a notebook is kept; "" for the learner's own copy, beside the record."""
    folder = path().resolve().parent
    return "" if notebook.resolve().is_relative_to(folder) else NOT_OWN.format(folder=folder)


def read(*, say: bool = True) -> dict[str, dict]:
    """Return the record: `predictions`, `quizzes`, `scores` and `attempts`, each a dict.

    A damaged file is set aside, and one that cannot be opened counts as empty. Neither raises.

    Args:
        say: whether to print that a damaged file has been set aside.
    """
    if not os.path.lexists(path()):
        return shape.empty()
    try:
        with _alone():
            found, news = _read()
    except (OSError, Timeout):  # reported by `trouble`
        return shape.empty()
    if say:
        _say(news)
    return found


def trouble() -> str:
    """Return a sentence that says why nothing can be kept; "" if it can."""
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        with _alone():
            _write(_read()[0])
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
    _say(change(lambda record: record | {"predictions": record["predictions"] | {key: chosen}}))


def keep_answer(question: str, *, right: bool) -> None:
    """Record an answer to a self-check: whether the first was right, and whether any was."""

    def answered(record):
        before = record["quizzes"].get(question, {"first": right, "right": False})
        now = before | {"right": before["right"] or right}
        return record | {"quizzes": record["quizzes"] | {question: now}}

    _say(change(answered))


def keep_score(assignment: str, score: float, max_score: float) -> str:
    """Record an attempt at an assignment, and its score if it is the best so far.

    Returns:
        What a reader should know: why it could not be kept, or that a damaged file was set aside;
        "" if there is nothing to say.
    """
    now = datetime.now(UTC)
    return change(lambda record: changes.with_attempt(record, assignment, score, max_score, now))


def change(how: Callable[[dict], dict]) -> str:
    """Replace the record by what `how` makes of it, and return what a reader should know of it."""
    try:
        return replace(how)
    except (OSError, Timeout) as error:
        return not_kept(error)


def not_kept(error: OSError) -> str:
    """Return why nothing could be kept, in words."""
    return NOT_KEPT.format(path=path(), why=error.strerror or error)


def replace(how: Callable[[dict], dict]) -> str:
    """Replace the record by what `how` makes of it.

    Returns:
        A sentence if its file was damaged and has been set aside; else "".

    Raises:
        OSError: it cannot be written; it is as it was.
        Timeout: another kernel holds it.
    """
    path().parent.mkdir(parents=True, exist_ok=True)
    with _alone():
        before, news = _read()
        _write(how(before))
    return news


def _say(news):
    if news:
        print(news)


@contextmanager
def _alone() -> Iterator[None]:
    with FileLock(path().with_suffix(".lock"), timeout=LOCK_SECONDS):
        yield


def _read():
    """Return the record, and a sentence if its file was damaged and has been set aside."""
    try:
        return shape.record(text_of(path())), ""
    except FileNotFoundError:
        return shape.empty(), ""
    except (ValueError, RecursionError, IsADirectoryError, PermissionError):
        return shape.empty(), ASIDE.format(_put_aside().name)


def text_of(file: Path) -> str:
    """Return a file's text, without waiting if it is a pipe.

    Raises:
        ValueError: it is not a regular file, too large, or not UTF-8.
    """
    with open(file, "rb", opener=_no_wait) as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise ValueError("not a regular file")
        data = opened.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError("too large")
    return data.decode("utf-8")


def _no_wait(name, flags):
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _put_aside():
    """Rename the damaged file to the first free name: those set aside before stay."""
    numbers = (n for n in itertools.count(1) if not os.path.lexists(_aside(n)))
    return path().rename(_aside(next(numbers)))


def _aside(number):
    return path().with_name(f"{path().stem}.unreadable-{number}.json")


def _write(record):
    new = path().with_name(f".record-{os.getpid()}-{threading.get_ident()}")
    try:
        new.write_bytes(as_bytes(record))
        new.replace(path())
    finally:
        new.unlink(missing_ok=True)


def as_bytes(record: dict) -> bytes:
    """Return a record as its file holds it."""
    return json.dumps(record, indent=1, ensure_ascii=False).encode("utf-8", "replace")
