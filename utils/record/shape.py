"""The format of a record: parses and checks its text (pure)."""

import json
import math
from datetime import datetime

KINDS = ("predictions", "quizzes", "scores", "attempts")


def record(text: str) -> dict[str, dict]:
    """Return a record from its text; a kind that an older course did not keep is empty.

    Raises:
        ValueError: it is not JSON, or not in the format of a record.
    """
    found = json.loads(text)
    if not isinstance(found, dict) or (found and not found.keys() & {*KINDS}):
        raise ValueError("not a record, but perhaps a notebook")
    if not all(_holds(kind, found.get(kind, {})) for kind in KINDS):
        raise ValueError("not in the format of a record")
    return {kind: {**found.get(kind, {})} for kind in KINDS}


def empty() -> dict[str, dict]:
    """Return the record of somebody who has just begun."""
    return {kind: {} for kind in KINDS}


def _holds(kind, entries):
    right = {
        "predictions": _is_prediction, "quizzes": _is_quiz, "scores": _is_score,
        "attempts": _are_attempts,
    }[kind]  # fmt: skip
    return isinstance(entries, dict) and all(map(right, entries.values()))


def _is_prediction(entry):
    return isinstance(entry, str)


def _is_quiz(entry):
    return isinstance(entry, dict) and all(
        isinstance(entry.get(key), bool) for key in ("first", "right")
    )


def _is_score(entry):
    return isinstance(entry, dict) and all(_is_points(entry.get(k)) for k in ("score", "max_score"))


def _are_attempts(entries):
    return isinstance(entries, list) and all(
        _is_score(each) and _is_time(each.get("time")) for each in entries
    )


def _is_time(text):
    """Whether this is a time with its zone: without one, two machines' times have no order."""
    if not isinstance(text, str):
        return False
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return False
    return time.tzinfo is not None and 1971 <= time.year <= 2999  # others have no local time


def _is_points(value):
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and -1e9 < value < 1e9 and math.isfinite(value)
