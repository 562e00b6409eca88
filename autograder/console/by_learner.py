"""Joins the outcomes of an assignment's notebooks to one per learner (pure)."""

from collections.abc import Iterable
from dataclasses import replace

from autograder.grading.pool import Outcome

Notes = dict[str, list[tuple[str, str]]]  # by learner: the name of a notebook, and a note on it


def notes(outcomes: Iterable[Outcome]) -> Notes:
    """Return the notes for review of what was graded, by learner."""
    found: Notes = {}
    for each in outcomes:
        name = each.submission.original or each.submission.assignment
        review = each.graded.report.review if each.graded else []
        found.setdefault(each.submission.student, []).extend((name, note) for note in review)
    return found


def without_notebook(outcome):
    """Keep the points and drop the file, so that memory does not grow with the class."""
    slim = outcome.graded and replace(outcome.graded, notebook="")
    return replace(outcome, graded=slim, submission=replace(outcome.submission, data=None))


def by_learner(outcomes):
    """Return one outcome per learner: of several notebooks, the points are added up."""
    found = {}
    for each in outcomes:
        who = each.submission.student
        found[who] = _added(found[who], each) if who in found else each
    return list(found.values())


def _added(one, other):
    if one.graded is None or other.graded is None:
        return other if one.graded else one
    first, second = one.graded.report, other.graded.report
    report = replace(
        first,
        score=first.score + second.score,
        max_score=first.max_score + second.max_score,
        exercises=[*first.exercises, *second.exercises],
        review=[],  # `notes` has them, by notebook
        newer=first.newer | second.newer,
    )
    return replace(one, graded=replace(one.graded, report=report))
