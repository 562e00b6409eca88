"""What a person reads after collecting (pure)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from autograder.lms.collecting.clock import MACHINES
from autograder.lms.collecting.collected import Collected
from autograder.lms.collecting.platforms import NAMES
from autograder.lms.collecting.verdict import What
from autograder.text.foreign import shown
from utils.words import counted

MOST = 20
NO_TIME = "submission time unknown, counted as on time: {}. {}"
NO_ZONE = (
    "times without a timezone are read in this machine's timezone; if that is not the platform's, "
    'write timezone = "Europe/Berlin", for example, into dates.toml, and collect again'
)
CORRECT = "If you know the actual time, write it into the learner's timestamp.txt"
ADVICE = {
    "canvas": "Canvas's zip says only who was late: write the due date into dates.toml, and "
    "collect again",
    "moodle": "Moodle's zip has no submission times: give the assignment's grading worksheet with "
    "--roster",
    "ilias": "ILIAS's zip says only who was late: write the due date into dates.toml, and collect "
    "again",
}


def lines(done: Collected, *, dry_run: bool) -> Iterator[str]:
    """Yield the lines of the summary."""
    counts = Counter(done.what.values())
    said = ", ".join(f"{counts[what]} {what}" for what in What if counts[what])
    names = " and ".join(NAMES[each] for each in done.platforms)
    would = ", nothing was changed (--dry-run)" if dry_run else ""
    learners = counted(len(done.what), "learner")
    yield f"{names or 'nothing'}: {learners}: {said or 'no submission'}{would}"
    if done.zone == MACHINES:
        yield NO_ZONE
    elif done.zone:
        yield f"times without a timezone are read as {done.zone}, as dates.toml says"
    for word, whom in (
        ("late", done.late),
        ("no submission", done.missing),
        ("not collected, see below", done.unclear),
    ):
        if whom:
            yield f"{word} ({len(whom)}): {_some(whom)}"
    yield from _of_times(done, names)
    if done.timeless:
        advice = ". ".join(ADVICE[each] for each in done.platforms)
        yield NO_TIME.format(len(done.timeless), advice)
    if counts[What.NEWER] and not dry_run:
        yield "what was there before is kept in earlier/, beside submitted/"
    for note, whom in _grouped(done.notes):
        yield f"{_some(whom)}: {note}"
    for why, files in _grouped((shown(file), why) for file, why in done.left):
        if len(files) == 1:
            yield f"not collected: {files[0]}: {why}"
        else:
            yield f"not collected ({len(files)}): {why}: {_some(files, '; ')}"


def _of_times(done, platforms):
    """Yield how the times were made up that no platform says."""
    if done.marked:
        many, who = counted(len(done.marked), "late mark"), _some(done.marked)
        yield f"{many} without a time ({platforms}: {who}): {done.costs}. {CORRECT}"
    if done.after:
        some = "does not mark them as late" if done.some_marked else "marks nobody late"
        files = counted(len(done.after), "file")
        yield (
            f"ILIAS {some}, but {files} are newer than the due date ({_some(done.after)}): they "
            "count as on time, because that may be the time of the download, or an extension that "
            f"was given on ILIAS. {CORRECT}"
        )


def _grouped(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Yield each reason with all that it is given for."""
    found: dict[str, list[str]] = {}
    for what, why in pairs:
        found.setdefault(why, []).append(what)
    yield from found.items()


def _some(names: Sequence[str], mark: str = ", ") -> str:
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return mark.join(names[:MOST]) + more
