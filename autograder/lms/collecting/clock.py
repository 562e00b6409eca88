"""When a hand-in counts as handed in, and what a person should know of that."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from autograder.gradebook import dates, deadlines
from autograder.gradebook.course import Course
from autograder.gradebook.deadlines import Deadlines
from autograder.lms.collecting import times
from autograder.lms.collecting.collected import Collected
from autograder.lms.collecting.gathering import Item
from autograder.lms.collecting.platforms import NAMES
from autograder.lms.collecting.roster import Learner
from autograder.text.foreign import shown

MACHINES = "this machine's"
NO_DUE_DATE = (
    "marked late by {}, but neither dates.toml nor the gradebook has a due date, so no penalty "
    "applies"
)
EXTENDED = (
    "marked late by {}, but on time with the extension that was given here. If it was submitted "
    "later still, write the time into timestamp.txt"
)


@dataclass(frozen=True)
class Clock:
    """An assignment's dates and late rule, and the course's timezone, None for this machine's."""

    deadlines: Deadlines
    zone: ZoneInfo | None
    rule: dates.Dates | None

    @classmethod
    def of(cls, course: Course, assignment: str) -> "Clock":
        """Read the dates of a course.

        Raises:
            CourseError: dates.toml cannot be read.
            GradebookError: the gradebook cannot be used.
        """
        rule = dates.of(course, assignment)
        return cls(deadlines.read(course, assignment), dates.zone_of(course), rule)

    def time(self, learner: Learner, item: Item) -> datetime | None:
        """Return the time that counts for a hand-in, None if it is unknown."""
        told = item.time(learner, self.zone)
        return times.counted(told, self.deadlines.due, late=item.late)

    def notes(self, learner: Learner, item: Item, done: Collected) -> Iterator[str]:
        """Sort a learner by when they handed in; yield what is odd about it."""
        told, due = item.time(learner, self.zone), self.deadlines.of(learner.id)
        if told or item.hint(self.zone):
            done.zone = self.zone.key if self.zone else MACHINES
        if told is None and len(learner.time) > 1:  # not the "-" of no hand-in
            yield f"the roster's time {shown(learner.time)!r} cannot be read"
        time = self.time(learner, item)
        late = time > due + self._grace(told) if time and due else item.late
        if late:
            done.late.append(learner.id)
        if item.late and time and due and time <= due:
            yield EXTENDED.format(NAMES[item.platform])
        elif item.late and due is None:
            yield NO_DUE_DATE.format(NAMES[item.platform])
        self._sort(learner, item, time, done)

    def _grace(self, told):
        """Return how much later a time that was told still counts as on time."""
        return timedelta(minutes=self.rule.grace_minutes if self.rule and told else 0)

    def costs(self) -> str:
        """Say what it costs to be late by a second."""
        if self.rule is None:
            return "it counts as late by a second"
        if self.rule.grace_minutes:
            return "it counts as late by a second, within grace_minutes, so it loses no points"
        return "it counts as 1 day late" if self.rule.late_percent_per_day else "it loses no points"

    def _sort(self, learner, item, time, done):
        due, hint = self.deadlines.due, item.hint(self.zone)
        if item.late and due and item.time(learner, self.zone) is None:
            done.marked.append(learner.id)
        if time is None and not item.late and (item.late is None or due is None):
            done.timeless.append(learner.id)
        if item.late is False and due and hint and hint > due:
            done.after.append(learner.id)
        done.some_marked |= bool(item.late)
