"""How a record grows: by one graded attempt, or by the record of another machine (pure)."""

from datetime import UTC, datetime

#: So many attempts of each assignment are kept, the latest ones.
ATTEMPTS_KEPT = 20


def with_attempt(
    record: dict, assignment: str, score: float, max_score: float, when: datetime
) -> dict:
    """Return the record with one more attempt, and with its score if it is the best so far.

    Args:
        record: as `shape.record` returns it; it is not changed.
        assignment: the assignment's name.
        score: its points.
        max_score: the points that it could have.
        when: the time, with its zone.
    """
    points = {"score": score, "max_score": max_score}
    attempt = {"time": when.astimezone(UTC).isoformat(timespec="microseconds")} | points
    return record | {
        "scores": _best(record["scores"], {assignment: points}),
        "attempts": _together(record["attempts"], {assignment: [attempt]}),
    }


def merged(here: dict, other: dict) -> dict:
    """Return two records as one.

    The best score wins. What was answered here stays the first answer; an answer that was right
    anywhere is right.
    """
    return {
        "predictions": other["predictions"] | here["predictions"],
        "quizzes": other["quizzes"]
        | {
            question: _answered(each, other, question) for question, each in here["quizzes"].items()
        },
        "scores": _best(here["scores"], other["scores"]),
        "attempts": _together(here["attempts"], other["attempts"]),
    }


def _answered(mine, other, question):
    theirs = other["quizzes"].get(question, mine)
    return mine | {"right": mine["right"] or theirs["right"]}


def _best(mine, theirs):
    better = {
        name: each
        for name, each in theirs.items()
        if name not in mine or each["score"] > mine[name]["score"]
    }
    return mine | better


def _together(mine, theirs):
    names = [*mine, *(name for name in theirs if name not in mine)]
    return {name: _latest(mine.get(name, []), theirs.get(name, [])) for name in names}


def _latest(mine, theirs):
    """Return all attempts in their order, without those that the other record has as well."""
    new = [each for each in theirs if each not in mine]
    in_order = sorted([*mine, *new], key=lambda each: datetime.fromisoformat(each["time"]))
    return in_order[-ATTEMPTS_KEPT:]
