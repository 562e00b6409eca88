"""Reads what is known of a class: where it stands, and the notes that nobody has looked at yet."""

from typing import TYPE_CHECKING, NamedTuple

from autograder.console.by_learner import Notes
from autograder.errors import AutograderError

if TYPE_CHECKING:  # they import nbgrader, for a second, which one's own notebook does not need
    from autograder.gradebook.standing import Standing
    from autograder.grading import batch


class Kept(NamedTuple):
    """What is known of a class: where it stands, notes, and whose hand-ins had nothing to grade."""

    standing: "Standing"
    notes: Notes
    empty: set[str]
    several: bool


def kept_of(plan: "batch.Plan") -> Kept:
    """Read what is known of a class; what the journal keeps includes what was graded now."""
    from autograder.gradebook import standing
    from autograder.grading import notebooks, records
    from autograder.grading.summary import Summary

    said: Notes = {}
    reviews: list[tuple[str, str, Summary]] = []
    ran: dict[str, bool] = {}
    try:
        known = records.known(plan.state, plan.assignment)
        for name, each in {plan.assignment: known.records, **known.others}.items():
            for who, record in each.items():
                if one := Summary.read(record.summary):
                    reviews.append((who, name, one))
                    ran[who] = ran.get(who, False) or not one.is_empty
        stands = standing.read(plan.course, plan.assignment)
        for who, name, one in reviews:
            notes_left = (note for note in one.review if _is_open(note, who, name, one, stands))
            said.setdefault(who, []).extend((name, note) for note in notes_left)
        for who, outdated in stands.outdated.items():
            said.setdefault(who, []).extend(outdated)
        several = len(notebooks.names(plan.course, plan.assignment)) > 1
        return Kept(stands, said, {who for who in ran if not ran[who]}, several)
    except AutograderError:  # what was graded now is shown without it
        return Kept(standing.Standing({}, {}, 0.0), {}, set(), several=False)


def _is_open(note, who, notebook, summary, standing):
    """Whether nobody has looked yet at the cells that a note is about."""
    cells = summary.flags.get(note)
    return not cells or any((who, notebook, cell) in standing.open for cell in cells)
