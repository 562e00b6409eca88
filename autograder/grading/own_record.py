"""Keeps the score of one's own notebook in the learner's record, as "Grade me" does."""

from pathlib import Path

from autograder.grading import own_notebook
from autograder.model import Report
from utils import record
from utils.words import counted


def keep(report: Report, path: Path) -> tuple[str, str]:
    """Record the score of a learner's own copy, if the hidden tests were there.

    Args:
        report: the notebook's report.
        path: the notebook; one outside the record's folder, work/, is not the learner's own.

    Returns:
        A message if the score could not be kept or the record was damaged, and in words the best
        score so far, or why this one does not count; each is "" if there is nothing to say.
    """
    sources = own_notebook.sources()
    if own_notebook.VISIBLE_ONLY in report.review or _is_a_source(path, sources):
        return "", ""
    if why := record.not_own(path):
        return "", why if _is_of_this_course(sources) else ""
    news = record.keep_score(report.assignment, report.score, report.max_score)
    kept = record.read(say=False)["scores"].get(report.assignment)
    best = f"{kept['score']:g} of {counted(kept['max_score'], 'point')}" if kept else ""
    return news, best and f"Your best score so far: {best}."


def _is_of_this_course(sources):
    """Whether the tests are of the course that the record is about."""
    return all(each.resolve().is_relative_to(record.COURSE) for each in sources)


def _is_a_source(path, sources):
    found = (each.resolve() for each in sources)
    return any(each == path.resolve() and each.parents[1].name == "source" for each in found)
