"""The grader's report as the panel shows it: one row per exercise (pure)."""

import re
from collections.abc import Mapping

from utils.check_failed import LABELS, on_a_card
from utils.exercise_tests import grouped
from utils.exercises import Exercise
from utils.words import counted

#: The words of each state; the browser gives it a shape and a colour.
WORDS = {
    "right": "right",
    "partly": "partly right",
    "wrong": "not yet right",
    "untried": "not answered yet",
}
#: What the first message of an exercise says that nobody has tried.
_UNTRIED = re.compile(r"^Not answered yet|is not written yet")
#: That alone says no more than the state; another function than its own may be named.
_EMPTY = re.compile(r"^Not answered yet|^\w+ is not written yet")


def rows(
    tests: list[dict], known: Mapping[str, Exercise], before: Mapping[str, float]
) -> list[dict]:
    """Return one row per exercise: the sum of its tests' points, its state, and the messages.

    Args:
        tests: the report's results, one per test. An exercise begins with its visible check.
        known: the notebook's exercises by name: their titles and cells.
        before: the points of each exercise when it was last graded here.
    """
    groups = grouped(tests, lambda test: test["grade_id"])
    made = [_row(name, group, known.get(name), before) for name, group in groups]
    # what earns no points, such as an id, is no exercise, unless something is wrong with it
    return [row for row in made if row["max_points"] or row["messages"]]


def _row(name, tests, exercise, before):
    points = sum(test["points"] for test in tests)
    state = _state(points, [test for test in tests if test["status"] != "PASS"])
    return {
        "name": name,
        "title": exercise.title if exercise else name,
        "cell": exercise.cell if exercise else "",
        "place": exercise.place if exercise else -1,
        "points": points,
        "max_points": sum(test["max_points"] for test in tests),
        "change": points - before.get(name, points),
        "state": state,
        "words": WORDS[state],
        "messages": _messages(tests) if state != "untried" else _messages_of_untried(tests),
    }


def _messages_of_untried(tests):
    """Return the first message, unless the state says it; what has no points is in no sum."""
    said = next(test for test in tests if test["status"] != "PASS")
    worth = any(test["max_points"] for test in tests)
    return [] if worth and _EMPTY.search(said["message"]) else _messages([said])


def _state(points, failed):
    if not failed:
        return "right"
    if points:
        return "partly"
    return "untried" if _UNTRIED.search(failed[0]["message"]) else "wrong"


def _messages(tests):
    """Return what the tests say, each once."""
    found: list = []
    for test in tests:
        if test["status"] != "PASS" and not _said(_parts(test), found):
            found.append(_parts(test))
    return found


def _parts(test):
    """Return a message's parts, each with its label, or the message itself if it has none."""
    details = test.get("details")
    if not details:
        return test["message"].replace("`", "")
    return [
        [label, on_a_card(name, details[name])] for name, label in LABELS.items() if name in details
    ]


def _said(message, before):
    """Return whether a message occurred before, perhaps about arrays of other sizes."""
    return any(_sizeless(message) == _sizeless(each) for each in before)


def _sizeless(message):
    return re.sub(r"\d+", "", str(message))


def total(report: dict) -> str:
    """Return the total in words."""
    return f"{report['score']:g} of {counted(report['max_score'], 'point')}"
