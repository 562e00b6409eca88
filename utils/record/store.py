"""What a learner did, in one JSON file on this machine: predictions, self-checks, best scores.

The file is written whole or not at all, and one kernel at a time. What cannot be read is put aside
and told, never thrown away. Without the file, everything starts from nothing.
"""

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

#: The course's folder; git ignores work/, where a learner's own things are.
COURSE = Path(__file__).resolve().parents[2]
KINDS = ("predictions", "quizzes", "scores")
LOCK_SECONDS = 10.0


def path() -> Path:
    """Return where the record is; COURSE_RECORD names another file."""
    return Path(os.environ.get("COURSE_RECORD") or COURSE / "work" / "record.json")


def read() -> dict[str, dict]:
    """Return the record: `predictions`, `quizzes` and `scores`, each a dict that may be empty."""
    if not path().exists():
        return _empty()
    with _alone():
        return _read()


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
    path().parent.mkdir(parents=True, exist_ok=True)
    with _alone():
        record = _read()
        change(record)
        _write(record)


@contextmanager
def _alone() -> Iterator[None]:
    with FileLock(path().with_suffix(".lock"), timeout=LOCK_SECONDS):
        yield


def _read():
    try:
        found = json.loads(path().read_text("utf-8"))
        return {kind: {**found.get(kind, {})} for kind in KINDS}
    except FileNotFoundError:
        return _empty()
    except (ValueError, TypeError, AttributeError):
        _put_aside()
        return _empty()


def _put_aside():
    number = len(set_aside()) + 1
    path().replace(path().with_name(f"{path().stem}.unreadable-{number}.json"))


def _write(record):
    with tempfile.NamedTemporaryFile(
        "w", dir=path().parent, prefix=".record-", delete=False, encoding="utf-8"
    ) as new:
        json.dump(record, new, indent=1, ensure_ascii=False)
    Path(new.name).replace(path())


def _empty():
    return {kind: {} for kind in KINDS}
