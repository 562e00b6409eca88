"""Writes CSV whose cells no spreadsheet evaluates (pure); all CSV is written here.

A cell that a spreadsheet would take for a formula is prefixed with an apostrophe, as OWASP advises
against CSV injection; numbers stay numbers. This includes cells of a file that came from Canvas or
Moodle: both identify learners by an ID or Identifier, which is never a formula, and ignore the
name, so a learner named "-Smith" comes back as "'-Smith" with the right grade.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable

_NUMBER = re.compile(r"[-+]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+]?\d+)?%?")
#: Where a cell begins, also for spreadsheets with a separator other than the comma.
_START = re.compile(r"(?:^|(?<=[;\t\r\n|]))([^\S\t\r\n]{0,40})(\S)(?=.)", re.DOTALL)
_SIGNS = frozenset("=+-@")


def text(rows: Iterable[Iterable[object]], *, line_end: str = "\r\n") -> str:
    """Return rows as the text of a CSV file."""
    writer = csv.writer(_Echo, lineterminator=line_end)
    return "".join(writer.writerow([cell(each) for each in row]) for row in rows)


def cell(value: object) -> object:
    """Return a value as a cell that no spreadsheet evaluates."""
    if not isinstance(value, str) or _NUMBER.fullmatch(value):
        return value
    kept = value.encode("utf-8", "replace").decode("utf-8")
    kept = _START.sub(_marked, kept)
    return f"'{kept}" if kept[:1] in ("\t", "\r", "\n") else kept


def _marked(match):
    space, begin = match.groups()
    plain = unicodedata.normalize("NFKC", begin)  # also full-width, small or raised =
    return f"{space}'{begin}" if plain[:1] in _SIGNS else match[0]


class _Echo:
    """A file for csv.writer that returns each line."""

    @staticmethod
    def write(line):
        return line
