"""The format of a record: parses and checks its text (pure)."""

import json
import math

KINDS = ("predictions", "quizzes", "scores")


def record(text: str) -> dict[str, dict]:
    """Return a record from its text.

    Raises:
        ValueError: it is not JSON, or not in the format of a record.
    """
    found = json.loads(text)
    if not isinstance(found, dict) or not all(_holds(kind, found.get(kind, {})) for kind in KINDS):
        raise ValueError("not a record")
    return {kind: {**found.get(kind, {})} for kind in KINDS}


def _holds(kind, entries):
    right = {"predictions": _is_prediction, "quizzes": _is_quiz, "scores": _is_score}[kind]
    return isinstance(entries, dict) and all(map(right, entries.values()))


def _is_prediction(entry):
    return isinstance(entry, str)


def _is_quiz(entry):
    return isinstance(entry, dict) and all(
        isinstance(entry.get(key), bool) for key in ("first", "right")
    )


def _is_score(entry):
    return isinstance(entry, dict) and all(_is_points(entry.get(k)) for k in ("score", "max_score"))


def _is_points(value):
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and -1e9 < value < 1e9 and math.isfinite(value)
