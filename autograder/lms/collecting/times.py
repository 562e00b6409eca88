"""When a file was handed in, as far as a platform says it (pure).

Whether it was late is the platform's decision, which knows its own extensions. So a hand-in that it
does not mark as late is on time; its time is known only if it was not after the due date. One that
it marks counts as late, by a second if it does not say by how much: an extension that is given here
covers that second.
"""

import re
from collections.abc import Collection
from datetime import UTC, datetime, timedelta, tzinfo

from dateutil import parser

from autograder.files import timestamps

#: A year beside a word or an ISO date, and a time.
_DATE = re.compile(r"(?s)(?:[^\W\d]{3,}.*\b\d{4}\b|\b\d{4}-\d\d-\d\d\b).*\d:\d\d")
_WEEKDAY = re.compile(r"[^\W\d]+, ")
#: German months that are written otherwise than in English.
_MONTHS = {
    "januar ": "january ", "februar ": "february ", "märz": "march", "mai": "may",
    "juni": "june", "juli": "july", "oktober": "october", "dezember": "december",
}  # fmt: skip
#: Files of one zip whose times differ by less were not handed in then: it was made then.
DOWNLOAD = timedelta(hours=1)


def counted(time: datetime | None, due: datetime | None, *, late: bool | None) -> datetime | None:
    """Return the time that counts for a hand-in, None if it is unknown, which is on time.

    Args:
        time: when the file was handed in, or None.
        due: when the assignment is due, without extensions, or None.
        late: whether the platform says that it was late; None if it never does.
    """
    if late is None or due is None:
        return time
    if late:
        return max(time or due, due + timestamps.LEAST)
    return time if time and time <= due else None


def are_of_hand_ins(changed: Collection[datetime]) -> bool:
    """Whether the times of a zip's files are not just those of one download.

    ILIAS kept the time of each upload up to version 8, and writes that of the download since.
    """
    return bool(changed) and max(changed) - min(changed) >= DOWNLOAD


def stamp(time: datetime | None) -> str:
    """Return the content of timestamp.txt, "" for an unknown time."""
    return f"{time.astimezone(UTC).replace(tzinfo=None).isoformat(' ')} UTC" if time else ""


def in_utc(time: datetime, zone: tzinfo | None) -> datetime:
    """Return a time without a zone, as platforms write it, in UTC.

    Args:
        time: what the platform says.
        zone: the course's, None for this machine's.
    """
    return (time.replace(tzinfo=zone) if zone and time.tzinfo is None else time).astimezone(UTC)


def of_digits(text: str, zone: tzinfo | None) -> datetime | None:
    """Return the time that ILIAS puts in front of a name as digits; None if they are no time."""
    try:
        return in_utc(datetime.strptime(text, "%Y%m%d%H%M%S"), zone)
    except (ValueError, OverflowError):
        return None


def of_words(text: str, zone: tzinfo | None = None) -> datetime | None:
    """Return the time that a roster gives in words; None if it cannot be read.

    Moodle writes it in the teacher's language and zone, such as "Thursday, 26 November 2026, 8:50
    PM", without saying the zone. A month that is a number is not guessed.
    """
    if not _DATE.search(text):
        return None
    text = _WEEKDAY.sub("", text.strip()).casefold()
    for german, english in _MONTHS.items():
        text = text.replace(german, english)
    try:
        found = parser.parse(text)
    except (ValueError, OverflowError):
        return None
    plausible = timestamps.FIRST <= found.replace(tzinfo=None) < timestamps.LAST
    return in_utc(found, zone) if plausible else None
