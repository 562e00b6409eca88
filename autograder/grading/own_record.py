"""Keeps the score of one's own notebook in the learner's record, as "Grade me" does."""

from pathlib import Path

from autograder.grading import own_notebook
from autograder.model import Report
from utils import record
from utils.words import counted


def keep(report: Report, path: Path) -> tuple[str, str]:
    """Record the score, unless it is not a learner's, or the hidden tests were missing.

    Args:
        report: the notebook's report.
        path: the notebook; one in source/ or among submissions is not the learner's own.

    Returns:
        A message if the score could not be kept or the record was damaged, and the best score so
        far in words; each is "" if there is nothing to say.
    """
    if own_notebook.VISIBLE_ONLY in report.review or _is_a_source(path) or _is_submitted(path):
        return "", ""
    news = record.keep_score(report.assignment, report.score, report.max_score)
    kept = record.read(say=False)["scores"].get(report.assignment)
    best = f"{kept['score']:g} of {counted(kept['max_score'], 'point')}" if kept else ""
    return news, best and f"Your best score so far: {best}."


def _is_submitted(path):
    """Whether it lies where an instructor keeps submissions: FOLDER/STUDENT/ASSIGNMENT/NOTEBOOK."""
    above = path.resolve().parents
    return len(above) > 2 and above[2].name in ("submitted", "autograded")


def _is_a_source(path):
    sources = (each.resolve() for each in own_notebook.sources())
    return any(each == path.resolve() and each.parents[1].name == "source" for each in sources)
