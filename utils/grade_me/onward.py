"""What a graded attempt means: since the last time, the best so far, and what comes next."""

from pathlib import Path
from typing import NamedTuple

from utils import record
from utils.grade_me import next_up
from utils.words import counted

SHOWN = 6
FIRST = "This is your first attempt. Every attempt is kept, and the best one counts."


class News(NamedTuple):
    """What the panel shows of an attempt, and what the learner should know besides."""

    state: dict
    notes: list[str]


def keep(report: dict, notebook: Path | None) -> News:
    """Keep a report's score, and return what it means.

    Visible checks alone are not a score, and a notebook outside work/ is not the learner's own.
    """
    not_own = record.not_own(notebook) if notebook else ""
    if report["partial"] or not_own:
        notes = [] if report["partial"] else [not_own]
        return News({"facts": [], "best": None, "onward": ""}, notes)
    name, score, most = report["assignment"], report["score"], report["max_score"]
    news = record.keep_score(name, score, most)
    kept = record.read(say=False)
    best = kept["scores"].get(name, {}).get("score", score)
    attempts = [each["score"] for each in kept["attempts"].get(name, [])]
    state = {
        "facts": facts(attempts, best),
        "best": best,
        "onward": next_up.after(kept).words if score >= most else "",
    }
    return News(state, [news] if news else [])


def so_far(notebook: Path | None, words: str) -> str:
    """Return some words, and the best score of a notebook's assignment, if there is one.

    A damaged record is told of here, in the cell that shows the button.
    """
    kept = record.read()["scores"]
    best = kept.get(notebook.stem) if notebook and not record.not_own(notebook) else None
    return f"{words} Best so far: {best['score']:g} of {best['max_score']:g}." if best else words


def facts(attempts: list[float], best: float) -> list[str]:
    """Return how the last attempt compares with those before it, in sentences (pure).

    Args:
        attempts: the points of the attempts that were kept, oldest first.
        best: the best so far.
    """
    if len(attempts) < 2:
        return [FIRST] if attempts else []
    *before, now = attempts
    new = "A new best" if now == best > max(before) else f"Best so far: {best:g}"
    history = ", ".join(f"{each:g}" for each in attempts[-SHOWN:])
    return [f"{_since(now - before[-1])} {new}. Your latest attempts: {history}."]


def _since(change):
    if not change:
        return "As many points as the last time."
    sign = "+" if change > 0 else "\N{MINUS SIGN}"
    return f"{sign}{counted(abs(change), 'point')} since the last time."
