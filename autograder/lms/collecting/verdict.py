"""Whether a hand-in in a zip is newer than the one that is there (pure)."""

from collections.abc import Mapping
from enum import StrEnum

from autograder.lms.collecting import record
from autograder.lms.collecting.record import Entry


class What(StrEnum):
    """What becomes of a hand-in."""

    NEW = "new"
    NEWER = "newer"
    SAME = "unchanged"
    OLDER = "older than the one that is there"
    KEPT = "not collected"


def of(
    there: Mapping[str, bytes] | None,
    here: Mapping[str, bytes],
    before: Entry | None,
    now: Entry,
) -> What:
    """Return what becomes of a hand-in.

    Args:
        there: the notebooks that are there, by name; None if there is no folder.
        here: those in the zip.
        before: what was collected the last time, if anything.
        now: what the zip says.

    Returns:
        KEPT where it cannot be known which is newer: what is there came in another way, or was
        changed since.
    """
    if there is None:
        return What.NEW
    if all(there.get(name) == data for name, data in here.items()):
        return What.SAME
    if before is None or before.digest != record.digest(there):
        return What.KEPT
    return What.NEWER if _age(now, before) > _age(before, now) else What.OLDER


def _age(one: Entry, other: Entry) -> tuple[int, str]:
    """Return what grows with each hand-in: the platform's own count, else the time in the zip."""
    counted = one.platform == other.platform and "0" not in (one.turn, other.turn)
    return (int(one.turn) if counted else 0), one.changed
