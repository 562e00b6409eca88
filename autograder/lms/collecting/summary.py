"""What a person reads after collecting (pure)."""

from collections import Counter
from collections.abc import Iterator, Sequence

from autograder.lms.collecting.collect import Collected
from autograder.lms.collecting.platforms import NAMES
from autograder.lms.collecting.verdict import What
from autograder.text.foreign import shown

MOST = 20
NO_TIME = (
    "{} of unknown time, so not late: Canvas's zip says nothing but late, and only with a due date "
    "in the gradebook; Moodle's says nothing at all, give its grading worksheet with --roster"
)


def lines(done: Collected, *, dry_run: bool) -> Iterator[str]:
    """Yield the lines of the summary."""
    counts = Counter(done.what.values())
    said = ", ".join(f"{counts[what]} {what}" for what in What if counts[what])
    names = " and ".join(NAMES[each] for each in done.platforms)
    would = ", nothing was changed (--dry-run)" if dry_run else ""
    yield f"{names or 'nothing'}: {len(done.what)} learners: {said or 'no hand-in'}{would}"
    for word, learners in (("late", done.late), ("no hand-in", done.missing)):
        if learners:
            yield f"{word} ({len(learners)}): {_some(learners)}"
    if done.timeless:
        yield NO_TIME.format(len(done.timeless))
    if counts[What.NEWER] and not dry_run:
        yield "what was there before is kept in earlier/, beside submitted/"
    for who, note in done.notes:
        yield f"{who}: {note}"
    for file, why in done.left:
        yield f"not collected: {shown(file)}: {why}"


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return ", ".join(names[:MOST]) + more
