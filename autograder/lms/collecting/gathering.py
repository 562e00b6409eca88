"""Sorts the files in a platform's zips by the learner who handed them in."""

from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from pathlib import PurePosixPath

from autograder.errors import CourseError
from autograder.files import zips
from autograder.files.distrusted import UnreadableError
from autograder.lms.collecting import choice, times
from autograder.lms.collecting.hand_in import Found, suffix
from autograder.lms.collecting.platforms import NAMES, READERS, recognized
from autograder.lms.collecting.roster import Learner, Numbers, Roster
from autograder.notebook.reader import MAX_BYTES
from autograder.text.foreign import shown

ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")
OF_A_GROUP = "a submission by the group {!r}, which was collected for each member"


@dataclass(frozen=True)
class Item:
    """A file of a learner, in a zip or in a zip that they put into it.

    `dated`: the platform's zip has the times of the hand-ins, not that of the download.
    """

    found: Found
    archive: zips.Archive
    member: zips.Member
    platform: str
    zipped: zips.Member | None = None  # the learner's own zip that holds it, in the platform's
    dated: bool = False

    @property
    def version(self) -> choice.Version:
        """What decides whether it is the newest one."""
        place, time = self.member.info.header_offset, str(self.member.changed or "")
        return choice.Version(self.found.file, self.found.turn, time, place)

    @property
    def late(self) -> bool | None:
        """Whether the platform marks it as late; None if the platform marks nothing."""
        says_nothing = self.platform == "moodle" or self.found.uploaded
        return None if says_nothing and not self.found.late else self.found.late

    def time(self, learner: Learner, zone: tzinfo | None) -> datetime | None:
        """Return when it was handed in: by the roster, else by the time that ILIAS keeps."""
        if learner.time:
            return times.of_words(learner.time, zone)
        if self.found.uploaded:
            return times.of_digits(self.found.uploaded, zone)
        return self._changed(zone) if self.dated else None

    def hint(self, zone: tzinfo | None) -> datetime | None:
        """Return the latest time that ILIAS's zip has for it, which may be of something else."""
        named = times.of_digits(str(self.found.turn), zone)
        found = [each for each in (self._changed(zone), named) if each]
        return max(found) if found and self.platform == "ilias" else None

    def _changed(self, zone):
        # not of the file in a learner's zip, whose time is theirs to set
        changed = (self.zipped or self.member).changed
        return times.in_utc(changed, zone) if changed else None

    def number(self, learner: Learner) -> str:
        """Return the platform's number of its owner, of those that can be read in its name."""
        numbers = [claim.number for claim in self.found.claims]
        return next((each for each in numbers if each in learner.numbers), numbers[0])

    def read(self) -> bytes:
        """Return its content; raises UnreadableError."""
        return self.archive.read(self.member, MAX_BYTES)


@dataclass
class Gathered:
    """What the zips hold: the files of each learner, and what is nobody's, with the reason.

    `unclear` are the ids of those who may have handed in what is nobody's.
    """

    platforms: list[str] = field(default_factory=list)
    learners: dict[str, Learner] = field(default_factory=dict)
    items: dict[str, list[Item]] = field(default_factory=dict)
    left: list[tuple[str, str]] = field(default_factory=list)
    unclear: set[str] = field(default_factory=set)


def gather(
    archives: list[zips.Archive], platform: str, roster: Roster | Numbers, gathered: Gathered
) -> Gathered:
    """Sort the files of open zips.

    Args:
        archives: the zips.
        platform: a name in NAMES, "" to recognize it.
        roster: knows whose a file is.
        gathered: what to add to.

    Raises:
        CourseError: the platform is not recognized, or a zip is empty.
    """
    for archive in archives:
        members = list(archive.members())
        if not members:
            raise CourseError(f"{archive.name} holds no files; download it again")
        paths = [member.parts for member in members]
        here = platform or recognized(paths, archive.name)
        gathered.platforms.append(here)
        changed = [member.changed for member in members if member.changed]
        dated = here == "ilias" and times.are_of_hand_ins(changed)
        for member in members:
            _sort(archive, member, here, roster, gathered, dated=dated)
    _leave_strangers(gathered)
    return gathered


def _leave_strangers(gathered: Gathered) -> None:
    """Leave the files of a name that several people used: one of them may be an impostor."""
    for student, items in list(gathered.items.items()):
        numbers = {item.number(gathered.learners[student]) for item in items} - {""}
        if len(numbers) > 1:
            why = (
                f"several people, with the numbers {' and '.join(sorted(numbers)[:5])}, use the "
                f"name of {student}; give a roster with the platform's numbers"
            )
            gathered.left += [(item.member.path, why) for item in gathered.items.pop(student)]
            gathered.unclear.add(student)


def _sort(archive, member, platform, roster, gathered, *, dated):
    found = None if member.refused else READERS[platform](member.parts)
    if found is None:
        why = member.refused or f"its name is not of the form that {NAMES[platform]} writes"
        gathered.left.append((member.path, why))
        return
    try:
        owners = roster.owners(found)
    except LookupError as error:
        why, *who = error.args
        gathered.left.append((member.path, why))
        gathered.unclear |= set(who)
        return
    if owners[0].group:
        found = replace(found, note=OF_A_GROUP.format(shown(found.claims[0].name)))
    item = Item(found, archive, member, platform, dated=dated)
    for learner in owners:
        gathered.learners[learner.id] = learner
        gathered.items.setdefault(learner.id, []).append(item)


def unpacked(item: Item) -> tuple[list[Item], list[str]]:
    """Return the notebooks in a zip that a learner handed in, and what to say of archives in it.

    Raises:
        UnreadableError: it cannot be read, or is more than a learner's work.
    """
    within = zips.within(item.read(), shown(item.found.file))
    found, notes = [], []
    for member in within.members():
        file = PurePosixPath(member.parts[-1]).name
        if choice.is_notebook(file):
            named = replace(item.found, file=file)
            found.append(
                replace(item, found=named, archive=within, member=member, zipped=item.member)
            )
        elif suffix(file) in ARCHIVES:
            what = "a zip in a zip" if suffix(file) == ".zip" else "an archive in a zip"
            notes.append(f"not collected: {member.path}: {what}")
    return found, notes


def notebooks(items: list[Item]) -> tuple[list[Item], list[str]]:
    """Return the notebooks among a learner's files, and what to say of the others.

    A zip is looked into only where there is no notebook beside it, and only the newest one, so that
    a learner costs no more than one zip and their notebooks.
    """
    plain = [each for each in items if choice.is_notebook(each.found.file)]
    others = [each for each in items if each not in plain]
    zipped = [each for each in others if suffix(each.found.file) == ".zip"]
    packed = [] if plain else sorted(zipped, key=lambda each: each.version[1:])[-1:]
    notes = [f"not collected: {shown(each.found.file)}" for each in others if each not in packed]
    for each in packed:
        try:
            found, of_archives = unpacked(each)
            plain, notes = [*plain, *found], [*notes, *of_archives]
        except UnreadableError as error:
            notes.append(f"{shown(each.found.file)}: {error}")
    return plain, notes
