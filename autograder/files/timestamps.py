"""Reads the submission time from timestamp.txt, or says why it cannot be one (pure).

`nbgrader submit` writes "2026-11-23 10:00:00.000000 UTC". Other forms that nbgrader reads are read
too, if they give a complete, plausible date; the result is in nbgrader's own form.
"""

import codecs
import re
import time
import warnings
import zoneinfo
from datetime import datetime, timedelta

from dateutil import parser, tz

from autograder.text import foreign

EXPECTED = "expected a time such as 2026-11-23 10:00:00 UTC; the time counts as unknown, not late"
FIRST, LAST = datetime(1970, 1, 1), datetime(2100, 1, 1)
#: How late a submission counts if a platform says only that it was late.
LEAST = timedelta(seconds=1)
_HARMLESS = re.compile(r"[A-Za-z0-9 ,.:+/_-]{1,80}")
_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")
_SHIFTED = re.compile(r"(UTC|GMT)[+-]\d{1,2}")
_OTHER = datetime(2001, 2, 2)
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def read(data: bytes) -> str:
    """Return a time as nbgrader writes it, in UTC.

    Args:
        data: the content of timestamp.txt.

    Raises:
        ValueError: it is not a time from 1970 to 2100; the message says what it is.
    """
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    text = data.decode(encoding, "replace").strip()
    moment = _moment(text)
    if moment is None or not FIRST <= moment < LAST:
        raise ValueError(f"timestamp.txt says {foreign.shown(text, 60)!r}, {EXPECTED}")
    return moment.isoformat(" ") + " UTC"


def _moment(text):
    """Return the time in UTC, as nbgrader would read it; None if the text is not a time."""
    if not _HARMLESS.fullmatch(text):
        return None
    parts = text.split(" ")
    plain, zone = (" ".join(parts[:2]), parts[2]) if len(parts) == 3 else (text, "")
    try:
        with warnings.catch_warnings(action="ignore"):  # about an unknown time zone
            # missing parts come from `default`, so an incomplete date gives two guesses
            guesses = {parser.parse(plain, default=day, ignoretz=True) for day in (FIRST, _OTHER)}
            moment = parser.parse(f"{plain} TZ", tzinfos={"TZ": _zone(zone)}) if zone else None
            moment = moment or parser.parse(text)
        shift = moment.utcoffset() or timedelta()
        return moment.replace(tzinfo=None) - shift if len(guesses) == 1 else None
    except Exception:  # dateutil may raise any exception on arbitrary text
        return None


def _zone(name):
    """Return a time zone by its name; `tz.gettz` would also open a file that it names.

    Raises:
        ValueError, LookupError, OSError: no zone has this name.
    """
    if re.fullmatch(r"[+-]?\d+", name):
        return int(name)
    if name in ("UTC", "GMT", "Z"):
        return tz.UTC
    if name in time.tzname:
        return tz.tzlocal()
    if _SHIFTED.fullmatch(name):
        return tz.tzstr(name)
    if not _ZONE.fullmatch(name):
        raise ValueError(f"{name!r} is not a name of a time zone")
    return zoneinfo.ZoneInfo(name)
