"""The grader's report as the panel shows it: one row per exercise (pure)."""

import re

from utils.check_failed import LABELS

VISIBLE = "-visible"


def rows(exercises: list[dict]) -> list[dict]:
    """Return one row per exercise: the sum of its tests' points, and their messages.

    Args:
        exercises: the report's results, one per test. An exercise begins with its visible check.
    """
    found: list[dict] = []
    for test in exercises:
        if not found or test["grade_id"].endswith(VISIBLE):
            name = test["grade_id"].removesuffix(VISIBLE)
            found.append({"name": name, "points": 0.0, "max_points": 0.0, "messages": []})
        row = found[-1]
        row["points"] += test["points"]
        row["max_points"] += test["max_points"]
        if test["status"] != "PASS" and not _said(_parts(test), row["messages"]):
            row["messages"].append(_parts(test))
    return found


def _parts(test):
    """Return a message's parts, each with its label, or the message itself if it has none."""
    details = test.get("details")
    if not details:
        return test["message"]
    return [[label, details[name]] for name, label in LABELS.items() if name in details]


def _said(message, before):
    """Return whether a message occurred before, perhaps about arrays of other sizes."""
    return any(_sizeless(message) == _sizeless(each) for each in before)


def _sizeless(message):
    return re.sub(r"\d+", "", str(message))


def total(report: dict) -> str:
    """Return the total in words."""
    return f"{report['score']:g} of {report['max_score']:g} points"
