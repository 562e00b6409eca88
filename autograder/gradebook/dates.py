"""Due dates, late rules and extensions, read from one file: dates.toml in the state folder (pure).

    timezone = "Europe/Berlin"

    [random_initialization]
    due = 2026-12-01 23:59:00
    grace_minutes = 15
    late_percent_per_day = 10
    late_at_most_percent = 50

    [random_initialization.extensions]
    s042 = 3                       # days
    s043 = 2026-12-08 12:00:00     # or a due date of their own

An assignment that the file does not name has the dates of nbgrader's database, and the late rule of
nbgrader's settings.
"""

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from autograder.errors import CourseError
from autograder.gradebook.course import Course

FILE = "dates.toml"
_NUMBERS = {
    "grace_minutes": math.inf, "late_percent_per_day": 100.0, "late_at_most_percent": 100.0,
}  # fmt: skip
_KEYS = ("due", "extensions", *_NUMBERS)
_EXAMPLE = (
    "expected a date and a time without quotes, such as 2026-12-01 23:59:00+01:00, or without "
    "+01:00 if the file has a timezone"
)
_NO_ZONE = (
    'has no time zone: write timezone = "Europe/Berlin", or your own, as the first line of the '
    "file, or add +01:00 to the time"
)
_FORM = "Write times as 2026-12-01 23:59:00. "
_QUOTES = _FORM + 'Quote names that hold more than letters, digits, - and _: "ada@uni.example" = 3'
_DAY = timedelta(days=1)
_TIME = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d) UTC")
MOST_DAYS = 3_650  # of an extension


@dataclass(frozen=True)
class Dates:
    """The dates of one assignment; `due` is in UTC, without a zone, as nbgrader keeps it."""

    due: datetime
    zone: tzinfo = UTC
    grace_minutes: float = 0.0
    late_percent_per_day: float = 0.0
    late_at_most_percent: float = 100.0
    extensions: dict[str, timedelta] = field(default_factory=dict)

    def penalty(self, score: float, seconds_late: float) -> float:
        """Return the points that a late submission loses.

        Args:
            score: what it earned.
            seconds_late: after the learner's own due date, extensions included.

        Returns:
            A share of the score for each day that has begun; 0 within the grace period.
        """
        if seconds_late <= 60 * self.grace_minutes:
            return 0.0
        days = math.ceil(seconds_late / _DAY.total_seconds())
        percent = min(days * self.late_percent_per_day, self.late_at_most_percent)
        return max(0.0, score) * percent / 100

    def for_learners(self) -> str:
        """Say what holds for everybody: the due date and the late rule."""
        lines = [f"Due: {self.shown(self.due)}."]
        if self.grace_minutes:
            lines.append(f"Up to {self.grace_minutes:g} minutes more do not count as late.")
        if self.late_percent_per_day:
            most = f", at most {self.late_at_most_percent:g} %" * (self.late_at_most_percent < 100)
            lines.append(
                f"After that you lose {self.late_percent_per_day:g} % of your points for each day "
                f"that has begun{most}."
            )
        else:
            lines.append("Later submissions lose no points.")
        return "\n".join(lines) + "\n"

    def shown(self, moment: datetime) -> str:
        """Return a time in UTC as people of the course read it."""
        return shown(moment, self.zone)


def shown(moment: datetime, zone: tzinfo = UTC) -> str:
    """Return a time in UTC as people read it in their timezone."""
    local = moment.replace(tzinfo=UTC).astimezone(zone)
    return f"{local:%A}, {local.day} {local:%B %Y, %H:%M} ({local.tzname()})"


def localized(text: str, zone: tzinfo | None) -> str:
    """Return a text of the grader's with its times, such as 2026-12-01 10:00 UTC, in a timezone.

    Without a timezone, it stays as it is.
    """
    if zone is None:
        return text
    return _TIME.sub(lambda found: shown(datetime.fromisoformat(found[1]), zone), text)


def of(course: Course, assignment: str) -> Dates | None:
    """Return an assignment's dates of a course's file; None if it does not name it.

    Raises:
        CourseError: the file cannot be read.
    """
    return read(course.autograded.parent).get(assignment)


def read(state: Path) -> dict[str, Dates]:
    """Return the dates of each assignment that the file names; none without a file.

    Raises:
        CourseError: the file is not as above; the message says where, and what is expected.
    """
    path = state / FILE
    content = _content(path)
    zone = _zone(path, content.pop("timezone", None))
    return {name: _dates(f"{path}, [{name}]", each, zone) for name, each in content.items()}


def zone_of(course: Course) -> ZoneInfo | None:
    """Return the timezone of a course's file, None if it has none.

    Raises:
        CourseError: the file cannot be read, or there is no such timezone.
    """
    path = course.autograded.parent / FILE
    return _zone(path, _content(path).get("timezone"))


def _content(path):
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path} cannot be read: {error}. {_QUOTES}") from None
    except (OSError, ValueError) as error:
        raise CourseError(f"{path} cannot be read: {error}") from None


def _zone(path, name):
    try:
        return ZoneInfo(name) if name is not None else None
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError):
        raise CourseError(
            f'{path}: there is no timezone {name!r}, expected a name such as "Europe/Berlin"'
        ) from None


def _dates(where, given, zone):
    if not isinstance(given, Mapping):
        raise CourseError(f"{where} is not a table; expected the assignment's name in brackets")
    unknown = sorted(given.keys() - set(_KEYS))
    if unknown:
        raise CourseError(f"{where} has {', '.join(unknown)}; expected one of {', '.join(_KEYS)}")
    if not isinstance(more := given.get("extensions", {}), Mapping):
        raise CourseError(f"{where} extensions is {more!r}, expected learners with days or a date")
    if "due" not in given:
        raise CourseError(f"{where} due is missing; {_EXAMPLE}")
    due = _moment(f"{where} due", given["due"], zone)
    numbers = {name: _number(f"{where} {name}", given[name], most)
               for name, most in _NUMBERS.items() if name in given}  # fmt: skip
    extensions = {str(who): _extension(f"{where} extensions, {who}", each, due, zone)
                  for who, each in more.items()}  # fmt: skip
    return Dates(due, zone or UTC, extensions=extensions, **numbers)


def _moment(where, value, zone):
    if not isinstance(value, datetime):
        raise CourseError(f"{where} is {value}; {_EXAMPLE}")
    if not (value.tzinfo or zone):
        raise CourseError(f"{where} is {value}, which {_NO_ZONE}")
    moment = value if value.tzinfo else value.replace(tzinfo=zone)
    return moment.astimezone(UTC).replace(tzinfo=None)


def _number(where, value, most=math.inf):
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 <= value <= most or value == math.inf:
        wanted = "of 0 or more" if most == math.inf else f"from 0 to {most:g}"
        raise CourseError(f"{where} is {value!r}, expected a number {wanted}")
    return float(value)


def _extension(where, value, due, zone):
    if isinstance(value, datetime):
        longer = _moment(where, value, zone) - due
        if longer < timedelta():
            raise CourseError(f"{where} is {value}, expected a time after the due date")
        return longer
    days = _number(f"{where} (days, or a due date)", value)
    if days > MOST_DAYS:
        raise CourseError(f"{where} is {days:g} days, expected at most {MOST_DAYS:,}")
    return days * _DAY
