"""Puts a learner's hand-in where the grader reads it, if it is newer than what is there."""

import os
from collections.abc import Mapping
from pathlib import Path

from autograder.errors import AutograderError
from autograder.files import atomic, replacing
from autograder.files.distrusted import UnreadableError
from autograder.files.folders import opened_folder
from autograder.gradebook.course import Course
from autograder.lms.collecting import choice, record, times, verdict
from autograder.lms.collecting.clock import Clock
from autograder.lms.collecting.gathering import Item
from autograder.lms.collecting.record import Entry
from autograder.lms.collecting.roster import Learner
from autograder.lms.collecting.verdict import What
from autograder.notebook.reader import MAX_BYTES
from autograder.text.foreign import shown

MOVE = (
    "a submission is there already that was not collected from a zip, or was changed since, so it "
    "is unknown which one is newer. To take this one, move {} away and collect again"
)


class Store:
    """The submissions of one assignment, those before them, and what was collected from where."""

    def __init__(self, course: Course, assignment: str, clock: Clock, *, dry_run: bool):
        self._course, self._assignment = course, assignment
        self._clock, self._dry_run = clock, dry_run
        self._path = course.submitted.with_name("collected") / f"{assignment}.csv"
        self.entries = record.read(self._path)

    def put(self, learner: Learner, item: Item, notebooks: Mapping[str, bytes]) -> What:
        """Store a hand-in, unless what is there is newer or the same.

        Args:
            learner: whose it is.
            item: the file that says when it was handed in.
            notebooks: their content, by name.

        Raises:
            DiskError: the disk is full or cannot be written.
            AutograderError: what is there cannot be read or replaced, or may be newer.
        """
        folder = self._course.submitted / learner.id / self._assignment
        there, before = self._there(learner.id, folder), self.entries.get(learner.id)
        # of several notebooks, only some may be handed in again
        whole = {**(there or {}), **notebooks}
        now = _entry(learner, item, whole)
        _refuse_stranger(before, now)
        what = verdict.of(there, notebooks, before, now)
        if what is What.KEPT:
            raise AutograderError(MOVE.format(folder))
        if not self._dry_run and what is not What.OLDER:
            if what is What.SAME:
                self._add_time(folder, learner, item)
            else:
                self._write(folder, learner, item, whole)
            self.entries[learner.id] = now
        return what

    def has(self, student: str) -> bool:
        """Whether there is a hand-in of a learner, however it came."""
        return os.path.lexists(self._course.submitted / student / self._assignment)

    def save(self) -> None:
        """Write down what was collected."""
        if not self._dry_run:
            record.save(self._path, self.entries)

    def _add_time(self, folder: Path, learner: Learner, item: Item):
        """Say when it was handed in, if that was unknown: a due date may have come since."""
        stamp, path = times.stamp(self._clock.time(learner, item)), folder / "timestamp.txt"
        if stamp and not os.path.lexists(path):
            atomic.save(path, f"{stamp}\n")

    def _write(self, folder: Path, learner: Learner, item: Item, notebooks: Mapping[str, bytes]):
        files, stamp = dict(notebooks), times.stamp(self._clock.time(learner, item))
        if stamp:
            files["timestamp.txt"] = f"{stamp}\n".encode()
        keep = self._course.submitted.with_name("earlier") / self._assignment / learner.id
        replacing.replace(folder, files, keep)

    def _there(self, student: str, folder: Path) -> dict[str, bytes] | None:
        """Return the notebooks that were handed in before; None if there is no folder."""
        try:
            if replacing.leads_elsewhere(folder.parent) or replacing.leads_elsewhere(folder):
                raise OSError(0, "it is a link")
            if not folder.exists():
                return None
            opened = opened_folder(self._course.submitted, student, self._assignment)
            try:
                names = [name for name in opened.names() if choice.is_notebook(name)]
                return {name: opened.read(name, MAX_BYTES) for name in names}
            finally:
                opened.close()
        except (OSError, UnreadableError) as error:
            why = getattr(error, "strerror", None) or error
            raise AutograderError(
                f"{shown(str(folder), 1_000)} cannot be trusted or read: {why}; check it by hand"
            ) from error


def _refuse_stranger(before: Entry | None, now: Entry) -> None:
    """Refuse a submission of somebody else who uses the name of this learner."""
    if (
        before
        and before.platform == now.platform
        and before.number
        and now.number not in ("", before.number)
    ):
        raise AutograderError(
            f"the number on {now.platform} is {now.number}, and was {before.number} before; if it "
            "is the same person, delete the learner's line in collected/ and collect again"
        )


def _entry(learner: Learner, item: Item, notebooks: Mapping[str, bytes]) -> Entry:
    found, changed = item.found, item.member.changed
    return Entry(
        learner=learner.id,
        platform=item.platform,
        number=item.number(learner),
        name=shown(found.claims[0].name),
        file=shown(found.file),
        turn=str(found.turn),
        changed=changed.isoformat(" ") if changed else "",
        late="late" if found.late else "",
        digest=record.digest(notebooks),
        zip=item.archive.name,
    )
